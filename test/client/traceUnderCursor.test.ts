import assert from 'node:assert/strict';
import test from 'node:test';
import { hintUnderCursor } from '../../client/src/traceUnderCursor.ts';

test('a trace starts on what is under the cursor', () => {
  const lines: readonly (readonly [string, object])[] = [
    ['mynetworks = 127.0.0.0/8, 192.0.2.‸0/24', { client: '192.0.2.1' }],
    ['mynetworks = ‸10.1.2.4, x', { client: '10.1.2.4' }],
    ['mynetworks = [2001:db8:‸:]/32', { client: '2001:db8::1' }],
    ['mynetworks = [::1‸]/128', { client: '::1' }],
    ['mydestination = $myhostname, example‸.com', { to: 'postmaster@example.com' }],
    ['bob@example.com‸ REJECT', { to: 'bob@example.com' }],
    ['  reject_unauth‸_destination,', { restriction: 'reject_unauth_destination' }],
    ['  check_sender_access hash:/etc/‸senders', {}],
    ['smtpd_client_re‸strictions =', {}],
    ['mynetworks = 300.1.1.1‸', {}],
    ['‸', {}],
  ];
  for (const [line, hint] of lines)
    assert.deepEqual(hintUnderCursor(line.replace('‸', ''), line.indexOf('‸')), hint, line);
});
