import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { codeLenses } from '../../server/src/ide/codeLenses.ts';
import { format } from '../../server/src/ide/format.ts';
import { hover } from '../../server/src/ide/hover.ts';
import { definition, references } from '../../server/src/ide/navigation.ts';
import { prepareRename, rename } from '../../server/src/ide/rename.ts';
import { semanticTokens } from '../../server/src/ide/semanticTokens.ts';
import { documentSymbols } from '../../server/src/ide/symbols.ts';
import type { LanguageDocument } from '../../server/src/languages/language.ts';
import { openTable as openForKeys } from '../../server/src/lookup/openTable.ts';
import { bytesOfText } from '../../server/src/base/byteString.ts';
import { complete } from './completed.ts';
import { at } from './open.ts';
import { type TableOpening, openTable, openTableAt } from './openTable.ts';

const master = 'smtp unix - - n - - smtp\nslow unix - - n - - smtp\nmx inet n - n - - smtpd\n';
const opening = (main: string): TableOpening => ({ main, master });
const transport = opening('transport_maps = hash:/etc/postfix/x\n');
const sender = opening(
  'smtpd_restriction_classes = strict\nstrict = reject\n' +
    'smtpd_sender_restrictions = check_sender_access hash:/etc/postfix/x\n',
);
const headers = opening('header_checks = pcre:/etc/postfix/x\n');
const clientHeaders = opening('smtp_header_checks = regexp:/etc/postfix/x\n');
const networks = opening('smtpd_client_restrictions = check_client_access cidr:/etc/postfix/x\n');

async function labels(marked: string, how: TableOpening): Promise<string[]> {
  const { document, offset } = openTableAt(marked, how);
  return (await complete(document, offset, {})).items.map(({ label }) => label);
}

test('completion: what the role takes on the right', async () => {
  assert.deepEqual(await labels('example.com ‸\n', transport), ['smtp:', 'slow:']);
  assert.deepEqual(await labels('example.com s‸low:[x]\n', transport), ['smtp:', 'slow:']);
  const access = await labels('bad@example.com ‸', sender);
  for (const one of ['REJECT', 'OK', 'DUNNO', 'strict', 'reject_unknown_sender_domain'])
    assert.ok(access.includes(one), one);
  const checks = await labels('/^Subject: x/ ‸\n', headers);
  assert.ok(checks.includes('REJECT') && checks.includes('PREPEND') && !checks.includes('DEFER_IF_PERMIT'));
  const smtpChecks = await labels('/^Subject: x/ ‸\n', clientHeaders);
  assert.ok(smtpChecks.includes('IGNORE') && !smtpChecks.includes('REJECT'), 'smtp(8) refuses no mail');
  assert.deepEqual(await labels('/^X:/ FILTER ‸\n', headers), ['smtp:', 'slow:']);
  for (const none of ['exam‸ple.com smtp:\n', '# com‸ment\n', '‸\n'])
    assert.deepEqual(await labels(none, transport), [], none);
});

test('hover: what a key stands for, and what a value is', () => {
  const shown = (marked: string, how: TableOpening): string => {
    const { document, offset } = openTableAt(marked, how);
    const found = hover(document, offset);
    return found ? `${at(document, found.range ?? assert.fail())} | ${JSON.stringify(found.contents)}` : '';
  };
  assert.match(shown('.exam‸ple.com slow:\n', transport), /^0:0 \.example\.com \| .*every name below the domain/);
  assert.match(shown('example.com sl‸ow:\n', transport), /^0:12 slow \| .*a transport of master\.cf, run by `smtp`/);
  assert.match(shown('example.com fa‸st:\n', transport), /no transport of this name/);
  assert.match(shown('10.0.0.0‸/8 OK\n', networks), /2\^24 addresses.*`check_client_access`/);
  assert.match(shown('!10.0.0.0‸/8 OK\n', networks), /all addresses of this family but/);
  assert.match(shown('/(a‸)(?:b)[(]\\((c)/i x\n', headers), /differ; 2 groups, \$1 to \$2/);
  assert.match(shown('x str‸ict\n', sender), /restriction class/);
  assert.equal(shown('# com‸ment\n', transport), '');
});

test('definition, references and renaming lead through main.cf, master.cf and tables', () => {
  const place = (document: LanguageDocument, uri: string): LanguageDocument =>
    [document, ...document.others()].find((one) => one.uri === uri) ?? assert.fail(uri);
  const { document, offset } = openTableAt('a.test sl‸ow:[b]\nc.test smtp:\n', transport);
  const found = definition(document, offset).map(({ uri, range }) => `${uri} ${at(place(document, uri), range)}`);
  assert.deepEqual(found, ['file:///etc/postfix/master.cf 1:0 slow']);
  assert.equal(references(document, offset, true).length, 2);
  assert.ok(prepareRename(document, offset));
  const edits = rename(document, offset, 'slower')?.changes ?? {};
  assert.deepEqual(Object.keys(edits).sort(), ['file:///etc/postfix/master.cf', 'file:///etc/postfix/x']);

  const inClass = openTableAt('x reject_unknown_sender_domain, stri‸ct\n', sender);
  const renamed = rename(inClass.document, inClass.offset, 'severe')?.changes ?? {};
  assert.equal(renamed['file:///etc/postfix/x']?.length, 1);
  assert.equal(renamed['file:///etc/postfix/main.cf']?.length, 2);

  const alias = openTableAt(
    'a@x.test B@x‸.test\nb@x.test c@y.test\n',
    opening('virtual_alias_maps = hash:/etc/postfix/x\n'),
  );
  assert.deepEqual(
    definition(alias.document, alias.offset).map(({ range }) => at(alias.document, range)),
    ['1:0 b@x.test'],
  );
  assert.equal(prepareRename(alias.document, alias.offset), undefined, 'addresses are not ours to change');
});

test('outline, colours and what stands above a table', () => {
  const document = openTable('# c\na.test slow:\n', transport);
  assert.deepEqual(
    documentSymbols(document).map(({ name, detail }) => `${name} ${String(detail)}`),
    ['a.test slow:'],
  );
  assert.equal(semanticTokens(document).data.length, 5);
  const titles = (commands: string[]): string[] =>
    codeLenses(document, new Set(commands)).map(({ command }) => command?.title ?? '');
  assert.deepEqual(titles([]), ['read by transport_maps (main.cf:1)']);
  assert.deepEqual(titles(['postfix.lookUpKey']), ['read by transport_maps (main.cf:1)', 'look up a key…']);
});

test('formatting aligns values and changes no answer', () => {
  const formatted = (text: string, how: TableOpening): string => {
    const document = openTable(text, how);
    const edits = format(document);
    return [...edits].reverse().reduce((now, { range, newText }) => {
      const [start, end] = [document.lines.offsetAt(range.start), document.lines.offsetAt(range.end)];
      return now.slice(0, start) + newText + now.slice(end);
    }, text);
  };
  assert.equal(
    formatted('a  smtp:   \nlonger.test\tslow:\n# c  \nb x\nc y\n', transport),
    'a            smtp:\nlonger.test  slow:\n# c  \nb x\nc y\n',
  );
  assert.equal(formatted('a b  \n  c  \n', transport), 'a b  \n  c\n', 'blanks inside of a value stay');
  const line = fc.constantFrom(
    'a  b',
    'key   value with  blanks  ',
    '  more  ',
    '\tmore\t',
    '# comment ',
    '',
    '"a b"   c ',
    'if /a/  ',
    'endif',
    '/a/i   b  ',
    '!/c/ d',
    '10.0.0.0/8     OK ',
    '::1 x',
    'broken',
  );
  const keys = ['a', 'key', '"a b"', 'c', '10.1.2.3', '::1', 'broken', 'nobody', 'if', 'more'];
  const types = { hash: transport, regexp: clientHeaders, cidr: networks };
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 8 }),
      fc.constantFrom(...(['hash', 'regexp', 'cidr'] as const)),
      fc.constantFrom('\n', '\r\n'),
      (lines, type, end) => {
        const text = lines.join(end) + end;
        const after = formatted(text, types[type]);
        const answers = (source: string): unknown[] => {
          const files = { read: () => ({ kind: 'text', bytes: bytesOfText(source) }) as const };
          const table = openForKeys({ type, name: 'x' }, files, { release: '3.10', program: 'postmap' });
          return keys.map((key) => table.lookup(bytesOfText(key)));
        };
        assert.deepEqual(answers(after), answers(text));
        assert.equal(formatted(after, types[type]), after, 'formatted once, it stays');
      },
    ),
    { numRuns: 500 },
  );
});
