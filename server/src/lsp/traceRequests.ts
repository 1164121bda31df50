import type { CancellationToken, Connection } from 'vscode-languageserver';
import { readAddress } from '../base/address.ts';
import { textOfBytes } from '../base/byteString.ts';
import { serviceNames } from '../questions/effectiveDocument.ts';
import { type TableReader, playWithFiles } from '../questions/trace/playWithFiles.ts';
import { type TraceDocument, traceDocument } from '../questions/trace/traceDocument.ts';
import { type LineRole, traceMarks } from '../questions/trace/traceMarks.ts';
import { placeOfSetting } from '../questions/trace/settingPlace.ts';
import type { TraceSession } from '../questions/trace/traceSession.ts';
import { locales } from '../texts/locales.ts';
import { type FileOfClient, type FoundSource, type SourceOf, fileOfClient } from './effectiveRequests.ts';
import { guarded } from './guard.ts';
import type { InstanceTables } from './tableReader.ts';

/** What requests about the mail path need of the server. */
export interface TraceAbilities {
  /** The configuration of a file; undefined where there is no such file. */
  readonly sourceOf: SourceOf;
  /** From now on the client is told when the answer may be another. */
  readonly viewed: (uri: string) => void;
  readonly tablesOf: (uri: string, release: string) => InstanceTables;
}

/** A trace, and the lines of files that the session came to or did not, from 0. */
export interface TraceAnswer extends TraceDocument {
  readonly marks?: readonly { readonly uri: string; readonly line: number; readonly role: LineRole }[];
}

/**
 * Answers `postfix/trace` {uri, text?, service?, session, marks?}: what smtpd answers to a session. `null` where there
 * is no such file or service, or the session is not one (a client that is no address, control characters).
 */
export function answerTrace(connection: Connection, abilities: TraceAbilities): void {
  connection.onRequest<TraceAnswer | null, void>('postfix/trace', (params: unknown, token: CancellationToken) => {
    const file = fileOfClient(params);
    const asked = traceAsked(params);
    return guarded<TraceAnswer | null>(connection.console, 'trace', file?.uri ?? '', token, null, async () => {
      if (!file || !asked) return null;
      abilities.viewed(file.uri);
      const played = await playTrace(file, asked, abilities);
      if (!played) return null;
      const { found, result, service, tables } = played;
      const heading = { client: asked.session.client, service, release: found.source.configuration.release };
      const { marks: isMarked } = params as { readonly marks?: unknown };
      const legend = isMarked === true ? locales[found.locale].trace.legend : undefined;
      const document = traceDocument(found.source, result, { ...heading, legend }, found.locale, tables.uriOfTable);
      return isMarked === true ? { ...document, marks: marksOf(played) } : document;
    });
  });
}

/** The text of a trace; undefined where there is no such file or service. */
export async function traceText(
  file: FileOfClient,
  asked: TraceAsked,
  abilities: TraceAbilities,
): Promise<string | undefined> {
  const played = await playTrace(file, asked, abilities);
  if (!played) return undefined;
  const { found, result, service, tables } = played;
  const heading = { client: asked.session.client, service, release: found.source.configuration.release };
  return traceDocument(found.source, result, heading, found.locale, tables.uriOfTable).text;
}

/** What a session came to, and by what it was played. */
interface PlayedTrace {
  readonly found: FoundSource;
  readonly result: Awaited<ReturnType<typeof playWithFiles>>;
  readonly service: string;
  readonly tables: InstanceTables;
}

/** Plays a session; undefined where there is no such file or service. */
export async function playTrace(
  file: FileOfClient,
  { session, service: askedService }: TraceAsked,
  { sourceOf, tablesOf }: TraceAbilities,
): Promise<PlayedTrace | undefined> {
  const found = await sourceOf(file);
  if (!found) return undefined;
  const { configuration } = found.source;
  const { release } = configuration;
  if (askedService !== undefined && !serviceNames(configuration).includes(askedService)) return undefined;
  const service = askedService ?? 'smtp/inet';
  const tables = tablesOf(file.uri, release);
  const reader = guardedReader(tables, found);
  return {
    found,
    service,
    tables,
    result: await playWithFiles(configuration, { service, version: release }, session, reader),
  };
}

/** Reads tables but for those with passwords: a trace shows the values that it finds. */
export function guardedReader(tables: InstanceTables, found: FoundSource): TableReader {
  const passwords = found.passwordFiles();
  return {
    ...tables,
    readTable: async (name) => (passwords.has(textOfBytes(name)) ? { kind: 'unread' } : tables.readTable(name)),
  };
}

function marksOf({ found: { source }, result, service, tables }: PlayedTrace): NonNullable<TraceAnswer['marks']> {
  const { configuration, main, master } = source;
  const files = { main: main?.text ?? '', master: master?.text ?? '' };
  const uris: Readonly<Record<string, string | undefined>> = { 'main.cf': main?.uri, 'master.cf': master?.uri };
  const placeOf = (name: string): ReturnType<typeof placeOfSetting> =>
    placeOfSetting(configuration, service, name, files);
  const textOf = (file: 'main.cf' | 'master.cf'): string => (file === 'main.cf' ? files.main : files.master);
  return traceMarks(result, placeOf, textOf).flatMap(({ file, line, role }) => {
    const uri = Object.hasOwn(uris, file) ? uris[file] : tables.uriOfTable(file);
    return uri === undefined ? [] : [{ uri, line: line - 1, role }];
  });
}

/** A session that a client asks about. */
export interface TraceAsked {
  readonly session: TraceSession;
  readonly service: string | undefined;
}

/** Undefined: what the client sent is no session. */
export function traceAsked(params: unknown): TraceAsked | undefined {
  const { session, service } = (params ?? {}) as Readonly<Record<'session' | 'service', unknown>>;
  if (typeof session !== 'object' || session === null) return undefined;
  const given = session as Readonly<Record<keyof TraceSession, unknown>>;
  const { client } = given;
  const texts = [client, service, given.clientName, given.reverseName, given.helo, given.from, given.login];
  const to: unknown[] = Array.isArray(given.to) ? given.to : [];
  if (typeof client !== 'string' || !readAddress(client)) return undefined;
  if (![...texts, ...to].every((one) => one === undefined || isWord(one))) return undefined;
  return {
    session: {
      client,
      clientName: textOrNone(given.clientName),
      reverseName: textOrNone(given.reverseName),
      helo: textOrNone(given.helo),
      from: textOrNone(given.from) ?? '',
      to: to.filter((one) => typeof one === 'string'),
      login: textOrNone(given.login),
      tls: given.tls === true,
    },
    service: textOrNone(service),
  };
}

/** A text without control characters: one that ended its line would be two commands. */
function isWord(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 1000 && !/[\x00-\x1f\x7f]/.test(value);
}

function textOrNone(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
