import assert from 'node:assert/strict';
import test from 'node:test';
import { findingsIn as findingsInFile } from '../../server/src/rules/check.ts';
import { fixesOf } from '../../server/src/rules/fixesOf.ts';
import { contextFor } from '../instanceFor.ts';
import { applyFix, findingsIn as allFindingsIn, masterFindingsIn } from './caseFile.ts';

/** What is left of the findings; the cases of suppression-code have what is said of the comments themselves. */
function findingsIn(text: string): string[] {
  return allFindingsIn(text).filter((one) => !one.endsWith('suppression-code'));
}

/** Two findings of one code and one of another: lines 2, 3 and 4 below the comment in line 1. */
const below = 'soft_bounce = maybe\nsmtpd_helo_required = perhaps\nrelayhost = "x"\n';
const all = ['   2: invalid-boolean', '   3: invalid-boolean', '   4: quoted-value'];

const comments: readonly { readonly name: string; readonly line: string; readonly left: readonly string[] }[] = [
  { name: 'no comment of ours', line: '# postfix-lint', left: all },
  { name: 'next line, one code', line: '# postfix-lint-disable-next-line invalid-boolean', left: all.slice(1) },
  { name: 'next line, no code speaks of all', line: '# postfix-lint-disable-next-line', left: all.slice(1) },
  { name: 'next line, another code', line: '# postfix-lint-disable-next-line quoted-value', left: all },
  {
    name: 'next line, two codes',
    line: '# postfix-lint-disable-next-line quoted-value, invalid-boolean',
    left: all.slice(1),
  },
  {
    name: 'next line, commas without blanks',
    line: '# postfix-lint-disable-next-line quoted-value,invalid-boolean',
    left: all.slice(1),
  },
  {
    name: 'next line, blanks without commas',
    line: '# postfix-lint-disable-next-line quoted-value invalid-boolean',
    left: all.slice(1),
  },
  { name: 'next line, an unknown code', line: '# postfix-lint-disable-next-line no-such-rule', left: all },
  {
    name: 'next line, an unknown code beside a known one',
    line: '# postfix-lint-disable-next-line no-such-rule, invalid-boolean',
    left: all.slice(1),
  },
  {
    name: 'next line, a code that cannot be one',
    line: '# postfix-lint-disable-next-line Invalid_Boolean',
    left: all,
  },
  {
    name: 'a reason behind the code',
    line: '# postfix-lint-disable-next-line invalid-boolean -- quoted-value is wanted',
    left: all.slice(1),
  },
  { name: 'a reason alone', line: '# postfix-lint-disable-next-line -- see the wiki', left: all.slice(1) },
  { name: 'colon behind the marker', line: '# postfix-lint-disable-next-line: invalid-boolean', left: all.slice(1) },
  { name: 'no blank behind the sign', line: '#postfix-lint-disable-next-line invalid-boolean', left: all.slice(1) },
  {
    name: 'several signs and blanks',
    line: '##  \tpostfix-lint-disable-next-line \t invalid-boolean  ',
    left: all.slice(1),
  },
  { name: 'an indented comment', line: '   # postfix-lint-disable-next-line invalid-boolean', left: all.slice(1) },
  { name: 'a CR at the end', line: '# postfix-lint-disable-next-line invalid-boolean\r', left: all.slice(1) },
  { name: 'file, one code', line: '# postfix-lint-disable invalid-boolean', left: all.slice(2) },
  { name: 'file, two codes', line: '# postfix-lint-disable invalid-boolean, quoted-value', left: [] },
  { name: 'file, no code speaks of all', line: '#postfix-lint-disable', left: [] },
  { name: 'file, an unknown code', line: '# postfix-lint-disable no-such-rule', left: all },
  { name: 'another word that begins alike', line: '# postfix-lint-disabled invalid-boolean', left: all },
  { name: 'a line, not the next one', line: '# postfix-lint-disable-line invalid-boolean', left: all },
];

for (const { name, line, left } of comments) {
  test(`comment: ${name}`, () => assert.deepEqual(findingsIn(`${line}\n${below}`), left));
}

test('blank lines and comments between the comment and its line do not matter', () => {
  assert.deepEqual(
    findingsIn(
      '# postfix-lint-disable-next-line invalid-boolean\n\n# why\n \nsoft_bounce = maybe\nsoft_bounce = maybe\n',
    ).filter((one) => one.includes('boolean')),
    ['   6: invalid-boolean'],
  );
});

test('inside a logical line the next line is that of the item', () => {
  const text =
    'mydestination =\n' +
    '    "a.example"\n' +
    '    # postfix-lint-disable-next-line quoted-value\n' +
    '    "b.example"\n' +
    '    "c.example"\n';
  assert.deepEqual(findingsIn(text), ['   2: quoted-value', '   5: quoted-value']);
});

test('a comment of column 1 inside a logical line speaks of the next item too', () => {
  assert.deepEqual(
    findingsIn('mydestination =\n# postfix-lint-disable-next-line quoted-value\n\n    "b.example"\n    "c.example"\n'),
    ['   5: quoted-value'],
  );
});

test('a comment inside a logical line can speak of the file', () => {
  assert.deepEqual(
    findingsIn('mydestination =\n    # postfix-lint-disable quoted-value\n    "b.example"\nrelayhost = "x"\n'),
    [],
  );
});

test('the comment above an entry speaks of its first line alone', () => {
  assert.deepEqual(
    findingsIn('# postfix-lint-disable-next-line quoted-value\nmydestination = "a.example"\n    "b.example"\n'),
    ['   3: quoted-value'],
  );
});

test('a line that Postfix cannot read, and one that it skips, can be passed over', () => {
  assert.deepEqual(
    findingsIn(
      '# postfix-lint-disable-next-line swallowed-line\n' +
        '  stray = line\n' +
        '# postfix-lint-disable-next-line missing-equals\n' +
        'no equals here\n',
    ),
    [],
  );
});

test('a comment with nothing below it is no mistake', () => {
  assert.deepEqual(findingsIn('relayhost = "x"\n# postfix-lint-disable-next-line quoted-value'), [
    '   1: quoted-value',
  ]);
});

test('what stands behind a value is no comment', () => {
  assert.deepEqual(findingsIn('relayhost = x # postfix-lint-disable\n'), ['   1: inline-comment']);
});

const service = 'smtp inet n - x - - smtpd\nsmtp2 inet n - x - - smtpd\n';
const services: readonly { readonly name: string; readonly line: string; readonly left: readonly string[] }[] = [
  { name: 'next line', line: '# postfix-lint-disable-next-line master-columns', left: ['   3: master-columns'] },
  {
    name: 'next line, a reason alone',
    line: '# postfix-lint-disable-next-line -- see the wiki',
    left: ['   3: master-columns'],
  },
  {
    name: 'file, a reason behind the code',
    line: '# postfix-lint-disable master-columns -- made by a tool',
    left: [],
  },
];
for (const { name, line, left } of services) {
  test(`comment in master.cf: ${name}`, () =>
    assert.deepEqual(
      masterFindingsIn(`${line}\n${service}`).filter((one) => one.includes('master-columns')),
      left,
    ));
}

test('ten thousand comments in a row take no time to speak of', () => {
  const started = performance.now();
  const text =
    `${'# postfix-lint-disable-next-line quoted-value\n'.repeat(10_000)}soft_bounce = maybe\n` + 'relayhost = "x"\n';
  assert.deepEqual(findingsIn(text), ['10001: invalid-boolean', '10002: quoted-value']);
  assert.ok(performance.now() - started < 2000);
});

test('a misspelt code: the fix writes the one that was meant', () => {
  const text = '# postfix-lint-disable-next-line quoted-value, quotd-value -- why\nrelayhost = "x"\n';
  const context = contextFor({ main: text });
  const finding = findingsInFile(context, 'main.cf').find(({ code }) => code === 'suppression-code');
  const [fix] = finding ? fixesOf(finding, context) : [];
  assert.ok(fix?.preferred);
  assert.equal(applyFix(text, fix), text.replace('quotd', 'quoted'));
});
