import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { format } from '../../server/src/ide/format.ts';
import { edited } from './open.ts';
import { asRead, openMaster } from './openMaster.ts';

test('columns stand below each other, options are indented alike, blanks at line ends go', () => {
  const document = openMaster(
    [
      'smtp inet n - y - -   smtpd  ',
      '\t-o content_filter=  ',
      '#  -o kept=as is',
      '      -o { smtpd_banner = two  words } ',
      '   ',
      '127.0.0.1:10025 inet  n  -  n - - smtpd  -v   -D',
      'x unix',
      '  - - n - - smtp',
      '',
    ].join('\n'),
  );
  assert.equal(
    edited(document, format(document)),
    [
      'smtp      inet  n       -       y       -       -       smtpd',
      '  -o content_filter=',
      '#  -o kept=as is',
      '  -o { smtpd_banner = two  words }',
      '',
      '127.0.0.1:10025 inet n  -       n       -       -       smtpd  -v   -D',
      'x unix',
      '  - - n - - smtp',
      '',
    ].join('\n'),
  );
});

test('a template is left as it is', () => {
  const document = openMaster('{% if x %}\nsmtp inet n - n - {{ limit }} smtpd\n');
  assert.deepEqual(format(document), []);
});

const word = fc.constantFrom(
  'smtp',
  'inet',
  'unix',
  'n',
  '-',
  'y',
  'smtpd',
  '-o',
  '-v',
  'a=b',
  '{',
  '}',
  '{ a = b }',
  '{a  =  b\n\tc}',
  '=',
  '#',
  '# c',
  ',',
  ' ',
  '  ',
  '\t',
  '\n',
  '\n  ',
  '\n\t',
  '\r\n',
  '\r',
  '\v',
  '\f',
  '\0',
  'smtp inet n - n - - smtpd',
  '\nx unix - - n - - pipe',
  '\n  user=x argv=/x ${a}',
);

test('what master reads stays the same, and a second time there is nothing to do', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => {
      const text = words.join('');
      const document = openMaster(text);
      const formatted = edited(document, format(document));
      assert.deepEqual(asRead(formatted), asRead(text));
      assert.deepEqual(formatted.replace(/\s/g, ''), text.replace(/\s/g, ''));
      const again = openMaster(formatted);
      assert.equal(edited(again, format(again)), formatted);
    }),
    { numRuns: 3000 },
  );
});
