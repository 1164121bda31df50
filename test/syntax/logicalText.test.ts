import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Assignment } from '../../server/src/syntax/element.ts';
import { linesOf, toLogical, toSource, toSourceEnd } from '../../server/src/syntax/logicalText.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';

/** The value of the first element; offsets are marked where they stand in its source. */
function valueOf(text: string): Assignment {
  const [element] = parseMainCf(text).elements;
  assert.equal(element?.kind, 'assignment');
  return element as Assignment;
}

test('a character of a value is found in the source, and back, whatever lines the value stands in', () => {
  for (const text of ['a = bc\n', 'a = b\n  c\n', 'a =\n  b,\n# x\n\n\tc\n', 'a\n = b\n c\n']) {
    const { value } = valueOf(text);
    for (let at = 0; at < value.text.length; at++) {
      assert.equal(text[toSource(value, at)], value.text[at], `${JSON.stringify(text)} at ${at}`);
      assert.equal(toLogical(value, toSource(value, at)), at);
    }
  }
});

test("at a seam a character is the later line's, and an end the earlier one's", () => {
  const text = 'a = b\n  c\n';
  const { value } = valueOf(text);
  assert.equal(value.text, 'b  c');
  assert.equal(toSource(value, 1), text.indexOf('\n') + 1);
  assert.equal(toSourceEnd(value, 1), text.indexOf('\n'));
});

test('an offset before a value is its start, one in a comment between its lines the end of the line before', () => {
  const text = 'a = b\n# x\n  c\n';
  const { value } = valueOf(text);
  assert.equal(toLogical(value, 0), 0);
  assert.equal(toLogical(value, text.indexOf('x')), 1);
  assert.equal(toLogical(value, text.length), value.text.length);
});

test('an empty value stands behind its `=`, even where a NUL byte cut the next line', () => {
  for (const text of ['a =\n', 'a =\n \0b\n', 'a =']) {
    const { value } = valueOf(text);
    assert.equal(value.text, '');
    assert.equal(toSource(value, 0), 3, JSON.stringify(text));
  }
});

test('the physical lines of a value are told without its name, and without lines that have nothing of it', () => {
  const lines = (text: string): (string | undefined)[] => {
    const { value } = valueOf(text);
    return linesOf(value).map(({ at, end, source }) => {
      assert.equal(text.slice(source, source + end - at), value.text.slice(at, end));
      return value.text.slice(at, end);
    });
  };
  assert.deepEqual(lines('a = b c\n'), ['b c']);
  assert.deepEqual(lines('a = b,\n# x\n  c,\n\td \n'), ['b,', '  c,', '\td']);
  assert.deepEqual(lines('a =\n  b\n  c\n'), ['b', '  c']);
});
