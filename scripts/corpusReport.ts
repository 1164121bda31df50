// `npm run corpus:report [-- --release 3.7] [--sample 100 --seed 1 [--code x] [--severity hint]]`:
// what we say of the real files in ../shared/corpus, by code, and how much of it the recorded
// postconf of that release said too. `--sample` shows findings (warnings and errors unless told
// otherwise) that are ours alone, each with its line, for reading: is it true of the file?
import { parseArgs } from 'node:util';
import { locales } from '../server/src/texts/locales.ts';
import { messageOf } from '../server/src/ide/diagnostics.ts';
import { findingsIn } from '../server/src/rules/check.ts';
import type { Finding } from '../server/src/rules/rule.ts';
import { severityOf } from '../server/src/rules/severity.ts';
import { contextFor } from '../test/instanceFor.ts';
import { corpusFiles, corpusMasters, corpusPairs, corpusText, hasCorpus } from '../test/postfix/parity/corpus.ts';
import { type Warnings, plain, readWarnings } from '../test/postfix/parity/warnings.ts';
import { randomOf } from '../test/fuzz/random.ts';

const { values } = parseArgs({
  options: {
    release: { type: 'string', default: '3.11' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    code: { type: 'string' },
    severity: { type: 'string', default: 'warning' },
  },
});
const { release } = values;
if (!hasCorpus) {
  console.error('no corpus at ../shared/corpus');
  process.exit(2);
}
const suffix = release === '3.7' ? '' : `-${release}`;

interface Judged {
  readonly file: string;
  readonly text: string;
  readonly finding: Finding;
  readonly severity: string;
  readonly said: boolean;
}
const all: Judged[] = [];

/** What postconf said of a file: its warnings, and whether it stopped. */
interface Said {
  readonly warnings: Warnings;
  readonly lines: readonly string[];
  readonly fatal: boolean;
}
function recorded(id: string): Said | undefined {
  const folder = [`truth-own${suffix}`, `truth${suffix}`].find((one) => corpusFiles(one).includes(`${id}.stderr`));
  if (folder === undefined) return undefined;
  const lines = corpusText(`${folder}/${id}.stderr`)
    .split('\n')
    .map((line) => line.replace(/^postconf: (?:warning: )?/, ''));
  return {
    warnings: readWarnings(lines),
    lines,
    fatal: lines.some((line) => line.startsWith('fatal: ') && !line.includes('host not found')),
  };
}

function judge(
  file: string,
  place: 'main' | 'master',
  text: string,
  findings: readonly Finding[],
  said: Said | undefined,
): void {
  for (const finding of findings) {
    const severity = severityOf(finding, {});
    all.push({ file, text, finding, severity, said: said !== undefined && isSaid(finding, place, said) });
  }
}

function isSaid({ code, data }: Finding, place: string, { warnings, fatal, lines }: Said): boolean {
  const name = `${place}:${plain(String((data as { name?: unknown } | undefined)?.name ?? ''))}`;
  switch (code) {
    case 'unknown-parameter':
    case 'newer-parameter':
    case 'removed-parameter':
      return warnings.unused.includes(name);
    case 'deprecated-parameter':
      return warnings.deprecated.includes(name) || warnings.unused.includes(name);
    case 'undefined-reference':
      return warnings.undefined.includes(name);
    case 'duplicate-parameter':
      return warnings.overridden.includes(name);
    case 'read-only-parameter':
      return warnings.readOnly.includes(name);
    case 'inline-comment':
      return lines.some((line) => line.includes('#comment after other text'));
    case 'missing-equals':
    case 'empty-name':
    case 'malformed-macro':
      return fatal;
    case 'swallowed-line':
      return warnings.stray.length > 0 && (data as { kind?: unknown }).kind === 'stray';
    default:
      return false;
  }
}

let files = 0;
for (const { id, main, master } of corpusPairs()) {
  // Files are UTF-8; the corpus reads bytes.
  const [mainText, masterText] = [main, master].map((text) =>
    text === undefined ? undefined : Buffer.from(text, 'latin1').toString('utf8'),
  );
  if (mainText === undefined) continue;
  const context = contextFor({ main: mainText, master: masterText, release, mainUri: '' });
  const said = recorded(id);
  files++;
  judge(`main/${id}.cf`, 'main', mainText, findingsIn(context, 'main.cf'), said);
  if (masterText !== undefined)
    judge(`companions/${id}.master.cf`, 'master', masterText, findingsIn(context, 'master.cf'), said);
}
for (const { id, master } of corpusMasters()) {
  const text = Buffer.from(master, 'latin1').toString('utf8');
  files++;
  judge(`master/${id}`, 'master', text, findingsIn(contextFor({ master: text, release }), 'master.cf'), undefined);
}

const severities = ['error', 'warning', 'information', 'hint'];
const rows = new Map<string, { said: number; ours: number }>();
for (const { severity, finding, said } of all) {
  const key = `${severities.indexOf(severity)} ${finding.code}`;
  const row = rows.get(key) ?? { said: 0, ours: 0 };
  rows.set(key, { said: row.said + (said ? 1 : 0), ours: row.ours + (said ? 0 : 1) });
}
console.log(
  `${files} files, Postfix ${release}\n\n| severity | code | postconf too | ours alone |\n|---|---|---:|---:|`,
);
for (const [key, { said, ours }] of [...rows].sort(([a, x], [b, y]) => Number(a[0]) - Number(b[0]) || y.ours - x.ours))
  console.log(`| ${severities[Number(key[0])]} | ${key.slice(2)} | ${said} | ${ours} |`);

const least = severities.indexOf(values.severity);
const open = all.filter(
  ({ said, severity, finding }) =>
    !said && severities.indexOf(severity) <= least && (values.code === undefined || finding.code === values.code),
);
console.log(`\n${open.length} that postconf does not give, ${values.severity} and above`);
if (values.sample !== undefined) {
  // Many files are versions of one: the same line is read once.
  const distinct = [...new Map(open.map((one) => [`${one.finding.code} ${lineOf(one).line}`, one])).values()];
  const random = randomOf(Number(values.seed));
  console.log(`${distinct.length} of them distinct; a sample:\n`);
  for (let left = Math.min(Number(values.sample), distinct.length); left > 0; left--) {
    const [one] = distinct.splice(random.below(distinct.length), 1);
    if (!one) break;
    const { line, number } = lineOf(one);
    console.log(
      `${one.file}:${number} ${one.severity} ${one.finding.code}\n` +
        `    ${line.trim().slice(0, 200)}\n` +
        `    ${messageOf({ messages: locales.en }, one.finding)}`,
    );
  }
}

function lineOf({ text, finding: { span } }: Judged): { line: string; number: number } {
  const end = text.indexOf('\n', span.start);
  return {
    line: text.slice(text.lastIndexOf('\n', span.start - 1) + 1, end < 0 ? text.length : end),
    number: text.slice(0, span.start).split('\n').length,
  };
}
