import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type AuditTerminal, runAuditCommand } from '../../server/src/cli/audit/run.ts';
import { isPublicResolver, readNameServer } from '../../server/src/cli/audit/nameServer.ts';

const folder = mkdtempSync(join(tmpdir(), 'audit-command-'));
after(() => {
  rmSync(folder, { recursive: true, force: true });
});
writeFileSync(
  join(folder, 'main.cf'),
  'myhostname = mail.example.com\nmydomain = example.com\nmydestination = $mydomain\n',
);

/** Nobody listens there. */
const dns = ['--dns', '127.0.0.1:1'];

async function run(
  words: readonly string[],
  more: Partial<AuditTerminal> = {},
): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const status = await runAuditCommand(words, {
    env: {},
    version: '1.2.3',
    out: (text) => {
      out += text;
    },
    complain: (text) => {
      err += text;
    },
    ...more,
  });
  return { status, out, err };
}

test('help, in both languages', async () => {
  assert.match((await run(['--help'])).out, /^Usage: postfix-lint audit/);
  assert.match((await run(['--help'], { env: { LANG: 'zh_CN.UTF-8' } })).out, /^用法：postfix-lint audit/);
});

test('wrong usage has status 2, and says what is wrong', async () => {
  const wrong: readonly (readonly [string[], RegExp])[] = [
    [[], /PATH/],
    [[folder, '--format', 'xml'], /--format xml/],
    [[folder, '--dns', 'localhost'], /--dns localhost/],
    [[folder, '--domain', 'a b'], /a b/],
    [[folder, '--selector', '../x'], /--selector \.\.\/x/],
    [[folder, '--address', '1234'], /--address 1234/],
    [[folder, '--moo'], /--moo/],
    [[join(folder, 'nothing')], /cannot read .*nothing\/main\.cf/],
    [[folder, '--target-version', 'x'], /"x" is not a valid value for --target-version/],
    [
      [folder, '--target-version', '99.99'],
      /"99\.99" is not a valid value for --target-version\. Use one of: auto, 3/,
    ],
  ];
  for (const [words, message] of wrong) {
    const { status, err } = await run(words);
    assert.equal(status, 2, words.join(' '));
    assert.match(err, message);
  }
});

test('--dry-run shows the first round, and asks for nothing', async () => {
  const { status, out, err } = await run([folder, '--dry-run', ...dns]);
  assert.equal(status, 0);
  assert.match(out, /^Round 1 asks for:\n {2}\d+ DNS records from 127\.0\.0\.1 \(1\):\n/);
  assert.match(out, /^ {4}TXT {3}_dmarc\.example\.com$/m);
  assert.equal(err, '');
});

test('without a terminal and without --yes nothing is asked for', async () => {
  const { out, err } = await run([folder, ...dns]);
  assert.match(err, /agree with --yes/);
  assert.match(out, /was not asked for/);
  assert.match(out, /\n0 questions in 1 round\.\n/);
});

test('the person is asked before each round; "all" is asked once', async () => {
  const asked: string[] = [];
  const ask = (answer: 'yes' | 'all') => async (question: string) => {
    asked.push(question);
    return answer;
  };
  const { err } = await run([folder, ...dns], { ask: ask('all') });
  assert.equal(asked.length, 1);
  assert.match(err, /Round 1 asks for/);
});

test('files are read only if the installed Postfix reads them too, or --root says where they are', async () => {
  const root = mkdtempSync(join(tmpdir(), 'audit-root-'));
  const copy = mkdtempSync(join(tmpdir(), 'audit-copy-'));
  try {
    cpSync(join(folder, 'main.cf'), join(copy, 'main.cf'));
    writeFileSync(join(copy, 'main.cf'), 'mydestination = hash:/domains\nmyhostname = mail.example.com\n');
    writeFileSync(join(root, 'domains'), 'example.org x\n');
    const without = await run([copy, '--yes', ...dns]);
    assert.match(without.out, /the entries of hash:\/domains are not known/);
    assert.doesNotMatch(without.err, /files to read/);
    const within = await run([copy, '--yes', '--root', root, ...dns]);
    assert.match(within.err, /files to read:\n(?: {4}\/.*\n)*? {4}\/domains\n/);
    assert.match(within.err, /MX {4}example\.org/);
  } finally {
    rmSync(root, { recursive: true, force: true });
    rmSync(copy, { recursive: true, force: true });
  }
});

test('name servers', () => {
  assert.deepEqual(readNameServer('192.0.2.1'), { address: '192.0.2.1', port: 53 });
  assert.deepEqual(readNameServer('192.0.2.1:5353'), { address: '192.0.2.1', port: 5353 });
  assert.deepEqual(readNameServer('2001:db8::1'), { address: '2001:db8::1', port: 53 });
  assert.deepEqual(readNameServer('[2001:db8::1]:5353'), { address: '2001:db8::1', port: 5353 });
  for (const text of ['', 'localhost', '192.0.2.1:0', '192.0.2.1:99999', '[::1', '1'])
    assert.equal(readNameServer(text), undefined, text);
  assert.ok(isPublicResolver({ address: '8.8.8.8', port: 53 }));
  assert.ok(isPublicResolver({ address: '223.5.5.5', port: 53 }));
  assert.ok(!isPublicResolver({ address: '127.0.0.1', port: 53 }));
});
