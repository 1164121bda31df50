import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { isTemplate, upperCasePlaceholder } from '../../server/src/rules/reportedByOtherRule.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { valueUse } from '../../server/src/rules/lines/valueUse.ts';
import { rules } from '../../server/src/rules/index.ts';
import { checkedCase, type Case } from './caseFile.ts';

/**
 * A rule may leave a value to another rule, by whichever helper or condition. So this asks no helper: it takes the
 * lines that each rule's own cases flag, spoils them as people do, and wants somebody to speak of the line.
 */
const folder = join(dirname(fileURLToPath(import.meta.url)), 'cases');

/** What is put around or behind a value. */
const slips: Readonly<Record<string, (value: string) => string>> = {
  remark: (value) => `${value} # remark`,
  parenthesis: (value) => `${value} (default)`,
  quotes: (value) => `"${value}"`,
  'single quotes': (value) => `'${value}'`,
  'an open quote': (value) => `"${value}`,
  'a quote at the end': (value) => `${value}"`,
  'typographic quotes': (value) => `“${value}”`,
  'a full-width comma': (value) => `${value}，`,
  'a no-break space': (value) => `${value}\u00a0`,
  'a second setting': (value) => `${value} mydomain = example.com`,
  'a second setting without blanks': (value) => `${value} mydomain=example.com`,
  'a name that is not defined': (value) => `${value} $own_undefined_name`,
};

/** A line that a case flags for a rule. */
interface Flagged {
  readonly code: string;
  readonly name: string;
  readonly one: Case;
  /** In the text, counted from 0. */
  readonly line: number;
}

const codes = [...new Set(rules.map(({ code }) => code as string))].sort();
const flagged = codes.flatMap(flaggedLines);

test('most rules have a line to spoil', () => {
  const with_ = new Set(flagged.map(({ code }) => code));
  assert.ok(with_.size > 70, `${with_.size} of ${codes.length}`);
});

for (const code of codes) {
  const lines = flagged.filter((one) => one.code === code);
  if (lines.length === 0) continue;
  test(`${code}: what it leaves to others, others report`, () => {
    assert.deepEqual(lines.flatMap(silentIn), []);
  });
}

/** The slips after which nobody speaks of the line any more. */
function silentIn({ name, one, line }: Flagged): string[] {
  const lines = one.text.split('\n');
  const parts = /^(\s*-o\s+\w+=|\w+\s*=\s*)(.*\S)\s*$/.exec(lines[line] ?? '');
  const [, before = '', value = ''] = parts ?? [];
  if (value === '' || isTemplate(value) || upperCasePlaceholder.test(value)) return [];
  return Object.entries(slips).flatMap(([slip, spoil]) => {
    // In a text for people all but quotes around it can be meant.
    if (isProse(before) && !slip.includes('quotes')) return [];
    // Two slips at once make something else of the first.
    if (/["']/.test(value) && slip.includes('quote')) return [];
    const spoilt = lines.with(line, before + spoil(value)).join('\n');
    const start = lines.slice(0, line).join('\n').length;
    const end = start + before.length + spoil(value).length + 1;
    const { findings } = checkedCase({ ...one, text: spoilt });
    return findings.some(({ span }) => span.start <= end && span.end >= start)
      ? []
      : [`${name}, ${slip}: ${(before + spoil(value)).trim()}`];
  });
}

function isProse(before: string): boolean {
  const name = /(\w+)\s*=\s*$/.exec(before)?.[1] ?? '';
  return valueUse({ knowledge, release: knowledge.newestStable }, name) === 'text';
}

/** The first lines that the cases of a rule flag, one for each file. */
function flaggedLines(code: string): Flagged[] {
  const files = readdirSync(join(folder, code)).filter((file) => file.endsWith('.cf') && !file.includes('.fixed'));
  return files.flatMap((file): Flagged[] => {
    const text = readFileSync(join(folder, code, file), 'utf8');
    const lines = text.split('\n');
    const want = lines.findIndex((line) => new RegExp(`^\\s*# want (?:.*[ ,])?${code}(?:[ ,]|$)`).test(line));
    if (want < 0) return [];
    let line = want + 1;
    while (/^\s*# want /.test(lines[line] ?? '')) line++;
    const isMaster = file.endsWith('.master.cf');
    const base = file.replace(/(?:\.main|\.master)?\.cf$/, '');
    // A file that stands beside the one under test flags nothing of its own.
    if (file.endsWith('.main.cf') || (isMaster && files.includes(`${base}.cf`))) return [];
    const other = isMaster ? `${base}.main.cf` : `${base}.master.cf`;
    const beside = files.includes(other) ? readFileSync(join(folder, code, other), 'utf8') : undefined;
    return [{ code, name: `${code}/${base}`, one: { file: isMaster ? 'master.cf' : 'main.cf', text, beside }, line }];
  });
}
