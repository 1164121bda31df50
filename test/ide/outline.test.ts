import assert from 'node:assert/strict';
import test from 'node:test';
import { foldingRanges } from '../../server/src/ide/folding.ts';
import { inlayHints } from '../../server/src/ide/inlayHints.ts';
import { documentLinks } from '../../server/src/ide/links.ts';
import { selectionRanges } from '../../server/src/ide/selection.ts';
import { documentSymbols } from '../../server/src/ide/symbols.ts';
import { at, covered, open, openAt } from './open.ts';

test('symbols', () => {
  const document = open('# c\na = x,\n   y\r\n\nb=\nnonsense\n');
  assert.deepEqual(
    documentSymbols(document).map(({ name, detail, range, selectionRange }) => [
      name,
      detail,
      at(document, range),
      at(document, selectionRange),
    ]),
    [
      ['a', 'x, y', '1:0 a = x,\n   y', '1:0 a'],
      ['b', '', '4:0 b=', '4:0 b'],
    ],
  );
});

test('symbols of 10,000 lines', () => {
  const document = open('smtpd_banner = $myhostname ESMTP\n'.repeat(10_000));
  const start = performance.now();
  assert.equal(documentSymbols(document).length, 10_000);
  const took = performance.now() - start;
  assert.ok(took < 1000, `${took} ms`);
});

const folds: { name: string; text: string; want: (string | number)[][] }[] = [
  { name: 'entry', text: 'a = x\n  y\n  z\n\nb = c\n', want: [[0, 2]] },
  { name: 'comments', text: '# a\n# b\n\n# c\na = b', want: [[0, 1, 'comment']] },
  { name: 'CRLF, comment inside, no line end', text: 'a = x\r\n# c\r\n  y', want: [[0, 2]] },
  { name: 'empty', text: '', want: [] },
];
for (const { name, text, want } of folds) {
  test(`folding: ${name}`, () =>
    assert.deepEqual(
      foldingRanges(open(text)).map((one) => [one.startLine, one.endLine, ...(one.kind ? [one.kind] : [])]),
      want,
    ));
}

const links: { name: string; text: string; want: string[]; uri?: string }[] = [
  {
    name: 'plain',
    text: 'smtpd_tls_cert_file = /etc/ssl/a b.pem\nsmtpd_tls_key_file=/etc/ssl/k.pem\n',
    want: ['0:22 /etc/ssl/a file:///etc/ssl/a', '1:19 /etc/ssl/k.pem file:///etc/ssl/k.pem'],
  },
  {
    name: 'tables',
    text:
      'alias_maps = hash:/etc/aliases,\n' +
      '  proxy:mysql:/etc/p/my%.cf tcp:/x pipemap:{hash:/a/b, pcre:/c/d} regexp:{ {/x/ y} }\n',
    want: [
      '0:18 /etc/aliases file:///etc/aliases',
      '1:14 /etc/p/my%.cf file:///etc/p/my%25.cf',
      '1:49 /a/b file:///a/b',
      '1:60 /c/d file:///c/d',
    ],
  },
  {
    name: 'macros',
    text: 'd = /etc/p\nalias_maps = hash:$d/a $t:$d/b\nt = lmdb\n',
    want: ['0:4 /etc/p file:///etc/p', '1:18 $d/a file:///etc/p/a', '1:23 $t:$d/b file:///etc/p/b'],
  },
  {
    name: 'no files',
    text:
      'queue_directory = /var/spool/postfix\n' +
      'smtpd_milters = unix:/run/x\n' +
      'smtpd_banner = /a/b\n' +
      'mynetworks = 10.0.0.0/8 /etc/nets\n' +
      'x = /\n',
    want: ['3:24 /etc/nets file:///etc/nets'],
  },
  { name: 'not on disk', text: 'alias_maps = hash:/etc/aliases\n', uri: 'untitled:x', want: [] },
];
for (const { name, text, want, uri = 'file:///m/main.cf' } of links) {
  test(`links: ${name}`, () => {
    const document = open(text, { uri });
    assert.deepEqual(
      documentLinks(document).map(({ range, target }) => `${at(document, range)} ${target}`),
      want,
    );
  });
}

const selections: { name: string; text: string; want: string[] }[] = [
  { name: 'item', text: 'z = y\na = b, c‸d,\n  e\n', want: ['cd', 'b, cd,\n  e', 'a = b, cd,\n  e', '*'] },
  { name: 'macro', text: 'a = b, x$c‸d,e\n', want: ['cd', '$cd', 'x$cd', 'b, x$cd,e', 'a = b, x$cd,e', '*'] },
  { name: 'name', text: 'a‸b = c\n', want: ['ab', 'ab = c', '*'] },
  { name: 'comment', text: '# a‸b\nc=d', want: ['# ab', '*'] },
  { name: 'end of file', text: 'a=b\n‸', want: ['*'] },
  { name: 'empty', text: '‸', want: ['*'] },
];
for (const { name, text, want } of selections) {
  test(`selection: ${name}`, () => {
    const { document, offset } = openAt(text);
    const seen: string[] = [];
    for (let range = selectionRanges(document, [offset])[0]; range; range = range.parent)
      seen.push(range.parent ? covered(document, range.range) : '*');
    assert.deepEqual(seen, want);
  });
}

const hints: { name: string; text: string; want: string[] }[] = [
  { name: 'value', text: 'a = x\nb = $a y\n', want: ['1:8 → x y'] },
  { name: 'long', text: `a = ${'x'.repeat(90)}\nb = \${a}\n`, want: [`1:8 → ${'x'.repeat(59)}…`] },
  { name: 'unknown on another host', text: 'b = $myhostname\n', want: [] },
  { name: 'loop', text: 'b = $b\n', want: [] },
  { name: 'raw', text: 'a = x\ndefault_rbl_reply = $a\n', want: [] },
  { name: 'empty', text: '', want: [] },
];
for (const { name, text, want } of hints) {
  test(`hints: ${name}`, () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    assert.deepEqual(
      inlayHints(open(text), range).map(
        ({ position, label }) => `${position.line}:${position.character} ${label as string}`,
      ),
      want,
    );
  });
}
