import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { languageOfFirstLine, languageOfName } from '../../server/src/instance/layout.ts';
import { folder, postfixLint } from './command.ts';
import { needsPosix, unless } from '../needs.ts';

const paths = (cwd: string, ...args: string[]): string[] => {
  const { out, err } = postfixLint(cwd, ['--format', 'json', ...args]);
  assert.equal(err, '');
  return (JSON.parse(out) as { files: { path: string }[] }).files.map(({ path }) => path);
};

test('a folder is searched, with every name that the editor knows', () => {
  const cwd = folder({
    'b/main.cf': '',
    'b/master.cf': '',
    'a/etc/main.cf.new': '',
    'a/host1_main.cf': '',
    'a/postfix-master.cf': '',
    'a/main.cf-old': '',
    'a/mysql-virtual-domain.cf': 'password = x\n',
    'a/.main.cf.swp': '',
    'node_modules/x/main.cf': '',
    'b/main.cf.proto': '',
    'b/master.cf.dpkg-old': '',
    'b/main.cf.rpmnew': '',
    '.git/main.cf': '',
  });
  assert.deepEqual(paths(cwd), [
    'a/host1_main.cf',
    'a/main.cf-old',
    'a/postfix-master.cf',
    'a/etc/main.cf.new',
    'b/main.cf',
    'b/master.cf',
  ]);
  assert.deepEqual(paths(cwd, 'b', '.').slice(0, 3), ['b/main.cf', 'b/master.cf', 'a/host1_main.cf'], 'no file twice');
});

test('what an installer left behind is checked where it is named', () => {
  const cwd = folder({ 'main.cf.proto': 'setgid_group =\n' });
  assert.equal(postfixLint(cwd, ['.']).status, 2);
  assert.deepEqual(paths(cwd, 'main.cf.proto'), ['main.cf.proto']);
});

test('.gitignore and --exclude', () => {
  const cwd = folder({
    '.git/HEAD': '',
    '.git/info/exclude': '/private/\n',
    '.gitignore': 'build/\n*.cf.bak\n!keep.cf.bak\n',
    'hosts/.gitignore': '/old\n!main.cf.bak\n',
    'build/main.cf': '',
    'main.cf.bak': '',
    'hosts/main.cf.bak': '',
    'hosts/old/main.cf': '',
    'hosts/new/main.cf': '',
    'private/main.cf': '',
    'x/old/main.cf': '',
  });
  assert.deepEqual(paths(cwd), ['hosts/main.cf.bak', 'hosts/new/main.cf', 'x/old/main.cf']);
  assert.deepEqual(paths(join(cwd, 'hosts')), ['main.cf.bak', 'new/main.cf'], 'what lies above counts');
  assert.deepEqual(paths(cwd, 'build', 'main.cf.bak'), ['build/main.cf', 'main.cf.bak'], 'what is named is checked');
  assert.deepEqual(paths(cwd, '--exclude', 'hosts/*', '--exclude', '!hosts/new'), [
    'hosts/new/main.cf',
    'x/old/main.cf',
  ]);
  assert.deepEqual(
    paths(join(cwd, 'x'), '../hosts', '--exclude', 'new'),
    ['../hosts/main.cf.bak'],
    'a folder outside of the current one',
  );
});

test('links: to a file it is followed, to a folder it is not', { skip: needsPosix }, () => {
  const cwd = folder({ 'shared/main.cf': '' });
  symlinkSync('..', join(cwd, 'shared/up'));
  mkdirSync(join(cwd, 'host'));
  symlinkSync('../shared/main.cf', join(cwd, 'host/main.cf'));
  symlinkSync('nowhere', join(cwd, 'host/master.cf'));
  assert.deepEqual(paths(cwd), ['host/main.cf', 'shared/main.cf']);
});

test('one bad path does not stop the others', () => {
  const cwd = folder({
    'a/main.cf': 'biff = perhaps\n',
    'empty/notes.txt': '',
    'wrong/.postfix-lint.json': '{',
    'wrong/main.cf': '',
    'b/main.cf': '',
  });
  const { status, out, err } = postfixLint(cwd, ['nowhere/main.cf', 'a', 'empty', 'wrong', 'b', 'notes.cf']);
  assert.equal(status, 2);
  assert.match(out, /^a\/main\.cf:1:8: error[^]*1 error\./);
  for (const said of [
    /Cannot read nowhere\/main\.cf/,
    /no main\.cf or master\.cf in \/.*\/empty or below/,
    /wrong\/\.postfix-lint\.json: not valid JSON/,
    /Cannot read notes\.cf/,
  ])
    assert.match(err, said);
  const sarif = JSON.parse(postfixLint(cwd, ['nowhere/main.cf', 'b', '--format', 'sarif']).out) as {
    runs: { invocations: { executionSuccessful: boolean }[] }[];
  };
  assert.equal(sarif.runs[0]?.invocations[0]?.executionSuccessful, false);
});

test(
  'a folder that cannot be read is told, and no fault',
  { skip: unless(process.getuid?.() === 0, 'only root can run the command as another user') },
  () => {
    const cwd = folder({ 'a/main.cf': '', 'sasl/secret': '' });
    chmodSync(cwd, 0o755);
    chmodSync(join(cwd, 'sasl'), 0o700);
    const { status, err } = postfixLint(cwd, [], { uid: 65534 });
    assert.equal(status, 0);
    assert.match(err, /Cannot read sasl \(EACCES\)/);
  },
);

test('the names that the manifest of the extension lists, and their first lines', () => {
  interface Contribution {
    readonly id: string;
    readonly filenames: readonly string[];
    readonly filenamePatterns: readonly string[];
    readonly firstLine: string;
  }
  const {
    contributes: { languages },
  } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    contributes: { languages: readonly Contribution[] };
  };
  const hook =
    /files: '(.*)'/.exec(readFileSync(new URL('../../.pre-commit-hooks.yaml', import.meta.url), 'utf8'))?.[1] ?? '';
  for (const [id, language] of [
    ['postfix-main-cf', 'main.cf'],
    ['postfix-master-cf', 'master.cf'],
  ] as const) {
    const { filenames, filenamePatterns, firstLine } = languages.find((one) => one.id === id) ?? assert.fail(id);
    for (const name of [...filenames, ...filenamePatterns.map((pattern) => pattern.replace('*', 'x'))]) {
      assert.equal(languageOfName(`/a/${name}`), language, name);
      // pre-commit gives the command no other names.
      assert.match(name, new RegExp(hook));
    }
    for (const line of firstLine.match(/(?<=[(|])[^|)]+/g) ?? assert.fail(firstLine))
      assert.equal(languageOfFirstLine(`# ${line}\nx = y\n`), language);
  }
  for (const name of [
    'domain.cf',
    'mysql-virtual-domain.cf',
    'mysql-main.cf',
    'main.conf',
    '.main.cf.swp',
    'xmain.cf',
    'main.cfg',
  ])
    assert.equal(languageOfName(name), undefined, name);
  assert.equal(languageOfFirstLine('x = y\n# Global Postfix configuration file\n'), undefined);
});
