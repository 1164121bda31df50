import assert from 'node:assert/strict';
import test from 'node:test';
import type { MarkupContent } from 'vscode-languageserver-types';
import { hover } from '../../server/src/ide/hover.ts';
import { type ProseBlock, proseOf } from '../../server/src/facts/prose.ts';
import { type Opening, covered, openAt } from './open.ts';

/** A block of prose. */
export const block = (summary: string, more: Partial<ProseBlock> = {}): ProseBlock => ({
  summary,
  text: '',
  pitfalls: [],
  examples: [],
  ...more,
});
const example = (text: string): Pick<ProseBlock, 'examples'> => ({
  examples: [{ language: 'postfix-main-cf', text }],
});

/** Prose of a few names of each kind. */
export const english = proseOf({
  parameter: {
    append_dot_mydomain: block('Decides X.', {
      text: 'See `mydomain`.',
      pitfalls: ['Mind the gap.'],
      ...example('append_dot_mydomain = no'),
    }),
    soft_bounce: block('Turns failures around.'),
    smtp_tls_security_level: block('Sets the TLS level of EHLO.'),
    milter_connect_timeout: block('Limits a connect.'),
    maximal_queue_lifetime: block('Sets a time.'),
  },
  template: {
    transport_destination_rate_delay: block('Sets a pause.', {
      text: 'Not `<transport>_transport_rate_delay`.',
      ...example('bulk_destination_rate_delay = 1s\nbulk_destination_recipient_limit = 2'),
    }),
  },
  restriction: { reject_unauth_destination: block('Refuses relaying.') },
  'table-type': { hash: block('Looks up keys.'), mysql: block('Asks MySQL.') },
  keyword: {
    'smtp_tls_security_level=may': block('Encrypts if it can.'),
    'smtpd_tls_protocols=SSLv3': block('Names the old one.'),
    'smtpd_discard_ehlo_keywords=CHUNKING': block('Hides BDAT.'),
  },
  service: { lmtp: block('Delivers by LMTP.') },
  program: { pipe: block('Runs a command.') },
  'reply-code': { 450: block('Not now.') },
  'enhanced-code': { 'X.7.1': block('Not allowed.') },
  'access-action': { REJECT: block('Refuses.') },
  'check-action': { REJECT: block('Refuses the message.') },
});
/** The same in Chinese, as far as it goes. */
export const chinese = proseOf(
  { parameter: { append_dot_mydomain: block('决定 X。', { pitfalls: ['小心。'] }) } },
  english,
);

interface Answer {
  readonly word: string;
  readonly text: string;
}
/** The hover at the cursor mark. */
export function hoverAt(marked: string, opening: Opening = {}): Answer | undefined {
  const { document, offset } = openAt(marked, { prose: english, ...opening });
  const found = hover(document, offset);
  return (
    found && {
      word: covered(document, found.range ?? assert.fail('no range')),
      text: (found.contents as MarkupContent).value,
    }
  );
}

/** The manual's page of a parameter. */
export const page = (name: string): string => `https://www.postfix.org/postconf.5.html#${name}`;

/** A place, and what its hover must say. */
export interface Case extends Opening {
  readonly name: string;
  readonly text: string;
  /** What the range covers. */
  readonly word: string;
  /** Texts that must stand in the answer, in this order. */
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
}

/** A test for each place. */
export function testHovers(cases: readonly Case[]): void {
  for (const { name, text, word, has = [], lacks = [], ...opening } of cases) {
    test(name, () => {
      const found = hoverAt(text, opening);
      assert.ok(found, 'no hover');
      assert.equal(found.word, word);
      let from = 0;
      for (const part of has) {
        const at = found.text.indexOf(part, from);
        assert.ok(at >= 0, `${part}\nis not in\n${found.text}`);
        from = at + part.length;
      }
      for (const part of lacks) assert.ok(!found.text.includes(part), `${part}\nis in\n${found.text}`);
    });
  }
}
