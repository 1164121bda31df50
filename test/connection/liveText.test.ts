import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { type EditableText, liveText } from '../../server/src/connection/liveText.ts';
import { mainText } from '../../server/src/connection/mainText.ts';
import type { Change } from '../../server/src/syntax/change.ts';
import { print } from '../../server/src/syntax/mainCf.ts';

/** A file's text, the edits that were made in it, and whether each moved a line: it tells right whether there are as many lines. `known` is what the edits make of the text by what they say they replace. */
function open(text: string, document: EditableText = mainText('file:///main.cf', text)) {
  const made: (Change | undefined)[] = [];
  const moved: boolean[] = [];
  let [known, lines] = [text, document.lineCount()];
  const seen: EditableText = {
    uri: document.uri,
    lineCount: () => document.lineCount(),
    getText: () => document.getText(), positionAt: (offset) => document.positionAt(offset), offsetAt: (position) => document.offsetAt(position),
    replace(change) {
      made.push(change);
      document.replace(change);
      known = known.slice(0, change.start) + change.text + known.slice(change.oldEnd);
    },
    set(all) { made.push(undefined); document.set(known = all); },
  };
  return { made, moved, known: () => known, ...liveText(seen, 1, (moves) => {
    moved.push(moves);
    if (made.at(-1)) assert.equal(moves, document.lineCount() !== lines);
    lines = document.lineCount();
  }) };
}
const edit = (line: number, from: number, to: number, text: string, lastLine = line) => ({ range: { start: { line, character: from }, end: { line: lastLine, character: to } }, text });

test('what is typed in a line while nobody asks is one edit', () => {
  const live = open('a = b\nc = d\n');
  [...'hello'].forEach((letter, i) => { live.change([edit(1, 4 + i, 4 + i, letter)], 2 + i); });
  live.change([edit(1, 7, 9, 'p')], 7);
  assert.equal(live.version(), 7);
  assert.deepEqual(live.made, []);
  assert.equal(live.document().getText(), 'a = b\nc = helpd\n');
  assert.deepEqual([live.made, live.moved], [[{ start: 10, oldEnd: 10, text: 'help' }], [false]]);
});

test('what is typed and taken back is no edit', () => {
  const live = open('a = b\n');
  live.change([edit(0, 5, 5, 's'), edit(0, 5, 6, '')], 2);
  assert.equal(live.document().getText(), 'a = b\n');
  assert.equal(live.version(), 2);
  assert.deepEqual(live.made, []);
});

test('edits elsewhere, of several lines or of all the text are made in their order', () => {
  const live = open('a = b\nc = d\n');
  live.change([edit(0, 5, 5, 'x'), edit(1, 5, 5, 'y'), edit(0, 6, 0, '\n', 1)], 2);
  live.change([{ text: 'e = f\n' }, edit(0, 5, 5, 'g')], 3);
  assert.equal(live.document().getText(), 'e = fg\n');
  assert.deepEqual(live.made.map((change, i) => [change?.start, live.moved[i]]), [[5, false], [12, false], [6, false], [undefined, true], [5, false]]);
});

/** What an edit makes of a text that nobody has edited before. */
function edited(text: string, one: TextDocumentContentChangeEvent): string {
  return TextDocument.applyEdits(TextDocument.create('file:///main.cf', 'postfix-main-cf', 1, text), 'range' in one ? [{ range: one.range, newText: one.text }] : [{ range: edit(0, 0, 0, '', 99).range, newText: one.text }]);
}

const text = fc.array(fc.constantFrom('a', '=', ' ', '#', '\n', '\r\n', '\r', 'ü', '\ud83d', 'a = b\n', ' $c\n'), { maxLength: 12 }).map((parts) => parts.join(''));
const place = fc.record({ line: fc.integer({ min: -1, max: 5 }), character: fc.integer({ min: -1, max: 8 }) });
const anywhere = fc.record({ range: fc.record({ start: place, end: place }), text });
const typed = fc.record({ line: fc.integer({ min: 0, max: 3 }), from: fc.integer({ min: 0, max: 5 }), length: fc.integer({ min: 0, max: 2 }), text })
  .map(({ line, from, length, text: put }) => edit(line, from, from + length, put));
const anyEdit = fc.oneof({ weight: 6, arbitrary: typed }, { weight: 2, arbitrary: anywhere }, { weight: 1, arbitrary: text.map((all) => ({ text: all })) });

test('whatever the edits, the text is what they make of it one by one, and tells the places in it as the library\'s document does', () => {
  fc.assert(fc.property(text, fc.array(fc.record({ edits: fc.array(anyEdit, { maxLength: 3 }), asks: fc.constantFrom('text', 'places', undefined) }), { maxLength: 12 }), (first, steps) => {
    const live = open(first, mainText('file:///main.cf', first));
    let plain = first;
    const agree = (asks: 'text' | 'places' | undefined): void => {
      if (asks === undefined) return;
      live.document();
      assert.equal(live.known(), plain);
      if (asks === 'text') assert.equal(live.document().getText(), plain);
      if (asks === 'places') samePlaces(live.document(), TextDocument.create('file:///main.cf', 'postfix-main-cf', 1, plain), plain);
    };
    steps.forEach(({ edits, asks }, i) => {
      live.change(edits, i + 2);
      plain = edits.reduce(edited, plain);
      agree(asks);
    });
    agree('places');
    agree('text');
    assert.equal(live.version(), steps.length + 1);
  }), { numRuns: 3000 });
});

function samePlaces(one: EditableText, other: TextDocument, of: string): void {
  assert.equal(one.lineCount(), other.lineCount);
  for (let offset = -1; offset <= of.length + 1; offset++) assert.deepEqual(one.positionAt(offset), other.positionAt(offset), `${JSON.stringify(of)} at ${offset}`);
  for (let line = -1; line <= other.lineCount; line++) for (const character of [-1, 0, 1, 2, 7, 99]) assert.equal(one.offsetAt({ line, character }), other.offsetAt({ line, character }), `${JSON.stringify(of)} at ${line}:${character}`);
}

test('edits of a main.cf move lines where they make more of them, or fewer', () => {
  const live = open('a = b\r\nc = d\n', mainText('file:///main.cf', 'a = b\r\nc = d\n'));
  live.change([edit(1, 0, 0, '#'), edit(0, 5, 0, '', 1), edit(0, 1, 1, '\r')], 2);
  live.document();
  assert.deepEqual(live.moved, [false, true, true]);
});

test('a main.cf has the tree of its text, and that of a version is what it was when another has come', () => {
  const file = mainText('file:///main.cf', 'a = b\n# c\n');
  const before = file.tree();
  file.replace({ start: 5, oldEnd: 5, text: '\n d' });
  assert.deepEqual([print(before), print(file.tree())], ['a = b\n# c\n', 'a = b\n d\n# c\n']);
  assert.equal(file.tree().elements[1], before.elements[1]);
});
