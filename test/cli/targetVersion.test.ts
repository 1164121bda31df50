import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folder, postfixLint, smtpService, commandLine } from './command.ts';
import { spawnSync } from 'node:child_process';

const cwd = folder({
  'main.cf': 'myhostname = mx.example.com\n',
  'master.cf': smtpService,
  'mail-tests.yml': 'tests: []\n',
  table: 'a b\n',
});
const questions: readonly (readonly string[])[] = [
  ['trace', '.', '--client', '192.0.2.1'],
  ['route', '.', '--to', 'a@example.com'],
  ['query', 'texthash:table', 'a'],
  ['test', '.'],
];

/** The words of the linter's tests, which switch rules off, do not go with a question. */
function ask(words: readonly string[]): { status: number | null; err: string } {
  const { status, stderr } = spawnSync(commandLine[0] ?? '', [commandLine[1] ?? '', ...words], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '' },
  });
  return { status, err: stderr };
}

for (const words of questions) {
  test(`${words[0] ?? ''}: an unknown release is refused with the list of those that there are`, () => {
    for (const release of ['99.99', '1.0', 'newest']) {
      const { status, err } = ask([...words, '--target-version', release]);
      assert.equal(status, 2, release);
      assert.match(
        err,
        new RegExp(`"${release}" is not a valid value for --target-version\\. Use one of: auto, 3\\.\\d+`),
      );
    }
    assert.notEqual(ask([...words, '--target-version', 'auto']).status, 2);
    assert.notEqual(ask([...words, '--target-version', '3.7.11']).status, 2);
  });
  test(`${words[0] ?? ''}: a mistyped option is told with the one that was meant`, () => {
    const { status, err } = ask([...words, '--target-verson', '3.7']);
    assert.equal(status, 2);
    assert.match(err, /There is no option --target-verson\. Did you mean --target-version\?/);
  });
}

test('the linter says the same', () => {
  assert.match(
    postfixLint(cwd, ['--target-version', '99.99']).err,
    /"99\.99" is not a valid value for --target-version/,
  );
});
