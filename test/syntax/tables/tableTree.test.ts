import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { readCidrLine } from '../../../server/src/syntax/tables/cidrRule.ts';
import { readIndexedEntry } from '../../../server/src/syntax/tables/indexedEntry.ts';
import { readPatternLine } from '../../../server/src/syntax/tables/patternRule.ts';
import { readReplacement } from '../../../server/src/syntax/tables/replacement.ts';
import { parseTable, printTable } from '../../../server/src/syntax/tables/tableTree.ts';

const parts = [
  'a',
  ' ',
  '\t',
  '\n',
  '\n',
  '\r\n',
  '#',
  '"',
  '\\',
  '/',
  '!',
  'if',
  'endif',
  '$',
  '{',
  '}',
  '(',
  ')',
  '1',
  '[',
  ']',
  '10.0.0.0/8',
  ':',
  '\0',
  'é',
];
const anyText = fc.array(fc.constantFrom(...parts), { maxLength: 60 }).map((words) => words.join(''));

test('any text is printed as it was read', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      assert.equal(printTable(parseTable(text)), text);
    }),
    { numRuns: 2_000 },
  );
});

test('the text of a logical line is that of its pieces', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const element of parseTable(text).elements) {
        if (element.kind === 'blank') continue;
        const { pieces, text: joined } = element.line;
        for (const [index, { at, source }] of pieces.entries()) {
          const end = pieces[index + 1]?.at ?? joined.length;
          assert.equal(text.slice(source, source + end - at), joined.slice(at, end));
        }
      }
    }),
    { numRuns: 2_000 },
  );
});

test('no line is too odd to be taken apart', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      readIndexedEntry(text);
      readPatternLine(text, 'regexp');
      readPatternLine(text, 'pcre');
      readCidrLine(text);
      readReplacement(text);
    }),
    { numRuns: 2_000 },
  );
});

test('comments inside of a logical line belong to it, those behind it do not', () => {
  const { elements, offsets } = parseTable('# first\na b\n# inside\n  c\n# behind\n\nd e');
  assert.deepEqual(
    elements.map(({ kind, source }) => [kind, source]),
    [
      ['blank', '# first\n'],
      ['line', 'a b\n# inside\n  c\n'],
      ['blank', '# behind\n\n'],
      ['line', 'd e'],
    ],
  );
  assert.deepEqual(offsets, [0, 8, 25, 35]);
});
