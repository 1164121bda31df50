import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';
import { runMailTests } from '../../server/src/cli/mailTests/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'mail-tests-'));
after(() => {
  rmSync(folder, { recursive: true });
});
const files: Readonly<Record<string, string>> = {
  'main.cf': `compatibility_level = 3.6
myhostname = mx.example.com
mydestination = example.com
mynetworks = 127.0.0.0/8
local_recipient_maps = inline:{alice=x, bob=x}
smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
smtpd_recipient_restrictions =
# the senders
  check_sender_access texthash:${folder}/senders
  check_policy_service unix:private/spf
`,
  'master.cf': `smtp inet n - n - - smtpd
closed inet n - n - - smtpd
  -o smtpd_client_restrictions=reject
`,
  senders: '# people\nbad@x.test REJECT no thanks\ngood@x.test OK\n',
  'world.json': '{ "policy": { "unix:private/spf": { "default": "DUNNO" } } }',
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);

const person = 'client: 203.0.113.5, helo: x.test';

function run(tests: string, words: readonly string[] = [], lang = 'C'): { status: number; out: string; said: string } {
  writeFileSync(join(folder, 'mail-tests.yml'), tests);
  let [out, said] = ['', ''];
  const status = runMailTests([folder, '--target-version', '3.10', ...words], {
    env: { LANG: lang },
    dataFolder: fileURLToPath(new URL('../../server/src/data', import.meta.url)),
    out: (text) => {
      out += text;
    },
    complain: (text) => {
      said += text;
    },
  });
  return { status, out, said };
}

test('tests pass where the configuration answers as they say', () => {
  const { status, out, said } = run(`world: world.json
tests:
  - { name: mail for us, ${person}, from: a@x.test, to: [alice@example.com, bob@example.com], expect: accepted }
  - { ${person}, from: a@x.test, to: zoe@far.test, expect: 554 5.7.1 }
  - { ${person}, from: a@x.test, to: nobody@example.com, expect: 550 }
  - { ${person}, from: bad@x.test, to: alice@example.com, expect: refused }
  - { client: 127.0.0.1, from: a@x.test, to: zoe@far.test, expect: accepted }
  - { ${person}, service: closed/inet, from: a@x.test, to: alice@example.com, expect: 554 }
`);
  assert.deepEqual([status, out, said], [0, '7 passed, 0 failed.\n', '']);
});

test('a failure says the lines that decided, of a value and of the table', () => {
  const { status, out } = run(`world: world.json
tests:
  - { ${person}, from: bad@x.test, to: alice@example.com, expect: accepted }
`);
  assert.equal(status, 1);
  assert.equal(
    out,
    `${folder}/mail-tests.yml:3: <bad@x.test> -> <alice@example.com>
  expected: accepted
  got: 554 5.7.1 <bad@x.test>: Sender address rejected: no thanks
  decided by:
    main.cf:9: check_sender_access texthash:${folder}/senders
    ${folder}/senders:2: bad@x.test REJECT no thanks

0 passed, 1 failed.
`,
  );
});

test('a failure names the -o of a service, the map without the recipient, the line that let a stranger pass', () => {
  const lineOf = (fields: string): string => {
    const { status, out } = run(`world: world.json\ntests:\n  - { ${fields} }\n`);
    assert.equal(status, 1, out);
    return out;
  };
  const closed = `${person}, service: closed/inet, from: a@x.test, to: alice@example.com, expect: accepted`;
  assert.match(lineOf(closed), /^ {4}master\.cf:3: -o smtpd_client_restrictions=reject$/m);
  const absent = `${person}, from: a@x.test, to: nobody@example.com, expect: accepted`;
  assert.match(lineOf(absent), /^ {4}main\.cf:5: local_recipient_maps = /m);
  const allowed = `${person}, from: good@x.test, to: alice@example.com, expect: refused`;
  assert.match(lineOf(allowed), /senders:3: good@x\.test OK$/m);
  const wrongCode = `${person}, from: a@x.test, to: zoe@far.test, expect: 450`;
  assert.match(lineOf(wrongCode), /expected: refused 450\n {2}got: 554 5\.7\.1 .*\n.*\n {4}main\.cf:6: /);
  assert.match(lineOf(`${person}, service: no/inet, to: a@example.com, expect: refused`), /has no service no\/inet/);
});

test('what depends on what nobody said is no pass, and names the assumption', () => {
  const { status, out } = run(`tests:\n  - { ${person}, from: a@x.test, to: alice@example.com, expect: accepted }\n`);
  assert.equal(status, 1);
  assert.match(out, /^ {2}If the policy server unix:private\/spf says ".+":$/m);
});

const both = `world: world.json
tests:
  - { name: 'one # <two>', ${person}, from: a@x.test, to: alice@example.com, expect: accepted }
  - { name: stranger, ${person}, from: a@x.test, to: zoe@far.test, expect: accepted }
`;

test('TAP and JUnit', () => {
  const tap = run(both, ['--format', 'tap']);
  assert.equal(tap.status, 1);
  assert.match(
    tap.out,
    /^TAP version 14\n1\.\.2\nok 1 - one \\# <two>\nnot ok 2 - stranger\n {2}---\n {2}at: ".*:4"\n/,
  );
  const junit = run(both, ['--format', 'junit']);
  assert.equal(junit.status, 1);
  assert.match(junit.out, /<testsuite name=".*mail-tests\.yml" tests="2" failures="1">/);
  assert.match(junit.out, /<testcase name="one # &lt;two&gt;" .*line="3"\/>/);
  assert.match(junit.out, /<failure message="expected: accepted; got: 554 5\.7\.1 &lt;zoe@far\.test&gt;: /);
});

test('both languages, and files that are wrong', () => {
  assert.match(run(both, [], 'zh_CN.UTF-8').out, /预期：接受\n {2}实际：554/);
  assert.match(run('', ['--help'], 'zh_CN.UTF-8').out, /^用法/);
  const cases: readonly (readonly [string, RegExp])[] = [
    ['tests: [', /mail-tests\.yml:\d+: /],
    ['- 1', /:1: "tests" is missing/],
    [`tests:\n  - { ${person}, to: a@example.com }`, /:2: "expect" is missing/],
    [`tests:\n  - { ${person}, to: a@example.com, expect: maybe }`, /:2: "expect" must be one of/],
    [`tests:\n  - { ${person}, to: a@example.com, expect: 250 }`, /:2: "expect" must be one of/],
    [
      `tests:\n  - ${person.split(',')[0] ?? ''}\n    tls: 5\n    to: []\n    expect: refused`,
      /:3: "tls".*\n.*:4: "to"/,
    ],
    [`tests:\n  - { ${person}, to: a@example.com, expect: 550, sender: x }`, /:2: unknown key "sender"/],
    ['world: none.json\ntests: []', /cannot read none\.json/],
    ['world: { dns: 5 }\ntests: []', /"world\.dns" must be/],
    ['world: { servfail: x }\ntests: []', /"world\.servfail" must be/],
  ];
  for (const [text, wanted] of cases) {
    const { status, out, said } = run(text);
    assert.deepEqual([status, out], [2, ''], text);
    assert.match(said, wanted, text);
  }
  for (const words of [['--format', 'xml'], ['--nonsense'], ['--target-version', 'x'], ['--file', 'none']]) {
    const { status, said } = run(both, words);
    assert.equal(status, 2, words.join(' '));
    assert.match(said, /^postfix-lint: /);
  }
});
