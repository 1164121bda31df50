import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { commandLine, folder, postfixLint } from './command.ts';
import { needsPosix } from '../needs.ts';

/** The line quoted in the first finding, and the line of carets below it. */
function quoted(out: string): [string, string] {
  const lines = out.split('\n');
  return [lines[1]?.replace(/^\d+ \| /, '') ?? '', lines[2]?.replace(/^ +\| /, '') ?? ''];
}

test('text: place, severity, message, code, line and carets', () => {
  const { out } = postfixLint(folder({ 'main.cf': '# a comment\nbiff = perhaps\n' }), ['.']);
  const [first] = out.split('\n');
  assert.match(first ?? '', /^main\.cf:2:8: error: .*perhaps.* \[invalid-boolean\]$/);
  assert.deepEqual(quoted(out), ['biff = perhaps', '       ^^^^^^^']);
});

test('text: carets stand below their place, whatever the cells that characters take', () => {
  const cases: [name: string, line: string, shown: string, carets: string][] = [
    ['tab', 'biff =\tperhaps', 'biff =  perhaps', '        ^^^^^^^'],
    ['full-width', 'biff = 也许', 'biff = 也许', '       ^^^^'],
    ['emoji', 'biff = \u{1F600}x', 'biff = \u{1F600}x', '       ^^^'],
    ['combining', 'biff = e\u0301e', 'biff = e\u0301e', '       ^^'],
    ['carriage return', 'biff = perhaps\r', 'biff = perhaps', '       ^^^^^^^'],
  ];
  for (const [name, line, shown, carets] of cases) {
    assert.deepEqual(quoted(postfixLint(folder({ 'main.cf': `${line}\n` }), ['.']).out), [shown, carets], name);
  }
});

test('text: a long line is cut around the place', () => {
  const { out } = postfixLint(folder({ 'main.cf': `no_such_name = ${'x '.repeat(500)}\n` }), ['.']);
  const [line, carets] = quoted(out);
  assert.ok(line.length < 160 && line.startsWith('no_such_name') && line.endsWith('…'), line);
  assert.equal(carets, '^'.repeat('no_such_name'.length));
});

test('text: a file cannot steer the terminal', () => {
  const { out } = postfixLint(folder({ 'main.cf': 'biff = \u001B[31m\u202Eperhaps\u0007\n' }), ['.']);
  assert.ok(![...out].some((character) => character < ' ' && character !== '\n'), JSON.stringify(out));
  assert.ok(!out.includes('\u202E'));
});

test('text: both languages', () => {
  const cwd = folder({ 'main.cf': 'biff = perhaps\nno_such_name = 1\n' });
  assert.match(postfixLint(cwd, ['--lang', 'en']).out, /: error: [^]*: warning: [^]*1 error, 1 warning/);
  assert.match(postfixLint(cwd, ['--lang', 'zh_CN.UTF-8']).out, /: 错误: [^]*: 警告: [^]*1 个错误，1 个警告/);
});

test('text: colour on a terminal only, and never against NO_COLOR', { skip: needsPosix }, () => {
  const cwd = folder({ 'main.cf': 'biff = perhaps\n' });
  assert.doesNotMatch(postfixLint(cwd, ['.']).out, /\u001B/);
  const onTerminal = (env: Record<string, string>): string => {
    const line = commandLine.map((word) => `'${word}'`).join(' ');
    const { stdout, error } = spawnSync('script', ['-qec', line, '/dev/null'], {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm', ...env },
    });
    assert.equal(error, undefined, 'script(1) makes the terminal');
    assert.match(stdout, /perhaps/);
    return stdout;
  };
  assert.match(onTerminal({}), /\u001B\[1;31merror/);
  assert.match(onTerminal({ NO_COLOR: '' }), /\u001B\[1;31merror/);
  assert.doesNotMatch(onTerminal({ NO_COLOR: '1' }), /\u001B/);
});

test('json', () => {
  const { out, status } = postfixLint(folder({ 'main.cf': '\nbiff = true\n' }), [
    '--format',
    'json',
    '--target-version',
    '3.7',
  ]);
  assert.equal(status, 1);
  const report = JSON.parse(out) as {
    files: { path: string; problems: { message: string }[] }[];
    summary: object;
    tool: object;
  };
  const [problem] = report.files[0]?.problems ?? [];
  assert.ok(problem?.message.includes('true'));
  assert.deepEqual(
    { ...problem, message: '' },
    {
      code: 'invalid-boolean',
      severity: 'error',
      message: '',
      start: { line: 2, column: 8 },
      end: { line: 2, column: 12 },
      fixable: true,
      help: 'https://github.com/postfix-config/postfix-config/blob/main/docs/rules/invalid-boolean.md',
    },
  );
  assert.equal(report.files[0]?.path, 'main.cf');
  assert.deepEqual(report.summary, { error: 1, warning: 0, information: 0, hint: 0, baseline: 0, fixed: 0 });
  assert.deepEqual({ ...report.tool, version: '' }, { name: 'postfix-lint', version: '', targetVersion: '3.7' });
});

interface Sarif {
  readonly version: string;
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: {
          readonly name: string;
          readonly rules: readonly { readonly id: string; readonly helpUri: string }[];
        };
      };
      readonly originalUriBaseIds: { readonly SRCROOT: { readonly uri: string } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly locations: readonly [
          { readonly physicalLocation: { readonly artifactLocation: object; readonly region: object } },
        ];
        readonly partialFingerprints: Readonly<Record<string, string>>;
      }[];
    },
  ];
}

test('sarif', () => {
  const other = folder({ 'main.cf': 'biff = perhaps\n' });
  const cwd = folder({ 'a b/main.cf': 'no_such_name = 1\nbiff = perhaps\n' });
  const sarif = JSON.parse(
    postfixLint(cwd, ['--format', 'sarif', 'a b', other, '--rule', 'unknown-parameter=hint']).out,
  ) as Sarif;
  const [run] = sarif.runs;
  assert.equal(sarif.version, '2.1.0');
  assert.equal(run.originalUriBaseIds.SRCROOT.uri, `${pathToFileURL(cwd).href}/`);
  for (const { ruleId, ruleIndex } of run.results) assert.equal(run.tool.driver.rules[ruleIndex]?.id, ruleId);
  assert.deepEqual(
    run.results.map(({ ruleId, level }) => [ruleId, level]),
    [
      ['unknown-parameter', 'note'],
      ['invalid-boolean', 'error'],
      ['invalid-boolean', 'error'],
    ],
  );
  assert.deepEqual(run.results[1]?.locations[0].physicalLocation, {
    artifactLocation: { uri: 'a%20b/main.cf', uriBaseId: 'SRCROOT' },
    region: { startLine: 2, startColumn: 8, endLine: 2, endColumn: 15 },
  });
  assert.deepEqual(run.results[2]?.locations[0].physicalLocation.artifactLocation, {
    uri: pathToFileURL(join(other, 'main.cf')).href,
  });
  const empty = JSON.parse(postfixLint(folder({ 'main.cf': '' }), ['--format', 'sarif']).out) as Sarif;
  assert.deepEqual(
    empty.runs[0].results,
    [],
    'a clean run is a report as well: code scanning closes its alerts by it',
  );
});

test('github: annotations, escaped, with paths from the root of the checkout', () => {
  const root = folder({ 'etc, mail/main.cf': 'no_such%name = 1\nbiff = per:haps,\n' });
  const { out, status } = postfixLint(join(root, 'etc, mail'), ['--format', 'github'], {
    env: { GITHUB_WORKSPACE: root },
  });
  assert.equal(status, 1);
  const lines = out.trimEnd().split('\n');
  assert.equal(lines.length, 2);
  assert.match(
    lines[0] ?? '',
    new RegExp(
      String.raw`^::warning file=etc%2C ` +
        String.raw`mail\/main\.cf,line=1,endLine=1,col=1,endColumn=13,title=postfix-lint%3A ` +
        String.raw`unknown-parameter::.*no_such%25name`,
    ),
  );
  assert.match(lines[1] ?? '', /^::error file=etc%2C mail\/main\.cf,line=2,.*invalid-boolean::.*per:haps,/);
});
