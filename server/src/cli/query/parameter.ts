import { type ByteString, bytesOfArray, bytesOfText } from '../../base/byteString.ts';
import { askMaps } from '../../lookup/keys/askMaps.ts';
import { keysOf } from '../../lookup/keys/roleKeys.ts';
import { type TableRole, roleOf } from '../../lookup/keys/roles.ts';
import { notTyped, openTable } from '../../lookup/openTable.ts';
import { logLines } from '../../lookup/postmapQuery.ts';
import type { LookupTable } from '../../lookup/table.ts';
import { keyContext, listOf, subjectOf, titleOfTables } from '../../questions/lookup/keyContext.ts';
import { type QueryRun, sayIndex, tableNameOf, trace } from './queryRun.ts';

/** Asks as the program does that reads a parameter: all its keys, in its tables, with its flags. */
export function askParameter(run: QueryRun, parameter: string): 0 | 1 | 2 {
  const { options, values, files, texts, say, terminal } = run;
  const role = roleOf(parameter);
  if (!role) {
    say(texts.notARole(parameter));
    return 2;
  }
  const setting = values?.get(parameter);
  if (options.tables.length === 0 && setting && setting.certainty !== 'exact')
    say(texts.uncertain(parameter, setting.value));
  const words = options.tables.length > 0 ? options.tables : listOf(setting?.value ?? '');
  if (words.length === 0) {
    say(texts.noTables(parameter));
    return 1;
  }
  const untyped = words.find((word) => !word.includes(':'));
  if (untyped !== undefined) {
    // maps_create() has no default type, and the program ends.
    terminal.complain(bytesOfText(`${role.program}: fatal: ${notTyped(untyped)}\n`));
    return 1;
  }
  const names = words.map((word) => tableNameOf(word, values));
  const opening = run.opening('daemon');
  const tables = names.map((name) =>
    openTable(name, files, {
      ...opening,
      foldsKeys: role.foldsKeys ?? true,
      utf8: (role.utf8 ?? true) && opening.utf8 !== false,
      refusesSubstitution: role.refusesSubstitution ?? false,
    }),
  );
  for (const table of tables) {
    terminal.complain(logLines(role.program, table.warnings));
    if (table.failure !== undefined)
      terminal.complain(logLines(role.program, [{ severity: 'error', message: table.failure }]));
  }
  for (const name of names) sayIndex(run, name);
  if (options.key !== '-') return askOne(run, role, parameter, tables, bytesOfText(options.key), false);
  let status: 0 | 1 = 1;
  const lines = bytesOfArray(terminal.readStdin()).split('\n');
  if (lines.at(-1) === '') lines.pop();
  for (const line of lines) if (askOne(run, role, parameter, tables, line, true) === 0) status = 0;
  return status;
}

function askOne(
  run: QueryRun,
  role: TableRole,
  parameter: string,
  tables: readonly LookupTable[],
  key: ByteString,
  isNamed: boolean,
): 0 | 1 {
  const { terminal, texts, say, values, options } = run;
  const context = keyContext(values ?? new Map(), role.parents);
  const answer = askMaps(tables, keysOf(role.keys, subjectOf(role, key), context), titleOfTables(parameter, tables));
  if (options.trace) for (const asked of answer.asked) trace(run, asked.table, asked.key.key, asked.answer);
  terminal.complain(logLines(role.program, answer.warnings));
  if (answer.kind === 'unknown') say(texts.unknown(answer.reason));
  if (answer.kind === 'error') say(texts.failed);
  if (answer.kind !== 'found') return 1;
  terminal.out(isNamed ? `${key}\t${answer.value}\n` : `${answer.value}\n`);
  return 0;
}
