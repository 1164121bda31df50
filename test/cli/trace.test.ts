import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';
import { runTrace } from '../../server/src/cli/trace/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'trace-'));
after(() => {
  rmSync(folder, { recursive: true });
});
writeFileSync(
  join(folder, 'main.cf'),
  `compatibility_level = 3.6
myhostname = mx.example.com
mydestination = example.com
mynetworks = 127.0.0.0/8
local_recipient_maps = inline:{alice=x}
smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
smtpd_recipient_restrictions =
  check_sender_access texthash:${folder}/senders
  check_policy_service unix:private/spf
`,
);
writeFileSync(join(folder, 'senders'), '# people\nbad@x.test REJECT no thanks\ngood@x.test OK\n');
writeFileSync(
  join(folder, 'master.cf'),
  'smtp inet n - n - - smtpd\nclosed inet n - n - - smtpd\n  -o smtpd_client_restrictions=reject\n',
);
writeFileSync(
  join(folder, 'world.json'),
  JSON.stringify({
    policy: { 'unix:private/spf': { rules: [['sender', 'x@y.test', 'REJECT spf']], default: 'DUNNO' } },
  }),
);
writeFileSync(join(folder, 'broken.json'), '{');

function trace(words: readonly string[], lang = 'C'): { status: number; out: string; said: string } {
  let [out, said] = ['', ''];
  const status = runTrace(
    [folder, '--client', '203.0.113.5', '--helo', 'x.test', '--target-version', '3.10', ...words],
    {
      env: { LANG: lang },
      dataFolder: fileURLToPath(new URL('../../server/src/data', import.meta.url)),
      out: (text) => {
        out += text;
      },
      complain: (text) => {
        said += text;
      },
    },
  );
  return { status, out, said };
}

test('the line that decided is quoted', () => {
  const { status, out } = trace(['--from', 'bad@x.test', '--to', 'alice@example.com']);
  assert.equal(status, 1);
  assert.ok(
    out.includes(
      'smtpd_relay_restrictions (main.cf:6: smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination)',
    ),
    out,
  );
  assert.ok(out.includes(`bad@x.test -> REJECT no thanks (${folder}/senders:2)`), out);
  assert.ok(out.includes('554 5.7.1 <bad@x.test>: Sender address rejected: no thanks'), out);
});

test('what depends on a policy server is said, case by case, unless the world is told', () => {
  const open = trace(['--from', 'a@x.test', '--to', 'alice@example.com']);
  assert.equal(open.status, 3);
  assert.match(open.out, /If the policy server unix:private\/spf says "DUNNO":/);
  assert.match(open.out, /5\.⟨status⟩ <alice@example\.com>: Recipient address rejected: ⟨text⟩/);
  const world = ['--world', join(folder, 'world.json')];
  assert.equal(trace(['--from', 'a@x.test', '--to', 'alice@example.com', ...world]).status, 0);
  const refused = trace(['--from', 'x@y.test', '--to', 'alice@example.com', ...world]);
  assert.deepEqual(
    [refused.status, /5\.7\.1 <alice@example.com>: Recipient address rejected: spf/.test(refused.out)],
    [1, true],
  );
});

test('a service has its own settings, and the form for programs has all of it', () => {
  const { status, out } = trace([
    '--from',
    'good@x.test',
    '--to',
    'alice@example.com',
    '--service',
    'closed/inet',
    '--format',
    'json',
  ]);
  assert.equal(status, 1);
  const { service, exhaustive, alternatives } = JSON.parse(out) as {
    service: string;
    exhaustive: boolean;
    alternatives: {
      assumptions: unknown[];
      transcript: { replies: { command: string; code: string; trace: unknown[] }[] };
    }[];
  };
  assert.deepEqual(
    [service, exhaustive, alternatives.length, alternatives[0]?.assumptions],
    ['closed/inet', true, 1, []],
  );
  const last = alternatives[0]?.transcript.replies.at(-1);
  assert.deepEqual([last?.command, last?.code, last?.trace.length], ['RCPT TO:<alice@example.com>', '554', 1]);
});

test('both languages, and words that are wrong', () => {
  assert.match(trace(['--from', 'bad@x.test', '--to', 'alice@example.com'], 'zh_CN.UTF-8').out, /= 拒绝/);
  assert.match(trace(['--help'], 'zh_CN.UTF-8').out, /^用法/);
  assert.match(trace(['--help']).out, /^Usage: postfix-lint trace/);
  for (const words of [
    ['--format', 'xml'],
    ['--service', 'no/inet'],
    ['--world', join(folder, 'broken.json')],
    ['--nonsense'],
    ['--target-version', 'x'],
  ]) {
    const { status, out, said } = trace(words);
    assert.deepEqual([status, out], [2, ''], words.join(' '));
    assert.match(said, /^postfix-lint: /);
  }
});

test('an unknown is filled in on the command line, before the file', () => {
  const session = ['--from', 'a@x.test', '--to', 'alice@example.com', '--world', join(folder, 'world.json')];
  const refused = trace([...session, '--assume', 'policy unix:private/spf REJECT said here']);
  assert.equal(refused.status, 1);
  assert.match(refused.out, /Recipient address rejected: said here/);
  assert.equal(trace([...session, '--assume', 'policy unix:private/spf DUNNO']).status, 0);
  const wrong = trace([...session, '--assume', 'policy']);
  assert.deepEqual(
    [wrong.status, /^postfix-lint: --assume "policy" is none of: "policy SERVER/.test(wrong.said)],
    [2, true],
  );
});

test('what is wrong in a world is said with its place', () => {
  writeFileSync(join(folder, 'wrong.json'), JSON.stringify({ dns: { 'x.test': { A: '192.0.2.1' } } }));
  const { status, said } = trace(['--world', join(folder, 'wrong.json')]);
  assert.equal(status, 2);
  assert.match(said, /wrong\.json: "dns\."x\.test"\.A" must be one of: \["…"\]/);
});

test('a file with passwords is not read, whoever else names it, by whatever name', () => {
  const own = mkdtempSync(join(folder, 'passwords-'));
  writeFileSync(join(own, 'passwd'), 'good@x.test REJECT pa55word\n');
  symlinkSync(join(own, 'passwd'), join(own, 'link'));
  const ask = (more: string, name: string): string => {
    writeFileSync(
      join(own, 'main.cf'),
      `compatibility_level = 3.6\nmydestination = example.com\nlocal_recipient_maps =\n${more}` +
        `smtpd_sender_restrictions = check_sender_access texthash:${own}/${name}\n`,
    );
    writeFileSync(join(own, 'master.cf'), 'smtp inet n - n - - smtpd\n');
    let out = '';
    runTrace([own, '--client', '203.0.113.5', '--from', 'good@x.test', '--to', 'a@example.com'], {
      env: { LANG: 'C' },
      dataFolder: '/nowhere',
      out: (text) => {
        out += text;
      },
      complain: assert.fail,
    });
    return out;
  };
  assert.match(ask('', 'passwd'), /pa55word/, 'it is a table like others');
  for (const name of ['passwd', 'link', './passwd']) {
    const out = ask(`smtp_sasl_password_maps = texthash:${own}/passwd\n`, name);
    assert.doesNotMatch(out, /pa55word/, name);
    assert.match(out, /^If texthash:.* says/m, name);
  }
});
