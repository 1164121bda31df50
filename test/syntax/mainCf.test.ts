import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Change } from '../../server/src/syntax/change.ts';
import { parseMainCf, print, replacedBetween, type MainCf, updateMainCf } from '../../server/src/syntax/mainCf.ts';

/** Pieces that mean something at the start of a line or at its end, and what no editor would write. */
const pieces = [
  'a',
  'a = b',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\t',
  '\v',
  '#',
  '# x = y',
  '=',
  '{',
  '$',
  '\0',
  '\ufeff',
  '\ud800',
  '\udc00',
  '邮',
  '\u3000',
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((all) => all.join('')),
  fc.string({ unit: 'binary' }),
);

/** What counts of a tree: `shape` and `references` stand for what is in it. */
const plain = ({ elements, offsets, length }: MainCf): unknown => ({ elements, offsets, length });

const shapeOf = ({ elements }: MainCf): unknown =>
  elements.map((element) => [element.kind, element.kind === 'assignment' ? element.name : '']);
const referencesOf = ({ elements }: MainCf): unknown =>
  elements.map((element) => (element.kind === 'assignment' ? element.references.map(({ name }) => name) : []));

test('every text is printed as it was read', () => {
  fc.assert(
    fc.property(texts, (text) => print(parseMainCf(text)) === text),
    { numRuns: 2000 },
  );
});

const edits = fc.array(
  fc.record({ at: fc.nat(), take: fc.nat(9), put: fc.oneof(fc.constantFrom('', ...pieces), texts) }),
  { minLength: 1, maxLength: 6 },
);

function applied(
  text: string,
  { at, take, put }: { at: number; take: number; put: string },
): { text: string; change: Change } {
  const start = at % (text.length + 1);
  const oldEnd = Math.min(text.length, start + take);
  return { text: text.slice(0, start) + put + text.slice(oldEnd), change: { start, oldEnd, text: put } };
}

test('an edit within a value leaves the shape, and what the value refers to', () => {
  const tree = parseMainCf('a = $b c\nb = x\n');
  const inText = updateMainCf(tree, { start: 8, oldEnd: 8, text: 'd' });
  assert.deepEqual([inText.shape === tree.shape, inText.references === tree.references], [true, true]);
  const inName = updateMainCf(tree, { start: 6, oldEnd: 6, text: 'd' });
  assert.deepEqual([inName.shape === tree.shape, inName.references === tree.references], [true, false]);
  assert.notEqual(updateMainCf(tree, { start: 1, oldEnd: 1, text: 'd' }).shape, tree.shape);
});

test('after an edit the tree is that of the new text, and holds the old elements around it', () => {
  fc.assert(
    fc.property(texts, edits, (first, all) => {
      let [text, tree] = [first, parseMainCf(first)];
      for (const edit of all) {
        const next = applied(text, edit);
        const updated = updateMainCf(tree, next.change);
        assert.deepEqual(plain(updated), plain(parseMainCf(next.text)));
        const { from, before, after } = replacedBetween(tree, updated);
        // Who keeps something by what these stand for may rely on it.
        if (updated.shape === tree.shape) assert.deepEqual(shapeOf(updated), shapeOf(tree));
        if (updated.references === tree.references)
          assert.deepEqual([updated.shape, referencesOf(updated)], [tree.shape, referencesOf(tree)]);
        for (let i = 0; i < from; i++) assert.equal(updated.elements[i], tree.elements[i]);
        for (let i = after; i < updated.elements.length; i++)
          assert.equal(updated.elements[i], tree.elements[i - after + before]);
        [text, tree] = [next.text, updated];
      }
    }),
    { numRuns: 1000 },
  );
});
