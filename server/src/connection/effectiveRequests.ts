import type { CancellationToken, Connection } from 'vscode-languageserver';
import { type Comparison, comparison } from '../features/comparison.ts';
import { type EffectiveDocument, type EffectiveRequest, type EffectiveSource, type SourceText, effectiveDocument, serviceNames } from '../features/effectiveDocument.ts';
import type { Host } from '../host.ts';
import { knowledge } from '../knowledge/knowledge.ts';
import type { Messages } from '../texts/messages.ts';
import { configure } from '../model/configuration.ts';
import { parseMainCf } from '../syntax/mainCf.ts';
import { parseMasterCf } from '../syntax/masterCf.ts';
import { type Entry, siblingOf } from './entry.ts';
import { guarded } from './guard.ts';
import type { Workspace } from './workspace.ts';

/** A file of the client; `text` is for one that the server cannot read. */
interface FileOfClient { readonly uri: string; readonly text?: string | undefined }

/** Answers the requests of our own about what a configuration comes to; `null` where there is no such file. */
export function answerEffective(connection: Connection, workspace: Workspace, host: Host): void {
  const ask = <T>(name: string, params: unknown, token: CancellationToken, run: (uri: string) => Promise<T | null>) => {
    const uri = fileOf(params)?.uri;
    return guarded<T | null>(connection.console, name, uri ?? '', token, null, () => (uri === undefined ? null : run(uri)));
  };

  connection.onRequest('postfix/effective', (params: unknown, token: CancellationToken) => ask<EffectiveDocument>('effective', params, token, async (uri) => {
    workspace.viewed(uri);
    const found = await sourceOf(fileOf(params) ?? { uri });
    return found ? effectiveDocument(found.source, requestOf(params), found.messages) : null;
  }));
  connection.onRequest('postfix/services', (params: unknown, token: CancellationToken) => ask<string[]>('services', params, token, async (uri) => {
    const found = await sourceOf({ uri });
    return found ? serviceNames(found.source.configuration) : null;
  }));
  connection.onRequest('postfix/compare', (params: unknown, token: CancellationToken) => ask<Comparison>('compare', params, token, async (uri) => {
    const other = fileOf((params as { readonly other?: unknown }).other);
    const [a, b] = await Promise.all([sourceOf(fileOf(params) ?? { uri }), other && sourceOf(other)]);
    if (!a || !b) return null;
    // Two releases differ by themselves: both files are read as the first one's does.
    const [before, after] = [a.source.configuration, b.source.configuration];
    return comparison(before, before.release === after.release ? after : configure(knowledge, before.release, after.tree, after.master));
  }));

  async function sourceOf(file: FileOfClient): Promise<{ source: EffectiveSource; messages: Messages } | undefined> {
    const entry = workspace.entry(file.uri);
    // The client's own text is the newer one: its edit may be on the way still.
    if (entry && (file.text === undefined || file.text === textOf(entry))) {
      const { messages } = await workspace.judgement(file.uri);
      return { source: openSource(entry), messages };
    }
    const text = file.text ?? await host.readText(file.uri);
    if (text === undefined) return undefined;
    const { release, messages } = await workspace.judgement(file.uri);
    const beside = siblingOf(file.uri);
    const other = beside === undefined ? undefined : textOf(workspace.entry(beside)) ?? await host.readText(beside);
    const [one, sibling] = [namedText(file.uri, text), other === undefined || beside === undefined ? undefined : namedText(beside, other)];
    const [main, master] = /\/master\.cf$/.test(file.uri) ? [sibling, one] : [one, sibling];
    return { source: { configuration: configure(knowledge, release, parseMainCf(main?.text ?? ''), master && parseMasterCf(master.text)), main, master }, messages };
  }
}

function openSource(entry: Entry): EffectiveSource {
  const own = namedText(entry.uri, textOf(entry) ?? '');
  const { configuration } = entry.file.context();
  if (entry.kind === 'master') return { configuration, main: entry.sibling && namedText(entry.sibling.uri, entry.sibling.text), master: own };
  return { configuration, main: own, master: entry.sibling && namedText(entry.sibling.uri, entry.sibling.lines().getText()) };
}

function textOf(entry: Entry | undefined): string | undefined {
  return entry?.file.lines().getText();
}

/** A file is called by the last part of its address. */
function namedText(uri: string, text: string): SourceText {
  const last = uri.replace(/[?#].*$/, '').split(/[/:]/).at(-1) ?? uri;
  try {
    return { path: decodeURIComponent(last), uri, text };
  } catch {
    return { path: last, uri, text };
  }
}

function fileOf(params: unknown): FileOfClient | undefined {
  const { uri, text } = (params ?? {}) as { readonly uri?: unknown; readonly text?: unknown };
  return typeof uri === 'string' ? { uri, text: typeof text === 'string' ? text : undefined } : undefined;
}

function requestOf(params: unknown): EffectiveRequest {
  const { service, all, expand } = params as { readonly service?: unknown; readonly all?: unknown; readonly expand?: unknown };
  return { service: typeof service === 'string' ? service : undefined, all: all === true, expand: expand === true };
}
