import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { tablePositions } from '../../../server/src/instance/tablePositions.ts';
import { shift } from '../../../server/src/syntax/span.ts';
import {
  type TableBlocks,
  blockAt,
  parseTableBlocks,
  printTableBlocks,
  updateTableBlocks,
} from '../../../server/src/syntax/tables/tableBlocks.ts';
import { type TableSyntax, readTableItems } from '../../../server/src/syntax/tables/tableItem.ts';

const line = fc.constantFrom(
  'key value\n',
  'key value\r\n',
  '  more of it\n',
  '# comment\n',
  '   # indented comment\n',
  '\n',
  ' \t\n',
  '/a(b)/i REJECT $1\n',
  'if /x/\n',
  'endif\n',
  '10.0.0.0/8 OK\n',
  '"a b"@x c\n',
  '"unbalanced\n',
  'no newline',
  'a\rb\n',
  '\0\n',
  'ü 😀\n',
);
/** Some lines, many times over, so that there are several blocks. */
const file = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.integer({ min: 1, max: 400 }), fc.array(line, { maxLength: 8 }))
  .map(([lines, times, last]) => lines.join('').repeat(times) + last.join(''));
const syntaxes: readonly TableSyntax[] = ['indexed', 'regexp', 'pcre', 'cidr'];

/** What is read block by block, as if it were read at once. */
function itemsOf(tree: TableBlocks, syntax: TableSyntax): unknown[] {
  return tree.blocks.flatMap(({ text }, index) =>
    readTableItems(text, syntax).map(({ kind, key, value, span, keySpan, valueSpan }) => {
      const by = tree.offsets[index] as number;
      return { kind, key, value, span: shift(span, by), keySpan: shift(keySpan, by), valueSpan: shift(valueSpan, by) };
    }),
  );
}

test('blocks are the file, and their lines are those of the file', () => {
  fc.assert(
    fc.property(file, fc.constantFrom(...syntaxes), (text, syntax) => {
      const tree = parseTableBlocks(text);
      assert.equal(printTableBlocks(tree), text);
      const whole = readTableItems(text, syntax).map(({ kind, key, value, span, keySpan, valueSpan }) => ({
        kind,
        key,
        value,
        span,
        keySpan,
        valueSpan,
      }));
      assert.deepEqual(itemsOf(tree, syntax), whole);
    }),
    { numRuns: 200 },
  );
});

test('after an edit the blocks hold what the edited file has, and most are the same objects', () => {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(30),
    text: fc.array(line, { maxLength: 2 }).map((lines) => lines.join('')),
  });
  fc.assert(
    fc.property(file, fc.array(edit, { minLength: 1, maxLength: 4 }), (text, edits) => {
      let tree = parseTableBlocks(text);
      let now = text;
      for (const one of edits) {
        const start = Math.round(one.at * now.length);
        const oldEnd = Math.min(start + one.length, now.length);
        const before = tree;
        tree = updateTableBlocks(tree, { start, oldEnd, text: one.text });
        now = now.slice(0, start) + one.text + now.slice(oldEnd);
        assert.equal(printTableBlocks(tree), now);
        assert.deepEqual(itemsOf(tree, 'indexed'), itemsOf(parseTableBlocks(now), 'indexed'));
        const kept = new Set(before.blocks);
        assert.ok(tree.blocks.filter((block) => !kept.has(block)).length <= 4);
      }
    }),
    { numRuns: 200 },
  );
});

test('positions are those of the connection library', () => {
  fc.assert(
    fc.property(file, fc.array(fc.double({ min: -0.1, max: 1.1, noNaN: true }), { maxLength: 20 }), (text, places) => {
      const tree = parseTableBlocks(text);
      const ours = tablePositions(tree);
      const theirs = TextDocument.create('', '', 0, text);
      for (const place of places) {
        const offset = Math.round(place * text.length);
        assert.deepEqual(ours.positionAt(offset), theirs.positionAt(offset));
        const line = Math.round(place * theirs.lineCount);
        for (const character of [0, 3, 100])
          assert.equal(ours.offsetAt({ line, character }), theirs.offsetAt({ line, character }));
      }
    }),
    { numRuns: 200 },
  );
});

test('the block of an offset holds it', () => {
  const tree = parseTableBlocks('key value\n'.repeat(5000));
  assert.ok(tree.blocks.length > 3);
  for (const offset of [0, 1, 9_000, 49_999, 50_000]) {
    const at = blockAt(tree, offset);
    assert.ok((tree.offsets[at] as number) <= offset && offset <= (tree.offsets[at + 1] as number));
  }
});
