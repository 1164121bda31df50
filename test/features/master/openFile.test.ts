import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { openMasterFile } from '../../../server/src/connection/openMasterFile.ts';
import { noProse } from '../../../server/src/knowledge/prose.ts';
import { locales } from '../../../server/src/texts/locales.ts';

const uri = 'file:///etc/postfix/master.cf';
const open = (text: string) => openMasterFile(uri, 1, text, '3.11');

test('after edits a file says what it would say if opened so', () => {
  const word = fc.constantFrom('smtp inet n - n - - smtpd', '\n', '  -o ', 'a=b', 'content_filter=x:', ' # c', '\nx unix - - N - - smtp', '');
  const edit = fc.record({ line: fc.nat(4), character: fc.nat(30), length: fc.nat(5), text: word });
  fc.assert(fc.property(fc.array(word, { maxLength: 8 }), fc.array(edit, { maxLength: 6 }), (words, edits) => {
    const file = open(words.join(''));
    file.findings();
    for (const [i, { line, character, length, text }] of edits.entries()) {
      file.change([{ range: { start: { line, character }, end: { line, character: character + length } }, text }], i + 2);
      assert.deepEqual(file.findings(), open(file.lines().getText()).findings());
    }
  }), { numRuns: 300 });
});

test('the main.cf beside is known when it comes, and forgotten when it goes', () => {
  const file = open('smtp inet n - n - - smtpd -o smtpd_helo_restrictions=$mine\n');
  const codes = (): string[] => file.findings().map(({ code }) => code);
  assert.deepEqual(codes(), []);
  const beside = { uri: 'file:///etc/postfix/main.cf', text: 'myhostname = a.example.com\n' };
  assert.equal(file.judgeBy('3.11', beside), true);
  assert.equal(file.judgeBy('3.11', { ...beside }), false, 'no news');
  assert.deepEqual(codes(), ['undefined-reference']);
  assert.equal(file.document(locales.en, noProse).main?.uri, beside.uri);
  file.judgeBy('3.11', { ...beside, text: 'mine = reject\n' });
  assert.deepEqual(codes(), []);
  file.judgeBy('3.11', undefined);
  assert.equal(file.document(locales.en, noProse).main, undefined);
});
