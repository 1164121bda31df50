import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { folder, postfixLint, smtpService } from './command.ts';

const clean = folder({ 'main.cf': 'biff = no\n', 'master.cf': smtpService });
const faulty = folder({ 'main.cf': 'biff = perhaps\nno_such_name = 1\n' });
const warned = folder({ 'main.cf': 'no_such_name = 1\nnor_this_one = 2\n' });

const runs: {
  name: string;
  cwd: string;
  args: string[];
  status: number;
  out?: RegExp;
  err?: RegExp;
  env?: Record<string, string>;
  partial?: true;
}[] = [
  { name: 'a clean folder', cwd: clean, args: ['.'], status: 0, out: /^No problems in 2 files\.$/m },
  { name: 'no path is the current folder', cwd: clean, args: [], status: 0, out: /2 files/ },
  { name: 'a single file', cwd: clean, args: ['main.cf'], status: 0, out: /1 file\./ },
  { name: 'both files are one pair', cwd: clean, args: ['main.cf', 'master.cf'], status: 0, out: /2 files/ },
  {
    name: 'a file and its folder are not checked twice',
    cwd: clean,
    args: ['main.cf', '.'],
    status: 0,
    out: /2 files/,
  },
  { name: 'findings', cwd: faulty, args: ['.'], status: 1, out: /1 error, 1 warning/ },
  { name: 'warnings alone fail', cwd: warned, args: ['.'], status: 1, out: /^2 warnings\.$/m },
  { name: 'as many warnings as allowed', cwd: warned, args: ['--max-warnings', '2'], status: 0, out: /2 warnings/ },
  { name: 'one warning too many', cwd: warned, args: ['--max-warnings', '1'], status: 1 },
  { name: 'any number of warnings', cwd: warned, args: ['--max-warnings=-1'], status: 0 },
  { name: 'errors fail however many warnings are allowed', cwd: faulty, args: ['--max-warnings=-1'], status: 1 },
  {
    name: 'a rule is switched off',
    cwd: faulty,
    args: ['--rule', 'invalid-boolean=off', '--rule', 'unknown-parameter=off'],
    status: 0,
    out: /No problems/,
  },
  {
    name: 'a rule is made an information, which does not fail',
    cwd: warned,
    args: ['--rule', 'unknown-parameter=information'],
    status: 0,
    out: /2 information/,
  },
  {
    name: 'a rule is made an error',
    cwd: warned,
    args: ['--rule', 'unknown-parameter=error'],
    status: 1,
    out: /2 errors/,
  },
  {
    name: 'findings in master.cf',
    cwd: folder({ 'main.cf': 'biff = no\n', 'master.cf': 'smtp inet n - y - - smtpd\n  -o biff=perhaps\n' }),
    args: ['--format', 'github'],
    status: 1,
    out: /^::error file=master\.cf,line=2,.*invalid-boolean/,
  },
  { name: 'help', cwd: clean, args: ['--help'], status: 0, out: /Usage: postfix-lint[^]*Examples:/ },
  {
    name: 'help in Chinese',
    cwd: clean,
    args: ['-h', '--lang', 'zh-cn'],
    status: 0,
    out: /用法：postfix-lint[^]*示例：/,
  },
  { name: 'version', cwd: clean, args: ['--version'], status: 0, out: /^postfix-lint \d+\.\d+\.\d+/ },
  {
    name: 'language of the environment',
    cwd: clean,
    args: [],
    status: 0,
    out: /没有发现问题/,
    env: { LANG: 'zh_CN.UTF-8' },
  },
  {
    name: 'LC_ALL before LANG',
    cwd: clean,
    args: [],
    status: 0,
    out: /No problems/,
    env: { LC_ALL: 'C.UTF-8', LANG: 'zh_CN.UTF-8' },
  },
  {
    name: '--lang before the environment',
    cwd: clean,
    args: ['--lang=en'],
    status: 0,
    out: /No problems/,
    env: { LC_ALL: 'zh_CN.UTF-8' },
  },
  { name: 'unknown option', cwd: clean, args: ['--nonsense'], status: 2, err: /--nonsense[^]*--help/ },
  {
    name: 'unknown option, in Chinese',
    cwd: clean,
    args: ['--nonsense', '--lang', 'zh-cn'],
    status: 2,
    err: /--nonsense[^]*请参阅/,
  },
  { name: 'unknown format', cwd: clean, args: ['--format', 'xml'], status: 2, err: /"xml".*--format.*sarif/ },
  { name: 'unknown language', cwd: clean, args: ['--lang', 'tlh'], status: 2, err: /"tlh".*--lang/ },
  { name: 'unknown rule', cwd: clean, args: ['--rule', 'no-such-rule=off'], status: 2, err: /no rule "no-such-rule"/ },
  {
    name: 'unknown severity',
    cwd: clean,
    args: ['--rule', 'invalid-boolean=fatal'],
    status: 2,
    err: /--rule.*CODE=error/,
  },
  { name: 'a rule without a severity', cwd: clean, args: ['--rule', 'invalid-boolean'], status: 2, err: /--rule/ },
  {
    name: 'no release',
    cwd: clean,
    args: ['--target-version', 'latest'],
    status: 2,
    err: /"latest".*--target-version/,
  },
  {
    name: 'a release that is not known',
    cwd: clean,
    args: ['--target-version', '99.99'],
    status: 2,
    err: /"99\.99".*--target-version.*auto, .*3\.11, 3\.10, .*2\.11/,
  },
  { name: 'a release before the first', cwd: clean, args: ['--target-version', '1.1'], status: 2, err: /"1\.1"/ },
  { name: 'no number of warnings', cwd: clean, args: ['--max-warnings', 'few'], status: 2, err: /--max-warnings/ },
  { name: '--write-baseline alone', cwd: clean, args: ['--write-baseline'], status: 2, err: /--baseline/ },
  { name: '--service alone', cwd: clean, args: ['--service', 'smtp/inet'], status: 2, err: /--show-effective/ },
  {
    name: 'standard input and a path',
    cwd: clean,
    args: ['--stdin-filename', 'main.cf', '.'],
    status: 2,
    err: /--stdin-filename/,
  },
  {
    name: 'standard input cannot be fixed',
    cwd: clean,
    args: ['--stdin-filename', 'main.cf', '--fix'],
    status: 2,
    err: /--fix/,
  },
  {
    name: 'a file that is not there',
    cwd: clean,
    args: ['nowhere/main.cf'],
    status: 2,
    err: /Cannot read nowhere\/main\.cf \(ENOENT\)/,
  },
  {
    name: 'the second file of a pair that is not there',
    cwd: faulty,
    args: ['main.cf', 'master.cf'],
    status: 2,
    out: /1 error, 1 warning/,
    err: /Cannot read master\.cf/,
    partial: true,
  },
  {
    name: 'a file that is not there, in Chinese',
    cwd: clean,
    args: ['nowhere.cf'],
    status: 2,
    err: /无法读取 nowhere\.cf/,
    env: { LANG: 'zh_CN' },
  },
  {
    name: 'a folder without configuration',
    cwd: folder({ 'notes.txt': '' }),
    args: ['.'],
    status: 2,
    err: /no main\.cf or master\.cf in \/.*postfix-lint-/,
  },
];

for (const { name, cwd, args, status, out, err, env, partial } of runs) {
  test(name, () => {
    const outcome = postfixLint(cwd, args, env ? { env } : {});
    assert.equal(outcome.status, status, outcome.out + outcome.err);
    if (out) assert.match(outcome.out, out);
    if (err) assert.match(outcome.err, err);
    // Whoever reads the output of a failed run must not take it for a report, and complaints are for standard error.
    if (!partial) assert.equal(status === 2 ? outcome.out : outcome.err, '');
  });
}

test('the target release decides', () => {
  // Postfix 3.10 brought smtp_tlsrpt_enable.
  const cwd = folder({ 'main.cf': 'smtp_tlsrpt_enable = no\n' });
  assert.equal(postfixLint(cwd, ['--target-version', '3.7.11']).status, 1);
  assert.equal(postfixLint(cwd, ['--target-version', '3.10']).status, 0);
});

test('the release that was judged by, and who chose it', () => {
  const cwd = folder({
    'a/main.cf': '',
    'b/main.cf': '',
    'b/master.cf': '',
    'b/.postfix-lint.json': '{"targetVersion":"3.7.2"}',
  });
  assert.match(
    postfixLint(cwd, ['a', '--target-version', '3.7.11']).out,
    /^Checked against Postfix 3\.7\.11 \(--target-version\)\.$/m,
  );
  assert.match(
    postfixLint(cwd, ['a']).out,
    /^Checked against Postfix 3\.\d+\.\d+, the newest stable release \(--target-version sets another\)\.$/m,
  );
  assert.match(postfixLint(cwd, ['b']).out, /^Checked against Postfix 3\.7\.2 \(.*\/b\/\.postfix-lint\.json\)\.$/m);
  assert.match(
    postfixLint(cwd, ['.']).out,
    /newest stable release .*: 1 file\.\nChecked against Postfix 3\.7\.2 \(.*\): 2 files\.$/m,
  );
  assert.match(
    postfixLint(cwd, ['b', '--lang', 'zh-cn']).out,
    /^按 Postfix 3\.7\.2 检查（.*\/b\/\.postfix-lint\.json）。$/m,
  );
  const [file] = (JSON.parse(postfixLint(cwd, ['b', '--format', 'json']).out) as { files: { judgedBy: object }[] })
    .files;
  assert.deepEqual({ ...file?.judgedBy, settings: '' }, { release: '3.7.2', source: 'settings', settings: '' });
});

test('standard input', () => {
  const cwd = folder({ 'master.cf': `${smtpService}slow unix - - n - - smtp\n` });
  const named = postfixLint(cwd, ['--stdin-filename', 'main.cf'], { input: 'biff = perhaps\n' });
  assert.equal(named.status, 1);
  assert.match(named.out, /^main\.cf:1:8: error/);
  // The master.cf beside the name counts.
  assert.equal(postfixLint(cwd, ['-'], { input: 'slow_destination_concurrency_limit = 2\n' }).status, 0);
  assert.equal(postfixLint(cwd, ['-'], { input: 'fast_destination_concurrency_limit = 2\n' }).status, 1);
  assert.equal(postfixLint(cwd, ['-']).status, 0, 'an empty file');
});

test('help in both languages and the page tell of the same options', () => {
  const optionsIn = (text: string): string[] =>
    [...new Set([...text.matchAll(/--[a-z][-a-z]+/g)].map(([option]) => option))]
      .filter((option) => known.has(option))
      .sort();
  const english = postfixLint(clean, ['--help']).out;
  // What the help says first in a line is an option, whatever its examples call.
  const known = new Set(
    [...english.matchAll(/^ {2,6}(?:-\w, )?(--[a-z][-a-z]+)/gm)].map(([, option]) => option ?? ''),
  );
  assert.ok(known.size > 12);
  assert.deepEqual(optionsIn(postfixLint(clean, ['--help', '--lang', 'zh-cn']).out), [...known].sort());
  const [, page = '', chinese = ''] =
    /^([^]*)\n# 中文\n([^]*)$/.exec(readFileSync(new URL('../../docs/lint.md', import.meta.url), 'utf8')) ?? [];
  assert.deepEqual(optionsIn(page), [...known].sort());
  assert.deepEqual(optionsIn(chinese), [...known].sort());
  for (const option of known)
    assert.doesNotMatch(
      postfixLint(clean, [option, option === '--help' ? '' : '--help'].filter(Boolean)).err,
      /Unknown option/,
      option,
    );
});
