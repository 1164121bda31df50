import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { sourceFile } from '../../server/src/languages/parsers.ts';
import { openEdited } from '../editedFile.ts';

test('after edits a file says what it would say if opened so', () => {
  const word = fc.constantFrom(
    'smtp inet n - n - - smtpd',
    '\n',
    '  -o ',
    'a=b',
    'content_filter=x:',
    ' # c',
    '\nx unix - - N - - smtp',
    '',
  );
  const edit = fc.record({ line: fc.nat(4), character: fc.nat(30), length: fc.nat(5), text: word });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), fc.array(edit, { maxLength: 6 }), (words, edits) => {
      const file = openEdited('master.cf', { master: words.join('') });
      file.findings();
      for (const { line, character, length, text } of edits) {
        file.change([{ range: { start: { line, character }, end: { line, character: character + length } }, text }]);
        assert.deepEqual(file.findings(), openEdited('master.cf', { master: file.text() }).findings());
      }
    }),
    { numRuns: 300 },
  );
});

test('the main.cf beside is known when it comes, and forgotten when it goes', () => {
  const file = openEdited('master.cf', { master: 'smtp inet n - n - - smtpd -o smtpd_helo_restrictions=$mine\n' });
  const codes = (): string[] => file.findings().map(({ code }) => code);
  assert.deepEqual(codes(), []);
  const uri = 'file:///etc/postfix/main.cf';
  const main = (text: string): void => {
    file.apply([{ kind: 'file', file: sourceFile('main.cf', uri, text) }]);
  };
  main('myhostname = a.example.com\n');
  assert.deepEqual(codes(), ['undefined-reference']);
  assert.equal(file.master().others()[0]?.uri, uri);
  main('mine = reject\n');
  assert.deepEqual(codes(), []);
  file.apply([{ kind: 'absent', file: 'main.cf' }]);
  assert.deepEqual(file.master().others(), []);
});
