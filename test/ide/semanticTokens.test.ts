import assert from 'node:assert/strict';
import test from 'node:test';
import { semanticTokens, semanticTokensLegend } from '../../server/src/ide/semanticTokens.ts';
import type { MainDocument } from '../../server/src/languages/mainCf/mainDocument.ts';
import { costOf } from '../cost.ts';
import { open } from './open.ts';

function decoded(document: MainDocument): string[] {
  const { data } = semanticTokens(document);
  const seen: string[] = [];
  let [line, column] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [lines, columns, length, type, modifiers] = data.slice(i, i + 5) as [number, number, number, number, number];
    column = lines ? columns : column + columns;
    line += lines;
    const start = document.lines.offsetAt({ line, character: column });
    seen.push(
      `${line}:${column} ${document.context.text.slice(start, start + length)} ` +
        `${semanticTokensLegend.tokenTypes[type]}${modifiers ? ' deprecated' : ''}`,
    );
  }
  return seen;
}

const cases: { name: string; text: string; want: string[] }[] = [
  {
    name: 'boolean and user name',
    text: 'soft_bounce = yes\n\nmine = yes\n',
    want: ['0:0 soft_bounce property', '0:14 yes keyword', '2:0 mine variable'],
  },
  {
    name: 'continuation lines',
    text:
      'smtpd_recipient_restrictions = permit_mynetworks,\r\n' +
      '# c\r\n' +
      '  reject_unauth_destination,\r\n' +
      '  check_client_access hash:/x $mine\r\n' +
      'mine = a\r\n',
    want: [
      '0:0 smtpd_recipient_restrictions property',
      '0:31 permit_mynetworks keyword',
      '2:2 reject_unauth_destination keyword',
      '3:2 check_client_access keyword',
      '3:22 hash type',
      '3:31 mine variable',
      '4:0 mine variable',
    ],
  },
  { name: 'macros', text: 'a = ${b?{$c}:{d}}', want: ['0:0 a variable', '0:6 b variable', '0:10 c variable'] },
  {
    name: 'tables',
    text: 'alias_maps = proxy:mysql:/x nosuch:y',
    want: ['0:0 alias_maps property', '0:13 proxy type', '0:19 mysql type'],
  },
  {
    name: 'keywords',
    text: 'inet_protocols = ipv4, moon\nsmtp_tls_protocols = !SSLv2, >=TLSv1.2',
    want: [
      '0:0 inet_protocols property',
      '0:17 ipv4 keyword',
      '1:0 smtp_tls_protocols property',
      '1:22 SSLv2 keyword',
      '1:31 TLSv1.2 keyword',
    ],
  },
  {
    name: 'class',
    text: 'smtpd_restriction_classes = g\ng = permit',
    want: ['0:0 smtpd_restriction_classes property', '0:28 g variable', '1:0 g variable', '1:4 permit keyword'],
  },
  {
    name: 'deprecated',
    text: 'smtpd_use_tls = yes\n',
    want: ['0:0 smtpd_use_tls property deprecated', '0:16 yes keyword'],
  },
  { name: 'lone CR is a line end to LSP', text: 'a = x\r $b', want: ['0:0 a variable', '1:2 b variable'] },
  { name: 'empty', text: '', want: [] },
];
for (const { name, text, want } of cases) test(name, () => assert.deepEqual(decoded(open(text)), want));

test('1,000 lines in a few milliseconds', () => {
  const line =
    'smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination, check_client_access ' +
    'hash:/x\n' +
    'soft_bounce = yes\n' +
    'myhostname = a.example.com\n' +
    'mydestination = $myhostname, localhost\n' +
    'queue_run_delay = 300s\n';
  const document = open(line.repeat(200));
  const took = costOf(() => semanticTokens(document), 30);
  assert.ok(took < 20, `${took} ms`);
});
