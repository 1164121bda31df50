import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { openFile } from '../../server/src/connection/openFile.ts';
import { firstPositions } from '../../server/src/features/positions.ts';
import { knowledge } from '../../server/src/knowledge/knowledge.ts';

const pieces = ['\n', '\n\n', 'myhostname = a', ' b', '#', '\u2028', '\v', '\f', '“', '\ud83d\ude00', '\0'];
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((all) => all.join(''));

test('the first positions are those of the document', () => {
  fc.assert(fc.property(texts, (text) => {
    const [document, positions] = [TextDocument.create('', '', 1, text), firstPositions(text)];
    for (let offset = -1; offset <= text.length + 1; offset++) assert.deepEqual(positions?.positionAt(offset), document.positionAt(offset), `${JSON.stringify(text)} at ${offset}`);
  }), { numRuns: 1000 });
});

test('what a carriage return is to a line is left to the document', () => {
  for (const text of ['a\r\nb', 'a\rb', '\r']) assert.equal(firstPositions(text), undefined);
});

test('a file tells the positions of its text, whatever was asked or done before', () => {
  const edits = fc.array(fc.record({ at: fc.nat(40), put: fc.constantFrom(...pieces, '\r'), ask: fc.boolean(), settle: fc.boolean() }), { maxLength: 4 });
  fc.assert(fc.property(texts, edits, (text, all) => {
    const file = openFile('', 'postfix-main-cf', 1, text, knowledge.newestStable);
    let now = text;
    const agree = (): void => {
      const document = TextDocument.create('', '', 1, now);
      for (let offset = 0; offset <= now.length; offset++) assert.deepEqual(file.positions().positionAt(offset), document.positionAt(offset));
    };
    all.forEach(({ at, put, ask, settle }, i) => {
      if (ask) agree();
      if (settle) {
        file.settle();
        assert.equal(file.isNew(), false);
      }
      const offset = Math.min(at, now.length);
      const place = TextDocument.create('', '', 1, now).positionAt(offset);
      file.change([{ range: { start: place, end: place }, text: put }], i + 2);
      const document = TextDocument.create('', '', 1, now);
      now = TextDocument.applyEdits(document, [{ range: { start: place, end: place }, newText: put }]);
    });
    agree();
    assert.equal(file.lines().getText(), now);
  }), { numRuns: 500 });
});
