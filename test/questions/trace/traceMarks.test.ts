import assert from 'node:assert/strict';
import test from 'node:test';
import { playAlternatives } from '../../../server/src/evaluate/alternatives.ts';
import { worldOfFile } from '../../../server/src/evaluate/worldFile.ts';
import { knowledge } from '../../../server/src/facts/knowledge.ts';
import { configure } from '../../../server/src/model/configuration.ts';
import { placeOfSetting } from '../../../server/src/questions/trace/settingPlace.ts';
import { traceMarks } from '../../../server/src/questions/trace/traceMarks.ts';
import { smtpSessionOf } from '../../../server/src/questions/trace/traceSession.ts';
import { parseMainCf } from '../../../server/src/syntax/mainCf.ts';
import { parseMasterCf } from '../../../server/src/syntax/masterCf.ts';

/** Each line of main.cf that is marked below ends with its mark. */
function assertMarks(marked: string): void {
  const lines = marked.trimEnd().split('\n');
  const main = `${lines.map((line) => line.replace(/ *<(?:passed|decided|never)>$/, '')).join('\n')}\n`;
  const files = { main, master: 'smtp inet n - n - - smtpd\n' };
  const configuration = configure(knowledge, '3.10', parseMainCf(main), parseMasterCf(files.master));
  const world = worldOfFile(
    { dnsComplete: true },
    { files: { read: () => ({ kind: 'unread' }) }, release: '3.10', ownAddresses: ['127.0.0.1'] },
  );
  const session = { client: '203.0.113.5', helo: 'x.test', from: 'a@x.test', to: ['nobody@example.com'], tls: false };
  const view = { service: 'smtp/inet', version: '3.10' };
  const result = playAlternatives(configuration, view, smtpSessionOf(session), world);
  const placeOf = (name: string): ReturnType<typeof placeOfSetting> =>
    placeOfSetting(configuration, view.service, name, files);
  const marks = traceMarks(result, placeOf, (file) => (file === 'main.cf' ? files.main : files.master));
  const roles = new Map(marks.map(({ line, role }) => [line, role]));
  const shown = main
    .trimEnd()
    .split('\n')
    .map((line, index) => (roles.has(index + 1) ? `${line} <${roles.get(index + 1) ?? ''}>` : line));
  assert.deepEqual(
    shown,
    lines.map((line) => line.replace(/ +(?=<(?:passed|decided|never)>$)/, ' ')),
  );
}

test('a line is marked as passed, decided or never reached, whatever its argument looks like', () => {
  assertMarks(`compatibility_level = 3.6
mydestination = example.com
local_recipient_maps = inline:{alice=x}
one = inline:{friend@x.test=OK}
smtpd_client_restrictions = permit_mynetworks   <passed>
smtpd_recipient_restrictions =
# a comment
  reject_unauth_destination,                    <passed>
  check_sender_access inline:{b@x.test=OK}      <passed>

  check_sender_access $one                      <passed>
  reject_unlisted_recipient                     <decided>
  check_sender_access inline:{c@x.test=OK}      <never>
smtpd_data_restrictions = reject_unauth_pipelining <never>
myhostname = mx.example.com
`);
});
