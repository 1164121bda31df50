/** What real smtpd servers of four releases answered, session by session: ../shared/oracle/smtpd.json. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProcessMemory } from '../../server/src/evaluate/smtpd/state.ts';
import { compareAddresses } from './oracleAddresses.ts';
import { compareSession } from './oracleCompare.ts';
import { readSmtpdOracle } from './oracleFile.ts';
import { memoryOf } from './oracleMemory.ts';

const oracle = readSmtpdOracle();
const absent = 'did not run: ../shared/oracle/smtpd.json is not part of a clone';

test('replies, offers, log, policy requests and trace are those of the recorded sessions', (context) => {
  if (!oracle) return context.skip(absent);
  const memories = new Map<string, ProcessMemory>();
  const failures: string[] = [];
  let compared = 0;
  for (const session of oracle.sessions) {
    for (const version of session.release) {
      const differences = compareSession(oracle, session, version, memoryOf(memories, session, version));
      compared++;
      for (const [field, { recorded, ours }] of Object.entries(differences))
        failures.push(`${session.id} ${version} ${field}\n  recorded: ${recorded}\n  ours: ${ours}`);
    }
  }
  assert.ok(compared > 13_000, `${compared} sessions`);
  assert.equal(failures.length, 0, `${failures.length} differences:\n${failures.slice(0, 5).join('\n')}`);
});

test('addresses are rewritten and resolved as trivial-rewrite did', (context) => {
  if (!oracle) return context.skip(absent);
  const { compared, failures } = compareAddresses(oracle);
  assert.ok(compared > 800, `${compared} addresses`);
  assert.deepEqual(failures, []);
});
