import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruleCodes } from '../../server/src/rules/ruleCodes.ts';
import { folder, postfixLint } from './command.ts';

const cwd = folder({ 'main.cf': 'no_such_name = 1\nbiff = perhaps\nbiff = <&>\nno_such_name2 = 1\n' });
const off = ['--rule', 'duplicate-parameter=off'];

test('--quiet lists errors alone, and changes no status', () => {
  const { out, status } = postfixLint(cwd, ['--quiet', ...off]);
  assert.equal(status, 1);
  assert.doesNotMatch(out, /: warning: /);
  assert.match(out, /: error: [^]*2 errors, 2 warnings/);
  assert.match(out, /^2 findings not listed\.$/m);
  const warned = postfixLint(folder({ 'main.cf': 'no_such_name = 1\n' }), ['-q']);
  assert.equal(warned.status, 1);
  assert.match(warned.out, /^1 warning\.\n1 finding not listed\.$/m);
});

test('--max-findings lists the gravest, and counts the rest', () => {
  const { out, status } = postfixLint(cwd, ['--max-findings', '1', '--format', 'json', ...off]);
  assert.equal(status, 1);
  const { files, summary } = JSON.parse(out) as {
    files: { problems: { code: string; start: { line: number } }[]; notListed: object }[];
    summary: { error: number; warning: number };
  };
  assert.deepEqual(
    files[0]?.problems.map(({ code, start }) => [code, start.line]),
    [['invalid-boolean', 2]],
  );
  assert.deepEqual(files[0]?.notListed, { error: 1, warning: 2, information: 0, hint: 0 });
  assert.deepEqual([summary.error, summary.warning], [2, 2]);
  assert.equal(postfixLint(cwd, ['--max-findings=0']).status, 1, 'what is not listed counts');
  const many = postfixLint(
    folder({ 'main.cf': Array.from({ length: 1200 }, (_, i) => `no_such_${i} = 1\n`).join('') }),
    [],
  );
  assert.equal([...many.out.matchAll(/: warning: /g)].length, 1000);
  assert.match(many.out, /^1200 warnings\.\n200 findings not listed\.$/m);
  assert.match(postfixLint(cwd, ['--max-findings', 'few']).err, /--max-findings/);
});

test('what was probably meant', () => {
  for (const [args, wanted] of [
    [['--formt', 'json'], /no option --formt\. Did you mean --format\?/],
    [['--target-versoin=3.7'], /Did you mean --target-version\?/],
    [['--rule', 'invalid-bolean=off'], /no rule "invalid-bolean"\. Did you mean "invalid-boolean"\?/],
    [['--formt', 'json', '--lang', 'zh-cn'], /是否想写 --format？/],
  ] as const) {
    const { err, status } = postfixLint(cwd, args);
    assert.equal(status, 2);
    assert.match(err, wanted);
  }
  assert.match(
    postfixLint(folder({ 'main.cf': '', '.postfix-lint.json': '{"rules":{"invalid-bolean":"off"}}' }), []).err,
    /Did you mean "invalid-boolean"\?/,
  );
});

test('--list-rules', () => {
  const { out, status } = postfixLint(cwd, ['--list-rules']);
  assert.equal(status, 0);
  const rows = out
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  assert.deepEqual(
    rows.map(([code]) => code),
    [...ruleCodes],
  );
  for (const [code, severity, page] of rows) {
    assert.match(severity ?? '', /^(error|warning|information|hint)$/, code);
    assert.match(page ?? '', new RegExp(`/${code}\\.md$`));
  }
});

test('text ends with the address of the page of each code, once', () => {
  const { out } = postfixLint(cwd, off);
  assert.equal([...out.matchAll(/^invalid-boolean: https:\/\/.*\/invalid-boolean\.md$/gm)].length, 1);
  assert.equal([...out.matchAll(/^unknown-parameter: https:/gm)].length, 1);
});

test('junit', () => {
  const { out, status } = postfixLint(folder({ 'a/main.cf': 'biff = <&>\u0001\n', 'b/main.cf': '' }), [
    '--format',
    'junit',
  ]);
  assert.equal(status, 1);
  assert.match(
    out,
    new RegExp(
      String.raw`<testsuite name="a\/main\.cf" tests="1" failures="1" errors="0">\n {4}<testcase ` +
        String.raw`name="invalid-boolean: line 1, column 8" classname="a\/main\.cf">\n {6}<failure ` +
        String.raw`type="error" message=".*&lt;&amp;&gt;`,
    ),
  );
  assert.match(
    out,
    new RegExp(
      String.raw`<testsuite name="b\/main\.cf" tests="1" failures="0" errors="0">\n {4}<testcase ` +
        String.raw`name="postfix-lint" classname="b\/main\.cf"\/>`,
    ),
  );
  // Well-formed: every tag is closed, and no character stands there that XML does not have.
  const open: string[] = [];
  for (const [, end, name, single] of out.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (end) assert.equal(open.pop(), name);
    else if (!single) open.push(name ?? '');
  }
  assert.deepEqual(open, []);
  assert.ok(![...out].some((character) => character < ' ' && character !== '\n'));
});

test('gitlab', () => {
  const { out, status } = postfixLint(folder({ 'a/main.cf': 'biff = perhaps\nbiff = perhaps\n' }), [
    '--format',
    'gitlab',
    ...off,
  ]);
  assert.equal(status, 1);
  const issues = JSON.parse(out) as {
    description: string;
    check_name: string;
    severity: string;
    fingerprint: string;
    location: object;
  }[];
  assert.deepEqual(
    issues.map(({ check_name: name, severity, location }) => [name, severity, location]),
    [1, 2].map((line) => ['invalid-boolean', 'major', { path: 'a/main.cf', lines: { begin: line, end: line } }]),
  );
  assert.notEqual(issues[0]?.fingerprint, issues[1]?.fingerprint);
  for (const { fingerprint } of issues) assert.match(fingerprint, /^[0-9a-f]{64}$/);
  assert.equal(postfixLint(folder({ 'main.cf': '' }), ['--format', 'gitlab']).out, '[]\n');
});
