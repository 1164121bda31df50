import type { CancellationToken, Connection } from 'vscode-languageserver';
import { type EffectiveComparison, comparison } from '../questions/comparison.ts';
import {
  type EffectiveDocument,
  type EffectiveDocumentRequest,
  type EffectiveSource,
  type SourceText,
  effectiveDocument,
  serviceNames,
} from '../questions/effectiveDocument.ts';
import type { Host } from '../host.ts';
import { type Instance, type InstanceChange, applyChanges, emptyInstance, fileOf } from '../instance/instance.ts';
import { languageOf, instancePlaceOf } from '../instance/layout.ts';
import { textOfFile } from '../instance/sourceFile.ts';
import { sourceFile } from '../languages/parsers.ts';
import { knowledge } from '../facts/knowledge.ts';
import type { Locale } from '../texts/locales.ts';
import type { Messages } from '../texts/messages.ts';
import { configure } from '../model/configuration.ts';
import { contextOf } from '../rules/context.ts';
import { passwordTables } from '../questions/trace/passwordTables.ts';
import { guarded } from './guard.ts';
import type { Workspace } from './workspace.ts';

/** A file of the client; `text` is for one that the server cannot read. */
export interface FileOfClient {
  readonly uri: string;
  readonly text?: string | undefined;
}

/** A configuration, and in which language people are told of it. */
export interface FoundSource {
  readonly source: EffectiveSource;
  readonly messages: Messages;
  readonly locale: Locale;
  /** The paths of the files with passwords that it names. */
  readonly passwordFiles: () => ReadonlySet<string>;
}

/** Finds the configuration of a file; undefined where there is no such file. */
export type SourceOf = (file: FileOfClient) => Promise<FoundSource | undefined>;

/** Answers the requests of our own about what a configuration comes to; `null` where there is no such file. */
export function answerEffective(connection: Connection, workspace: Workspace, sourceOf: SourceOf): void {
  const ask = <T>(
    name: string,
    params: unknown,
    token: CancellationToken,
    run: (uri: string) => Promise<T | null>,
  ) => {
    const uri = fileOfClient(params)?.uri;
    return guarded<T | null>(connection.console, name, uri ?? '', token, null, () =>
      uri === undefined ? null : run(uri),
    );
  };

  connection.onRequest('postfix/effective', (params: unknown, token: CancellationToken) =>
    ask<EffectiveDocument>('effective', params, token, async (uri) => {
      workspace.viewed(uri);
      const found = await sourceOf(fileOfClient(params) ?? { uri });
      return found ? effectiveDocument(found.source, requestOf(params), found.messages) : null;
    }),
  );
  connection.onRequest('postfix/services', (params: unknown, token: CancellationToken) =>
    ask<string[]>('services', params, token, async (uri) => {
      const found = await sourceOf({ uri });
      return found ? serviceNames(found.source.configuration) : null;
    }),
  );
  connection.onRequest('postfix/compare', (params: unknown, token: CancellationToken) =>
    ask<EffectiveComparison>('compare', params, token, async (uri) => {
      const other = fileOfClient((params as { readonly other?: unknown }).other);
      const [a, b] = await Promise.all([sourceOf(fileOfClient(params) ?? { uri }), other && sourceOf(other)]);
      if (!a || !b) return null;
      // Two releases differ by themselves: both files are read as the first one's does.
      const [before, after] = [a.source.configuration, b.source.configuration];
      return comparison(
        before,
        before.release === after.release ? after : configure(knowledge, before.release, after.tree, after.master),
      );
    }),
  );
}

/** Finds configurations among the open files, and those that the host can read. */
export function createSourceOf(workspace: Workspace, host: Host): SourceOf {
  return async (file) => {
    const id = languageOf(file.uri) === 'master.cf' ? 'master.cf' : 'main.cf';
    const { release, messages, locale } = await workspace.inputs(file.uri);
    const foundIn = (instance: Instance): FoundSource => ({
      source: effectiveSource(instance),
      messages,
      locale,
      passwordFiles: () => passwordTables(contextOf(instance)),
    });
    const open = workspace.instance(file.uri);
    // The client's own text is the newer one: its edit may be on the way still.
    if (open && (file.text === undefined || file.text === textIn(open, languageIn(open, file.uri))))
      return foundIn(open);
    const text = file.text ?? (await host.readText(file.uri));
    if (text === undefined) return undefined;
    const { uriOf } = instancePlaceOf(file.uri, id);
    const other = id === 'main.cf' ? 'master.cf' : 'main.cf';
    const beside = uriOf(other);
    const otherText =
      beside === undefined ? undefined : (textIn(workspace.instance(beside), other) ?? (await host.readText(beside)));
    const changes: InstanceChange[] = [{ kind: 'file', file: sourceFile(id, file.uri, text) }];
    if (beside !== undefined && otherText !== undefined)
      changes.push({ kind: 'file', file: sourceFile(other, beside, otherText) });
    return foundIn(applyChanges(emptyInstance(release), changes));
  };
}

function effectiveSource(instance: Instance): EffectiveSource {
  const [main, master] = [fileOf(instance, 'main.cf'), fileOf(instance, 'master.cf')];
  return {
    configuration: contextOf(instance).configuration,
    main: main && namedText(main.uri, textOfFile(main)),
    master: master && namedText(master.uri, textOfFile(master)),
  };
}

/** Which file of an instance is at an address. */
function languageIn(instance: Instance, uri: string): 'main.cf' | 'master.cf' {
  return fileOf(instance, 'master.cf')?.uri === uri ? 'master.cf' : 'main.cf';
}

function textIn(instance: Instance | undefined, id: 'main.cf' | 'master.cf'): string | undefined {
  const file = instance && fileOf(instance, id);
  return file && textOfFile(file);
}

/** A file is called by the last part of its address. */
function namedText(uri: string, text: string): SourceText {
  const last =
    uri
      .replace(/[?#].*$/, '')
      .split(/[/:]/)
      .at(-1) ?? uri;
  try {
    return { path: decodeURIComponent(last), uri, text };
  } catch {
    return { path: last, uri, text };
  }
}

/** The file that a request is about. */
export function fileOfClient(params: unknown): FileOfClient | undefined {
  const { uri, text } = (params ?? {}) as { readonly uri?: unknown; readonly text?: unknown };
  return typeof uri === 'string' ? { uri, text: typeof text === 'string' ? text : undefined } : undefined;
}

function requestOf(params: unknown): EffectiveDocumentRequest {
  const { service, all, expand, withoutDefaults } = params as Readonly<Record<string, unknown>>;
  return {
    service: typeof service === 'string' ? service : undefined,
    all: all === true,
    expand: expand === true,
    withoutDefaults: withoutDefaults === true,
  };
}
