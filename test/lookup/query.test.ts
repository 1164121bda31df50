import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { runQuery } from '../../server/src/cli/query/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'postfix-query-'));
test.after(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
file(
  'main.cf',
  `compatibility_level = 3.6
recipient_delimiter = +
transport_maps = texthash:${folder}/transport
virtual_alias_maps = texthash:${folder}/twice, static:x
`,
);
file('transport', 'example.test smtp:one\n.test smtp:two\n* discard:\n');
file('twice', 'a@b one\nA@b two\n');
file('expressions', '/^(.*)@b$/ r$1\n');
mkdirSync(join(folder, 'empty'));

function ask(args: readonly string[], input = ''): { status: number; stdout: string; stderr: string } {
  const said = { stdout: '', stderr: '' };
  const status = runQuery(['-c', folder, '--target-version', '3.10', ...args], {
    env: { LC_ALL: 'C' },
    dataFolder: join(import.meta.dirname, '../../server/src/data'),
    readStdin: () => Buffer.from(input),
    out: (text) => {
      said.stdout += text;
    },
    complain: (text) => {
      said.stderr += text;
    },
  });
  return { status, ...said };
}

test('a table is asked as postmap asks it', () => {
  const twice = `texthash:${folder}/twice`;
  assert.deepEqual(ask([twice, 'a@B']), {
    status: 0,
    stdout: 'one\n',
    stderr: `postmap: warning: ${folder}/twice, line 2: duplicate entry: "A@b"\n`,
  });
  assert.deepEqual(ask(['inline:{a=b}', 'c']), { status: 1, stdout: '', stderr: '' });
  assert.deepEqual(
    ask(['inline:{a}', 'c']).stderr,
    'postmap: fatal: missing \'=\' after attribute name: "inline:{a}"; need "inline:{name=value...}"\n',
  );
  assert.deepEqual(ask(['inline:{a=b}', 'static:z', '-'], 'a\nq\n'), {
    status: 0,
    stdout: 'a\tb\nq\tz\n',
    stderr: '',
  });
});

test('pcre is asked of PCRE2', () => {
  assert.deepEqual(ask([`pcre:${folder}/expressions`, 'Z@b']), { status: 0, stdout: 'rZ\n', stderr: '' });
});

test('--parameter asks all keys, with the flags of the program', () => {
  assert.equal(ask(['--parameter', 'transport_maps', 'u+e@sub.test']).stdout, 'smtp:two\n');
  assert.equal(ask(['--parameter', 'transport_maps', 'u@other']).stdout, 'discard:\n');
  const virtual = ask(['--parameter', 'virtual_alias_maps', 'a@b']);
  assert.equal(virtual.status, 1);
  assert.match(virtual.stderr, /^cleanup: error: .*twice, line 2: duplicate entry: "A@b"$/m);
  assert.equal(
    ask(['--parameter', 'check_client_access', 'inline:{{192.0.2 = REJECT}}', 'host.test[192.0.2.1]']).stdout,
    'REJECT\n',
  );
});

test('--trace says which keys were asked, and which line answered', () => {
  const { stderr, stdout } = ask(['--trace', '--parameter', 'transport_maps', 'u+e@sub.test']);
  assert.equal(stdout, 'smtp:two\n');
  assert.deepEqual(stderr.replaceAll(folder, '').trimEnd().split('\n'), [
    'texthash:/transport: "u+e@sub.test"\tnot found',
    'texthash:/transport: "u@sub.test"\tnot found',
    'texthash:/transport: "sub.test"\tnot found',
    'texthash:/transport: ".test"\tfound "smtp:two" (/transport:2)',
  ]);
});

test('an index that is older than its source, or not there, is said', () => {
  const path = file('indexed', 'a b\n');
  assert.match(ask([`hash:${path}`, 'a']).stderr, /indexed\.db does not exist/);
  writeFileSync(`${path}.db`, '');
  utimesSync(`${path}.db`, 0, 0);
  const { stdout, stderr } = ask([`hash:${path}`, 'a']);
  assert.equal(stdout, 'b\n');
  assert.match(stderr, /indexed\.db is older than/);
});

test('what cannot be known is said to be unknown', () => {
  const { status, stdout, stderr } = ask(['mysql:/nowhere.cf', 'a']);
  assert.deepEqual([status, stdout], [1, '']);
  assert.match(stderr, /^postfix-lint: unknown: mysql tables are answered by another program$/m);
  assert.match(ask(['randmap:{a,b}', 'x']).stderr, /one of "a", "b", chosen at random/);
});

test('wrong usage is status 2', () => {
  assert.equal(ask([]).status, 2);
  assert.equal(ask(['a']).status, 2);
  assert.equal(ask(['--nonsense', 'static:a', 'b']).status, 2);
  assert.equal(ask(['--parameter', 'myhostname', 'b']).status, 2);
  assert.equal(ask(['-c', join(folder, 'empty'), 'static:a', 'b']).status, 2);
  assert.equal(ask(['--target-version', 'new', 'static:a', 'b']).status, 2);
});
