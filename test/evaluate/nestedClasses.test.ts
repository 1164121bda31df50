// Restriction classes inside each other: few are played, and what becomes of very many is not told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playConcretely } from '../../server/src/evaluate/playConfiguration.ts';
import type { SmtpTranscript } from '../../server/src/evaluate/smtpd/session.ts';
import { tableOpener } from '../../server/src/evaluate/tableWorld.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { configure } from '../../server/src/model/configuration.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';

function play(depth: number): SmtpTranscript {
  const names = Array.from({ length: depth }, (_none, at) => `class${at}`);
  const classes = names.map((name, at) => `${name} = ${names[at + 1] ?? 'reject'}\n`).join('');
  const main =
    `compatibility_level = 3.6\nsmtpd_relay_restrictions = class0, reject\n${classes}` +
    `smtpd_restriction_classes = ${names.join(' ')}\n`;
  return playConcretely(
    configure(knowledge, '3.7', parseMainCf(main)),
    { version: '3.7.11' },
    {
      client: {
        address: '192.0.2.1',
        name: 'unknown',
        nameStatus: 'permanent',
        reverseName: 'unknown',
        reverseNameStatus: 'permanent',
      },
      commands: ['EHLO x.test', 'MAIL FROM:<a@b.test>', 'RCPT TO:<c@d.test>'],
    },
    {
      ownAddresses: ['127.0.0.1'],
      dns: () => undefined,
      policy: () => undefined,
      verify: () => undefined,
      proxyFilter: () => undefined,
      patternFile: () => undefined,
      openTable: tableOpener(
        { read: () => ({ kind: 'absent', reason: 'No such file or directory' }) },
        { release: '3.7.11' },
        () => undefined,
      ),
    },
  );
}

test('a class in 200 others decides', () => {
  const { replies, complete } = play(200);
  assert.ok(complete);
  assert.match(replies.at(-1)?.text ?? '', /Access denied/);
});

test('behind 5000 classes nothing is told, and nothing is thrown', () => {
  assert.equal(play(5000).complete, false);
});
