import type { DocumentLink } from 'vscode-languageserver-types';
import type { Messages } from '../texts/messages.ts';
import { patchLevelOf } from '../facts/release.ts';
import type { Configuration } from '../model/configuration.ts';
import {
  type EffectiveEntry,
  type EffectiveSelection,
  effectiveEntries,
  printEntry,
  servicesMatching,
} from '../model/effective.ts';
import { refusalOf } from '../model/refusal.ts';
import { type NamedPair, type NamedText, lineFinder, originWords } from './originWords.ts';

/** A configuration, with the files that it was read from. */
export interface EffectiveSource {
  readonly configuration: Configuration;
  readonly main: SourceText | undefined;
  readonly master: SourceText | undefined;
}
/** A file that it is made from, and where it is. */
export interface SourceText extends NamedText {
  readonly uri: string;
}

/** What of it is wanted. */
export interface EffectiveDocumentRequest extends EffectiveSelection {
  /** With macros expanded, as by `postconf -x`. */
  readonly expand?: boolean | undefined;
}

/** A text in the language of main.cf, and the way from its comments to the lines that they name. */
export interface EffectiveDocument {
  readonly text: string;
  readonly links: readonly DocumentLink[];
}

/**
 * What `postconf` would print of a configuration, with a comment above each run of lines of one origin: a comment has
 * a line of its own in the language of main.cf. An entry takes two lines at most.
 */
export function effectiveDocument(
  source: EffectiveSource,
  request: EffectiveDocumentRequest,
  messages: Messages,
): EffectiveDocument {
  const { configuration } = source;
  const entries = effectiveEntries(configuration, request);
  const page = new Page();
  for (const comment of head(source, request, entries, messages)) page.comment(comment);
  if (entries.length > 0) page.line('');
  const say = originWords(source, messages);
  const target = targets(source);
  let last: string | undefined;
  for (const entry of entries) {
    const origin = say(entry.origin);
    if (origin !== last) {
      page.comment(origin, target(entry));
      last = origin;
    }
    page.line(printEntry(entry, { expanded: request.expand === true }));
  }
  return { text: page.text(), links: page.links };
}

/** The names of the services, as `name/type`, in the order of master.cf. */
export function serviceNames(configuration: Configuration): string[] {
  return servicesMatching(configuration, undefined);
}

function* head(
  source: EffectiveSource,
  request: EffectiveDocumentRequest,
  entries: readonly EffectiveEntry[],
  messages: Messages,
): Generator<string> {
  const { configuration, main, master } = source;
  const { service } = request;
  const file = (service === undefined ? (main ?? master) : master)?.path ?? 'main.cf';
  yield messages.effective.title({
    file,
    release: messages.hover.patchLevel({
      level: patchLevelOf(configuration.knowledge.newestPatch, configuration.release),
      target: configuration.release,
    }),
    commands: commandsOf(request, messages),
  });
  const refusal = refusalOf(configuration);
  if (refusal) {
    const place = source[refusal.file];
    yield messages.lint.effective.refused({
      place: `${place?.path ?? `${refusal.file}.cf`}:${lineFinder(place?.text)(refusal.offset)}`,
      reason: refusal.reason,
    });
  }
  if (entries.length > 0) yield messages.effective.legend();
  else if (service === undefined) yield messages.effective.nothing();
  else
    yield servicesMatching(configuration, service).length > 0
      ? messages.effective.noOverrides({ service })
      : messages.effective.noService({ service });
  if (request.expand && entries.some(({ certainty }) => certainty === 'unknown')) yield messages.effective.onlyHost();
}

/** The commands that print the same. */
function commandsOf(
  { service, all = false, expand = false, withoutDefaults = false }: EffectiveDocumentRequest,
  { effective }: Messages,
): string {
  const x = expand ? 'x' : '';
  if (service !== undefined && withoutDefaults)
    return effective.withoutDefaults({ command: `postconf -PP${x} ${service}` });
  if (service !== undefined) return `postconf -${all ? 'PP' : 'P'}${x} ${service}`;
  return `${all ? `postconf${expand ? ' -x' : ''}` : `postconf -n${x}`}, postconf -P${x}`;
}

/** The address of the line that an entry comes from; VS Code and others take `#L4` for line 4. */
function targets({ main, master }: EffectiveSource & NamedPair): (entry: EffectiveEntry) => string | undefined {
  const [mainLines, masterLines] = [lineFinder(main?.text), lineFinder(master?.text)];
  return ({ origin }) => {
    if (origin.kind === 'main') return main && `${main.uri}#L${mainLines(origin.offset)}`;
    if (origin.kind === 'service') return master && `${master.uri}#L${masterLines(origin.offset)}`;
    return undefined;
  };
}

/** Lines, one after the other. */
class Page {
  readonly links: DocumentLink[] = [];
  readonly #lines: string[] = [];

  line(text: string): void {
    this.#lines.push(text);
  }
  comment(text: string, target?: string): void {
    // A name of a file or a service may hold anything, a comment ends with its line.
    const comment = `# ${text.replace(/[\r\n\u2028\u2029]+/g, ' ')}`;
    const line = this.#lines.length;
    if (target !== undefined) {
      this.links.push({ range: { start: { line, character: 2 }, end: { line, character: comment.length } }, target });
    }
    this.line(comment);
  }
  text(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }
}
