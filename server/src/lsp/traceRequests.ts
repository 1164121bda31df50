import type { CancellationToken, Connection } from 'vscode-languageserver';
import { readAddress } from '../base/address.ts';
import { textOfBytes } from '../base/byteString.ts';
import { serviceNames } from '../questions/effectiveDocument.ts';
import { type TableReader, playWithFiles } from '../questions/trace/playWithFiles.ts';
import { type TraceDocument, traceDocument } from '../questions/trace/traceDocument.ts';
import type { TraceSession } from '../questions/trace/traceSession.ts';
import { type SourceOf, fileOfClient } from './effectiveRequests.ts';
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

/**
 * Answers `postfix/trace` {uri, text?, service?, session}: what smtpd answers to a session. `null` where there is no
 * such file or service, or the session is not one (a client that is no address, control characters).
 */
export function answerTrace(connection: Connection, abilities: TraceAbilities): void {
  const { sourceOf, viewed, tablesOf } = abilities;
  connection.onRequest<TraceDocument | null, void>('postfix/trace', (params: unknown, token: CancellationToken) => {
    const file = fileOfClient(params);
    const asked = traceAsked(params);
    return guarded<TraceDocument | null>(connection.console, 'trace', file?.uri ?? '', token, null, async () => {
      if (!file || !asked) return null;
      viewed(file.uri);
      const found = await sourceOf(file);
      if (!found) return null;
      const { configuration } = found.source;
      const { release } = configuration;
      const { session, service = 'smtp/inet' } = asked;
      if (asked.service !== undefined && !serviceNames(configuration).includes(service)) return null;
      const tables = tablesOf(file.uri, release);
      const passwords = found.passwordFiles();
      const reader: TableReader = {
        ...tables,
        // A trace shows the values that it finds.
        readTable: async (name) => (passwords.has(textOfBytes(name)) ? { kind: 'unread' } : tables.readTable(name)),
      };
      const result = await playWithFiles(configuration, { service, version: release }, session, reader);
      const heading = { client: session.client, service, release };
      return traceDocument(found.source, result, heading, found.locale, tables.uriOfTable);
    });
  });
}

function traceAsked(
  params: unknown,
): { readonly session: TraceSession; readonly service: string | undefined } | undefined {
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
