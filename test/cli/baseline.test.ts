import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folder, postfixLint } from './command.ts';

test('a baseline silences what was there, and nothing else', () => {
  const cwd = folder({ 'conf/main.cf': 'biff = perhaps\nsecret_password = hunter2\n' });
  const main = join(cwd, 'conf/main.cf');
  const written = postfixLint(cwd, ['conf', '--baseline', 'known.json', '--write-baseline']);
  assert.equal(written.status, 0);
  assert.equal(written.out, '');
  assert.match(written.err, /known\.json: 2 findings listed/);
  const baseline = readFileSync(join(cwd, 'known.json'), 'utf8');
  assert.doesNotMatch(baseline, /hunter2/, 'a baseline is committed: no values in it');

  const quiet = postfixLint(cwd, ['conf', '--baseline', 'known.json']);
  assert.equal(quiet.status, 0);
  assert.match(quiet.out, /No problems[^]*2 findings in the baseline/);
  assert.match(postfixLint(cwd, ['conf', '--baseline', 'known.json', '--lang', 'zh-cn']).out, /另有 2 个问题/);
  assert.equal(
    postfixLint(join(cwd, 'conf'), ['--baseline', '../known.json']).status,
    0,
    'from wherever it is called',
  );

  writeFileSync(main, `# new lines above\n\n${readFileSync(main, 'utf8')}`);
  assert.equal(postfixLint(cwd, ['conf', '--baseline', 'known.json']).status, 0, 'lines may move');

  writeFileSync(main, `${readFileSync(main, 'utf8')}biff = perhaps\nswap_bangpath = maybe\n`);
  const fresh = postfixLint(cwd, ['conf', '--baseline', 'known.json', '--rule', 'duplicate-parameter=off']);
  assert.equal(fresh.status, 1);
  assert.match(
    fresh.out,
    /main\.cf:5:8: error[^]*main\.cf:6:17: error[^]*2 errors/,
    'one more of a known kind is new',
  );
});

test('baselines that cannot be read', () => {
  const cwd = folder({ 'main.cf': '', 'broken.json': '{', 'other.json': '{"version":2}' });
  for (const [name, pattern] of [
    ['none.json', /Cannot read none\.json/],
    ['broken.json', /broken\.json is not a baseline/],
    ['other.json', /other\.json is not a baseline/],
  ] as const) {
    const { status, err } = postfixLint(cwd, ['--baseline', name]);
    assert.equal(status, 2);
    assert.match(err, pattern);
  }
});
