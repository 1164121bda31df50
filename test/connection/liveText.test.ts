import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { type Made, liveText } from '../../server/src/connection/liveText.ts';

const open = (text: string, tell: (made: Made) => void = () => {}) => liveText(TextDocument.create('file:///main.cf', 'postfix-main-cf', 1, text), tell);
const edit = (line: number, from: number, to: number, text: string, lastLine = line) => ({ range: { start: { line, character: from }, end: { line: lastLine, character: to } }, text });

test('what is typed in a line while nobody asks is one edit', () => {
  const made: Made[] = [];
  const live = open('a = b\nc = d\n', (one) => made.push(one));
  [...'hello'].forEach((letter, i) => { live.change([edit(1, 4 + i, 4 + i, letter)], 2 + i); });
  live.change([edit(1, 7, 9, 'p')], 7);
  assert.equal(live.version(), 7);
  assert.deepEqual(made, []);
  assert.equal(live.document().getText(), 'a = b\nc = helpd\n');
  assert.deepEqual(made, [{ change: { start: 10, oldEnd: 10, newEnd: 14 }, before: 'a = b\nc = d\n', moved: false }]);
});

test('what is typed and taken back is no edit', () => {
  const made: Made[] = [];
  const live = open('a = b\n', (one) => made.push(one));
  live.change([edit(0, 5, 5, 's'), edit(0, 5, 6, '')], 2);
  assert.equal(live.document().getText(), 'a = b\n');
  assert.equal(live.version(), 2);
  assert.deepEqual(made, []);
});

test('edits elsewhere, of several lines or of all the text are made in their order', () => {
  const made: Made[] = [];
  const live = open('a = b\nc = d\n', (one) => made.push(one));
  live.change([edit(0, 5, 5, 'x'), edit(1, 5, 5, 'y'), edit(0, 6, 0, '\n', 1)], 2);
  live.change([{ text: 'e = f\n' }, edit(0, 5, 5, 'g')], 3);
  assert.equal(live.document().getText(), 'e = fg\n');
  assert.deepEqual(made.map(({ change, moved }) => [change?.start, moved]), [[5, false], [12, false], [6, false], [undefined, true], [5, false]]);
});

/** What an edit makes of a text that nobody has edited before. */
function edited(text: string, one: TextDocumentContentChangeEvent): string {
  return TextDocument.applyEdits(TextDocument.create('file:///main.cf', 'postfix-main-cf', 1, text), 'range' in one ? [{ range: one.range, newText: one.text }] : [{ range: edit(0, 0, 0, '', 99).range, newText: one.text }]);
}

test('whatever the edits, the text is what they make of it one by one, its lines are told right, and each edit tells what it replaced', () => {
  const text = fc.array(fc.constantFrom('a', '=', ' ', '#', '\n', '\r\n', '\r', 'ü', '\ud83d'), { maxLength: 12 }).map((parts) => parts.join(''));
  const place = fc.record({ line: fc.integer({ min: -1, max: 5 }), character: fc.integer({ min: -1, max: 8 }) });
  const anywhere = fc.record({ range: fc.record({ start: place, end: place }), text });
  const typed = fc.record({ line: fc.integer({ min: 0, max: 3 }), from: fc.integer({ min: 0, max: 5 }), length: fc.integer({ min: 0, max: 2 }), text })
    .map(({ line, from, length, text: put }) => edit(line, from, from + length, put));
  const one = fc.oneof({ weight: 6, arbitrary: typed }, { weight: 2, arbitrary: anywhere }, { weight: 1, arbitrary: text.map((all) => ({ text: all })) });
  fc.assert(fc.property(text, fc.array(fc.record({ edits: fc.array(one, { maxLength: 3 }), asks: fc.boolean() }), { maxLength: 12 }), (first, steps) => {
    let known = first;
    let lines = TextDocument.create('file:///other.cf', 'postfix-main-cf', 1, first).lineCount;
    const live = open(first, ({ change, before, moved }) => {
      assert.equal(before, known);
      const after = live.document().getText();
      if (change) assert.equal(after, before.slice(0, change.start) + after.slice(change.start, change.newEnd) + before.slice(change.oldEnd));
      assert.equal(moved, live.document().lineCount !== lines);
      [known, lines] = [after, live.document().lineCount];
    });
    let plain = first;
    steps.forEach(({ edits, asks }, i) => {
      live.change(edits, i + 2);
      plain = edits.reduce(edited, plain);
      if (asks) assert.equal(live.document().getText(), plain);
    });
    assert.equal(live.document().getText(), plain);
    assert.equal(live.document().lineCount, TextDocument.create('file:///main.cf', 'postfix-main-cf', 1, plain).lineCount);
    assert.equal(known, plain);
    assert.equal(live.version(), steps.length + 1);
  }), { numRuns: 3000 });
});
