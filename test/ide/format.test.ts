import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import { rangeOf } from '../../server/src/ide/range.ts';
import { format, formatRange } from '../../server/src/ide/format.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';
import { edited, open } from './open.ts';
import { needsShared, sharedPath } from '../needs.ts';

const cases: { name: string; text: string; want: string }[] = [
  { name: 'blanks around =', text: 'a=b\nc  =\td  \ne=\nf=  \n', want: 'a = b\nc = d\ne =\nf =\n' },
  {
    name: 'list',
    text: 'alias_maps=hash:/a,  \n\thash:/b\n # c  \n        hash:/c  \r\n',
    want: 'alias_maps = hash:/a,\n    hash:/b\n # c  \n    hash:/c\r\n',
  },
  {
    name: 'value from the second line on',
    text: 'mynetworks =  \n  1.2.3.4\n \n      5.6.7.8\n',
    want: 'mynetworks =\n    1.2.3.4\n\n    5.6.7.8\n',
  },
  {
    name: 'free text stays',
    text: 'smtpd_banner=a  \n  b\nmine = a  \n  b \n',
    want: 'smtpd_banner = a  \n  b\nmine = a  \n  b\n',
  },
  {
    name: 'braces stay',
    text: 'alias_maps = inline:{ {a = b  \n  c} }  \n',
    want: 'alias_maps = inline:{ {a = b  \n  c} }\n',
  },
  {
    name: 'a list that goes into text stays',
    text: 'mynetworks = 1.2.3.4  \n  5.6.7.8\nsmtpd_banner = $mynetworks\n',
    want: 'mynetworks = 1.2.3.4  \n  5.6.7.8\nsmtpd_banner = $mynetworks\n',
  },
  { name: 'comments and blank lines', text: '#a  \n  \n\n  # b\n\na = b', want: '#a  \n\n\n  # b\n\na = b' },
  { name: 'not understood', text: 'nonsense  \n=x\n', want: 'nonsense  \n=x\n' },
  { name: '= on a line of its own', text: 'a  \n  =b\n', want: 'a\n    = b\n' },
  { name: 'empty', text: '', want: '' },
];
for (const { name, text, want } of cases) {
  test(name, () => {
    assert.equal(formatted(text), want);
    assert.equal(formatted(want), want, 'once is enough');
  });
}

test('range', () => {
  const document = open('a=b\nc=d\ne=f\n');
  assert.equal(edited(document, formatRange(document, rangeOf(document, { start: 5, end: 6 }))), 'a=b\nc = d\ne=f\n');
});

function formatted(text: string): string {
  const document = open(text);
  return edited(document, format(document));
}

/** What Postfix reads, with whitespace that only separates the words of lists made equal. */
function meaning(text: string): string[] {
  return parseMainCf(text).elements.flatMap((element) => {
    if (element.kind === 'assignment') return [`${element.name} = ${element.value.text.replace(/[ \t\r\n]+/g, ' ')}`];
    if (element.kind === 'malformed') return [element.line.text];
    return element.kind === 'blank' ? [] : [element.text];
  });
}

function exact(text: string, name: string): string[] {
  return parseMainCf(text).elements.flatMap((element) =>
    element.kind === 'assignment' && element.name === name ? [element.value.text] : [],
  );
}

test('says the same afterwards, and is stable', () => {
  const word = fc.constantFrom(
    'a',
    'mynetworks',
    'smtpd_banner',
    'alias_maps',
    '=',
    ' = ',
    ' ',
    '  ',
    '\t',
    '\n',
    '\n  ',
    '\n\t',
    ' \n',
    '\r\n',
    '\r',
    '\v',
    '\f',
    '#',
    '# c',
    ',',
    '{',
    '}',
    '"',
    '$a',
    '${a?{b}}',
    '$mynetworks',
    '\0',
    'hash:/x',
    '\n \n',
    '\nmynetworks = x',
    '\nsmtpd_banner = x',
    '＝',
    '\u00a0',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      const text = words.join('');
      const after = formatted(text);
      assert.deepEqual(meaning(after), meaning(text));
      assert.deepEqual(exact(after, 'smtpd_banner'), exact(text, 'smtpd_banner'));
      assert.equal(formatted(after), after);
    }),
    { numRuns: 3000 },
  );
});

const corpus = sharedPath('corpus/main');
test('says the same in files from the wild', { skip: needsShared('corpus/main') }, () => {
  for (const file of readdirSync(corpus)) {
    const text = readFileSync(`${corpus}/${file}`, 'utf8');
    const after = formatted(text);
    assert.deepEqual(meaning(after), meaning(text), file);
    assert.equal(formatted(after), after, file);
  }
});
