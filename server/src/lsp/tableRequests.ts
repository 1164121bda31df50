import type { CancellationToken, Connection } from 'vscode-languageserver';
import { bytesOfText, textOfBytes } from '../base/byteString.ts';
import { type Instance, fileOf } from '../instance/instance.ts';
import { type TablePath, tablePathOf } from '../instance/layout.ts';
import { textOfFile } from '../instance/sourceFile.ts';
import { roleOf } from '../lookup/keys/roles.ts';
import { type KeyQuestion, lookUpKey } from '../questions/lookup/lookUpKey.ts';
import { lookupDocument } from '../questions/lookup/lookupDocument.ts';
import type { TableReader } from '../questions/trace/playWithFiles.ts';
import type { TraceDocument } from '../questions/trace/traceDocument.ts';
import { contextOf } from '../rules/context.ts';
import { indexState } from '../rules/entries/indexState.ts';
import { type TableUse, installedIn, ownPathIn, tableUses, usesOf } from '../rules/entries/tableUses.ts';
import { isPasswordMap } from '../rules/files/passwordFiles.ts';
import type { Context } from '../rules/rule.ts';
import { guarded } from './guard.ts';
import type { InstanceTables } from './tableReader.ts';
import type { Workspace } from './workspace.ts';

/** A table, or a list of them, that a person can ask: what `postfix/tables` answers with. */
export interface AskableTable {
  /** The parameter or restriction that asks. */
  readonly role: string;
  readonly setting: string;
  readonly type: string;
  readonly path: string;
  readonly uri: string;
}

/**
 * Answers `postfix/tables` {uri}: the tables that the instance of an open file names; and `postfix/lookup`
 * {uri, key, role?}: what they say to a key, as `postmap -q` and as the daemon of the role gets it. `uri` is that of
 * an open table, which is asked in all its roles, or of a main.cf or master.cf, where the role has to be given.
 * `null` where there is no such file or role.
 */
export function answerTables(connection: Connection, workspace: Workspace): void {
  connection.onRequest('postfix/tables', (params: unknown, token: CancellationToken) => {
    const uri = textOf(params, 'uri');
    return guarded<AskableTable[] | null>(connection.console, 'tables', uri, token, null, () => {
      const instance = workspace.instance(uri);
      if (!instance) return null;
      const { uriOfPath } = workspace.placeOf(uri);
      return tableUses(contextOf(instance)).map(({ role, setting, type, path }) => ({
        role,
        setting,
        type,
        path,
        uri: uriOfPath(path),
      }));
    });
  });
  connection.onRequest<TraceDocument | null, void>('postfix/lookup', (params: unknown, token: CancellationToken) => {
    const uri = textOf(params, 'uri');
    return guarded<TraceDocument | null>(connection.console, 'lookup', uri, token, null, async () => {
      const instance = workspace.instance(uri);
      const key = textOf(params, 'key');
      if (!instance || key === '' || key.length > 100_000) return null;
      workspace.viewed(uri);
      const { locale } = await workspace.inputs(uri);
      // What came meanwhile counts.
      const now = workspace.instance(uri) ?? instance;
      const context = contextOf(now);
      const { questions, isSecret } = questionsOf(context, now, uri, key, textOf(params, 'role'));
      if (questions.length === 0) return null;
      const mainUri = fileOf(now, 'main.cf')?.uri ?? fileOf(now, 'master.cf')?.uri ?? uri;
      const { release } = context.configuration;
      const tables = workspace.tables(mainUri, release, installedIn(context));
      const { uriOfPath } = workspace.placeOf(uri);
      const pathIn = (name: string): TablePath => ownPathIn(context, textOfBytes(name)) as TablePath;
      const openText = (name: string): string | undefined => {
        const path = pathIn(name);
        // One that nobody has open may be another on the disk by now.
        const table = workspace.instance(uriOfPath(path)) && now.tables.get(path);
        return table && textOfFile(table);
      };
      const reader = withOpenTexts(tables, openText);
      const answers = [];
      for (const question of questions) answers.push(await lookUpKey(context.configuration, question, reader));
      return lookupDocument(answers, {
        release,
        locale,
        isSecret,
        uriOfTable: (name) => uriOfPath(pathIn(name)),
        indexOf: ({ type, name }) => indexState(context, type, textOfBytes(name)),
      });
    });
  });
}

/** What is asked: an open table in each of its roles, or all tables of a role. */
function questionsOf(
  context: Context,
  instance: Instance,
  uri: string,
  key: string,
  role: string,
): { readonly questions: readonly KeyQuestion[]; readonly isSecret: boolean } {
  const path = tablePathOf(uri);
  const table = instance.tables.get(path);
  const uses = (table ? usesOf(context, path) : tableUses(context)).filter((one) => role === '' || one.role === role);
  const isSecret = uses.some(({ setting }) => isPasswordMap(setting));
  if (uses.length === 0 && table) {
    const type = table.language === 'indexed' ? 'texthash' : table.language;
    return { questions: [{ key, tables: [`${type}:${path}`] }], isSecret: false };
  }
  if (!table && (role === '' || !roleOf(role))) return { questions: [], isSecret };
  const roles = [...new Set(uses.map((one) => one.role))];
  return { questions: roles.map((one) => questionOf(one, uses, key)), isSecret };
}

function questionOf(role: string, uses: readonly TableUse[], key: string): KeyQuestion {
  const own = uses.filter((one) => one.role === role);
  // A list in main.cf is asked as a whole; a restriction has one table, and a service may have a list of its own.
  if (own.every(({ file, setting }) => file === 'main.cf' && setting === role)) return { key, role };
  return { key, role, tables: [...new Set(own.map(({ type, named }) => `${type}:${named}`))] };
}

/** What a client has open is newer than what is on the disk. */
function withOpenTexts(tables: InstanceTables, openText: (name: string) => string | undefined): TableReader {
  return {
    ...tables,
    readTable(name) {
      const text = openText(name);
      return text === undefined ? tables.readTable(name) : Promise.resolve({ kind: 'text', bytes: bytesOfText(text) });
    },
  };
}

function textOf(params: unknown, name: string): string {
  const value = (params as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}
