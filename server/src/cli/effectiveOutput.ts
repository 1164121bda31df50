import { lineFinder, originWords } from '../questions/originWords.ts';
import type { LintMessages } from '../texts/messages.ts';
import { type EffectiveEntry, effectiveEntries, printEntry, servicesMatching } from '../model/effective.ts';
import type { Origin } from '../model/origin.ts';
import { type Refusal, refusalOf } from '../model/refusal.ts';
import { contextOf } from '../rules/context.ts';
import { instanceOf } from './check.ts';
import { harmless, widthOf } from './displayWidth.ts';
import { LintFailure } from './failure.ts';
import type { Pair, LintFile } from './files.ts';
import type { Release } from '../facts/factTypes.ts';
import { knowledge } from '../facts/knowledge.ts';
import { patchLevelOf } from '../facts/release.ts';

/** What of the effective configuration is wanted. */
export interface EffectiveRequest {
  /** `smtp/inet`, or `smtp` for any type. */
  readonly service: string | undefined;
  /** With macros expanded, as by `postconf -x`. */
  readonly expand: boolean;
  /** With parameters that nobody set. */
  readonly all: boolean;
}

/** The effective configuration of a pair, and what postconf would refuse it for. */
export interface Effective {
  readonly pair: Pair;
  readonly release: Release;
  readonly entries: readonly EffectiveEntry[];
  readonly refusal: Refusal | undefined;
}

/** Works out what is wanted. */
export function effectiveOf(pair: Pair, release: Release, { service, all }: EffectiveRequest): Effective {
  const { configuration } = contextOf(instanceOf(pair, release));
  const services = servicesMatching(configuration, service);
  if (service !== undefined && services.length === 0)
    throw new LintFailure((messages) =>
      messages.effective.noService({ service, path: pair.master?.path ?? 'master.cf' }),
    );
  return {
    pair,
    release,
    entries: effectiveEntries(configuration, { service, all }),
    refusal: refusalOf(configuration),
  };
}

/** One line an entry: what postconf prints, a tab (blanks on a terminal), and where it comes from. */
export function effectiveText(
  { entries, pair }: Effective,
  { expand }: EffectiveRequest,
  messages: LintMessages,
  terminal: boolean,
): string {
  const where = originWords(pair, { lint: messages });
  const lines = entries.map((entry) => ({
    text: printEntry(entry, { expanded: expand }),
    origin: where(entry.origin),
  }));
  if (!terminal) return lines.map(({ text, origin }) => `${text}\t# ${origin}\n`).join('');
  const column = Math.min(60, Math.max(0, ...lines.map(({ text }) => widthOf(harmless(text)))));
  return lines
    .map(({ text, origin }) => {
      const shown = harmless(text);
      return `${shown}${' '.repeat(Math.max(2, column + 2 - widthOf(shown)))}# ${origin}\n`;
    })
    .join('');
}

/** The same for programs. */
export function effectiveJson(all: readonly Effective[]): string {
  return `${JSON.stringify(
    {
      version: 1,
      configurations: all.map(({ pair, release, entries, refusal }) => ({
        main: pair.main?.path,
        master: pair.master?.path,
        targetVersion: release,
        patchLevel: patchLevelOf(knowledge.newestPatch, release),
        ...(refusal
          ? {
              refused: {
                file: fileOf(pair, refusal.file)?.path,
                line: lineOf(fileOf(pair, refusal.file), refusal.offset),
                reason: refusal.reason,
              },
            }
          : {}),
        entries: entries.map(({ origin, ...entry }) => ({ ...entry, origin: originData(pair, origin) })),
      })),
    },
    undefined,
    2,
  )}\n`;
}

/** Says why postconf would print nothing but an error. */
export function refusalText({ pair, refusal }: Effective, messages: LintMessages): string | undefined {
  if (!refusal) return undefined;
  const file = fileOf(pair, refusal.file);
  return messages.effective.refused({
    place: `${file?.path ?? ''}:${lineOf(file, refusal.offset)}`,
    reason: refusal.reason,
  });
}

function originData(pair: Pair, origin: Origin): object {
  if (origin.kind === 'main') return { kind: 'main', path: pair.main?.path, line: lineOf(pair.main, origin.offset) };
  if (origin.kind === 'service')
    return {
      kind: 'service',
      service: origin.service,
      path: pair.master?.path,
      line: lineOf(pair.master, origin.offset),
    };
  return origin;
}

function fileOf(pair: Pair, file: 'main' | 'master'): LintFile | undefined {
  return pair[file];
}

function lineOf(file: LintFile | undefined, offset: number): number {
  return lineFinder(file?.text)(offset);
}
