import assert from 'node:assert/strict';
import test from 'node:test';
import type { MarkupContent } from 'vscode-languageserver-types';
import { hover } from '../../server/src/ide/hover.ts';
import { proseOf } from '../../server/src/facts/prose.ts';
import { locales } from '../../server/src/texts/locales.ts';
import { covered } from './open.ts';
import { type MasterOpening, openMasterAt } from './openMaster.ts';

const block = (summary: string) => ({ summary, text: `More of ${summary}`, pitfalls: [], examples: [] });
const prose = proseOf({
  service: { smtp: block('The mail server.') },
  program: { pipe: block('Runs a command.'), smtpd: block('The server.') },
  parameter: { smtpd_tls_security_level: block('How much TLS.') },
});

function hovered(marked: string, opening: MasterOpening = {}): string {
  const { document, offset } = openMasterAt(marked, { prose, ...opening });
  const found = hover(document, offset);
  if (!found) return '';
  const start = { line: 0, character: 0 };
  const place = covered(document, found.range ?? { start, end: start });
  return `[${place}] ${(found.contents as MarkupContent).value}`;
}

const cases: readonly {
  readonly name: string;
  readonly text: string;
  readonly main?: string;
  readonly release?: string;
  readonly has: readonly (string | RegExp)[];
}[] = [
  {
    name: 'service',
    text: 'sm‸tp inet n - n - - smtpd',
    has: ['[smtp]', 'The mail server.', 'More of The mail server.', 'run by `smtpd`'],
  },
  {
    name: 'service without prose of its own: its program, and its socket',
    text: 'my‸pipe unix n n n - - pipe',
    has: ['[mypipe]', 'Runs a command.', '`public/mypipe`'],
  },
  { name: 'type', text: 'smtp in‸et n - n - - smtpd', has: ['[inet]', 'TCP port'] },
  { name: 'default of a column', text: 'x unix ‸- - n - - smtp', has: ['[-]', 'private', 'default, `y`'] },
  { name: 'chroot', text: 'x unix - - ‸n - - smtp', has: ['chroot', 'Here: `n`, no'] },
  {
    name: 'chroot by default, by the level',
    text: 'x unix - - ‸- - - smtp',
    main: 'compatibility_level = 3.6\n',
    has: ['default, which is `n` here, as `compatibility_level` is `3.6`'],
  },
  {
    name: 'chroot by default, with no level',
    text: 'x unix - - ‸- - - smtp',
    main: 'myhostname = a.example\n',
    has: ['default, which is `y` here, as `compatibility_level` is `0`'],
  },
  {
    name: 'chroot by default, in an old release',
    release: '2.11',
    text: 'x unix - - ‸- - - smtp',
    has: ['default, which is `y` in Postfix 2.11'],
  },
  {
    name: 'chroot by default, without a main.cf',
    text: 'x unix - - ‸- - - smtp',
    has: ['or `y` while `compatibility_level` is below 1'],
  },
  {
    name: 'a socket of a chrooted service',
    main: '',
    text: 'smtp inet n - y - - smtpd\n -o smtpd_milters=unix:/run/mil‸ter',
    has: ['`smtp` runs chrooted and opens `/var/spool/postfix/run/milter`'],
  },
  {
    name: 'process limit with what the program needs',
    text: 'pickup unix n - n 60 ‸1 pickup',
    has: ['process limit', 'needs `1`'],
  },
  {
    name: 'process limit by default',
    text: 'x unix - - n - ‸- smtp',
    main: 'default_process_limit = 20\n',
    has: ['here `20`'],
  },
  {
    name: 'command',
    text: 'x unix - - n - - pi‸pe',
    has: ['[pipe]', '`$daemon_directory`', 'Runs a command.', 'pipe.8.html'],
  },
  {
    name: 'name of an override',
    text: 'smtp inet n - n - - smtpd -o smtpd_tls_se‸curity_level=may',
    has: ['[smtpd_tls_security_level]', 'How much TLS.', 'master.cf sets it for `smtp`: `may`'],
  },
  {
    name: 'main.cf beside an override',
    text: 'smtp inet n - n - - smtpd -o smtpd_tls_se‸curity_level=may',
    main: '\nsmtpd_tls_security_level = none\n',
    has: ['main.cf: `none` (line 2)'],
  },
  {
    name: 'value of an override',
    text: 'smtp inet n - n - - smtpd\n -o smtpd_recipient_restrictions=permit_mynetworks,re‸ject',
    has: ['[reject]', 'rejects'],
  },
  {
    name: 'a macro in a value, with the service’s own look-up',
    text: 'smtp inet n - n - - smtpd -o own=x -o smtpd_banner=${{$o‸wn}=={x}?{yes}:{no}}',
    main: '',
    has: ['own'],
  },
  { name: 'option', text: 'smtp inet n - n - - smtpd -‸v', has: ['[-v]', 'logs more'] },
  { name: 'attribute', text: 'x unix - n n - - pipe fl‸ags=DR user=x argv=/x', has: ['[flags]', 'letters'] },
  {
    name: 'flags',
    text: 'x unix - n n - - pipe flags=D‸R user=x argv=/x',
    has: ['[DR]', 'Delivered-To', 'Return-Path'],
  },
  {
    name: 'macro of pipe',
    text: 'x unix - n n - - pipe user=x argv=/x -d ${reci‸pient}',
    has: ['[${recipient}]', '`${recipient}`'],
  },
];
for (const { name, text, main, release, has } of cases) {
  test(`hover: ${name}`, () => {
    const got = hovered(text, {
      ...(main === undefined ? {} : { main }),
      ...(release === undefined ? {} : { release }),
    });
    for (const part of has)
      assert.ok(typeof part === 'string' ? got.includes(part) : part.test(got), `${String(part)} in: ${got}`);
  });
}

test('hover in Chinese has the Chinese words', () => {
  const got = hovered('x unix - - ‸n - - smtp', { messages: locales['zh-cn'] });
  assert.match(got, /队列目录/);
  assert.match(got, /这里：/);
});

test('nothing on comments and between words', () => {
  for (const text of ['# a ‸comment\nsmtp inet n - n - - smtpd', 'smtp  ‸  inet n - n - - smtpd', '‸'])
    assert.equal(hovered(text), '');
});
