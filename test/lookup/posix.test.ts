import assert from 'node:assert/strict';
import test from 'node:test';
import { compilePosix } from '../../server/src/lookup/posix/regex.ts';

const usual = { extended: true, ignoreCase: true, newline: false };

function groups(pattern: string, key: string, flags = usual): string {
  const regex = compilePosix(pattern, flags);
  if (regex.kind !== 'regex') return regex.kind === 'error' ? regex.message : regex.kind;
  const found = regex.match(key, true, 1_000_000);
  if (found.kind !== 'match') return found.kind;
  return found.groups.map((span) => (span ? key.slice(span.start, span.end) : '-')).join(' ');
}

/** What regexec() of glibc 2.36 gives in the C locale. */
const cases: readonly (readonly [string, string, string])[] = [
  ['(a|ab)(c|bcd)(d*)', 'abcd', 'abcd a bcd '],
  ['x*', 'aaa', ''],
  ['(a+|b+)*', 'aabb', 'aabb bb'],
  ['(a*)*', 'b', ' '],
  ['(.*){,2}', 'abcd', 'abcd '],
  ['.(|a)(.){0,2}', 'aa', 'aa a -'],
  ['^(a)?(b)?c', 'c', 'c - -'],
  ['(a)\\1', 'AA', 'AA A'],
  ['a**', 'aa', 'aa'],
  ['a||b', 'c', ''],
  ['a)', 'a)', 'a)'],
  ['[]a]', ']', ']'],
  ['[[:upper:]]', 'a', 'a'],
  // A letter behind a backslash is not turned into a capital, as the subject is.
  ['\\q', 'q', 'noMatch'],
  // A line feed ends a line within a match, whatever the flags.
  ['a.^b', 'a\nb', 'a\nb'],
  ['*', 'a', 'Invalid preceding regular expression'],
  ['a(', 'a', 'Unmatched ( or \\('],
  ['[_-a]', 'a', 'Invalid range end'],
  ['[[.hyphen.]]', '-', 'Invalid collation character'],
  ['[[:foo:]]', 'a', 'Invalid character class name'],
  ['[a', 'a', 'Unmatched [, [^, [:, [., or [='],
  ['a{2', 'a', 'Unmatched \\{'],
  ['a{2,1}', 'a', 'Invalid content of \\{\\}'],
  ['a{99999}', 'a', 'Regular expression too big'],
  ['\\1', 'a', 'Invalid back reference'],
  ['a\\', 'a', 'Trailing backslash'],
];

for (const [pattern, key, expected] of cases) {
  test(`/${pattern}/ and ${JSON.stringify(key)}: ${expected}`, () => assert.equal(groups(pattern, key), expected));
}

test('a basic expression has its operators behind backslashes', () => {
  const basic = { ...usual, extended: false };
  assert.equal(groups('\\(a\\)\\{2\\}', 'aa', basic), 'aa a');
  assert.equal(groups('^*a', '*a', basic), '*a');
  assert.equal(groups('a\\)', 'a', basic), 'Unmatched ( or \\(');
});

test('an expression that could run away is cut off or matched in linear time', () => {
  const regex = compilePosix('(a|aa)*(b|c)', usual);
  assert.ok(regex.kind === 'regex');
  assert.equal(regex.match('a'.repeat(5_000), false, 10_000_000).kind, 'noMatch');
  const references = compilePosix('(a*)(a*)(a*)(a*)(a*)\\1\\2\\3\\4\\5b', usual);
  assert.ok(references.kind === 'regex');
  assert.equal(references.match('a'.repeat(200), false, 100_000).kind, 'limit');
  assert.equal(compilePosix('((a{1,200}){1,200}){1,200}', usual).kind, 'tooLarge');
});
