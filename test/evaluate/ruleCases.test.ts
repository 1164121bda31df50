/** What no recorded session shows: each case answers as a real smtpd (3.7.11) did. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playConcretely } from '../../server/src/evaluate/playConfiguration.ts';
import { commandTokens } from '../../server/src/evaluate/smtpd/commandTokens.ts';
import { tableOpener } from '../../server/src/evaluate/tableWorld.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { configure } from '../../server/src/model/configuration.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';
import { ruleBase, ruleCases } from './ruleCases.ts';

for (const { name, main, commands, replies } of ruleCases) {
  test(name, () => {
    const played = playConcretely(
      configure(knowledge, '3.7', parseMainCf(ruleBase + main)),
      { version: '3.7.11' },
      {
        client: {
          address: '192.0.2.9',
          name: 'unknown',
          nameStatus: 'permanent',
          reverseName: 'unknown',
          reverseNameStatus: 'permanent',
        },
        commands: ['EHLO x.test', ...commands],
      },
      {
        ownAddresses: ['127.0.0.1'],
        dns: () => ({ kind: 'none', exists: false }),
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
    const own = played.replies.slice(2).map(({ code, status, text, closed }) => {
      if (closed) return 'closed';
      return [code, ...(status === undefined ? [] : [status]), text].join(' ');
    });
    assert.deepEqual(own, replies);
  });
}

test('a bracket in a path opens another', () => {
  const words = commandTokens('RCPT TO:<ann <ann@example.com>> NOTIFY=NEVER').map(({ text }) => text);
  assert.deepEqual(words, ['RCPT', 'TO:', '<ann <ann@example.com>>', 'NOTIFY=NEVER']);
});
