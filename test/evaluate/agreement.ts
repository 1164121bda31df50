/**
 * Counts how far the evaluator agrees with the recorded sessions, by field, release and kind of difference:
 * `node --import tsx test/evaluate/agreement.ts [PATTERN of ids] [number of examples]`.
 */
import { type ComparedField, compareSession, comparedFields } from './oracleCompare.ts';
import { memoryOf } from './oracleMemory.ts';
import type { ProcessMemory } from '../../server/src/evaluate/smtpd/state.ts';
import { readSmtpdOracle } from './oracleFile.ts';

const oracle = readSmtpdOracle();
if (!oracle) throw new Error('../shared/oracle/smtpd.json is not there');
const [pattern = '', examples = '3'] = process.argv.slice(2);
const wanted = new RegExp(pattern);
const total = new Map<string, number>();
const agreed = new Map<string, number>();
const kinds = new Map<string, { count: number; example: string }>();
const add = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};
const memories = new Map<string, ProcessMemory>();
let sessions = 0;
let whole = 0;
for (const session of oracle.sessions) {
  if (!wanted.test(session.id)) continue;
  sessions++;
  let allSame = true;
  for (const version of session.release) {
    const differences = compareSession(oracle, session, version, memoryOf(memories, session, version));
    if (Object.keys(differences).length) allSame = false;
    for (const field of comparedFields) {
      add(total, `${field} ${version}`);
      const difference = differences[field];
      if (!difference) add(agreed, `${field} ${version}`);
      else note(field, `${session.id} ${version}`, difference.recorded, difference.ours);
    }
  }
  if (allSame) whole++;
}

function note(field: ComparedField, id: string, recorded: string, ours: string): void {
  const [a, b] = [recorded.split('\n'), ours.split('\n')];
  const at = a.findIndex((line, index) => line !== b[index]);
  const index = at < 0 ? a.length : at;
  const kind = `${field}: ${shape(a[index] ?? '(nothing)')}  |  ${shape(b[index] ?? '(nothing)')}`;
  const known = kinds.get(kind) ?? {
    count: 0,
    example: `${id}\n      recorded: ${a[index] ?? '(nothing)'}\n      ours:     ${b[index] ?? '(nothing)'}`,
  };
  kinds.set(kind, { ...known, count: known.count + 1 });
}

function shape(line: string): string {
  return line
    .replace(/<[^>]*>/g, '<>')
    .replace(/\S+\[[^\]]*\]/g, 'C')
    .replace(/\d+/g, '#')
    .slice(0, 60);
}

const shown = [...kinds].sort(([, one], [, other]) => other.count - one.count).slice(0, Number(examples) * 10);
for (const [kind, { count, example }] of shown) console.log(`${String(count).padStart(5)} ${kind}\n      ${example}`);
console.log(`${whole} of ${sessions} sessions agree in everything, for all their releases`);
for (const field of comparedFields) {
  const releases = [...total.keys()].filter((key) => key.startsWith(`${field} `));
  console.log(
    field.padEnd(8),
    releases.map((key) => `${key.split(' ')[1]}: ${agreed.get(key) ?? 0}/${total.get(key) ?? 0}`).join('  '),
  );
}
