import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { LintFailure } from '../../server/src/cli/failure.ts';
import { readSettingsFile } from '../../server/src/cli/settingsFile.ts';
import { enLint } from '../../server/src/texts/en/lint.ts';
import { zhCnLint } from '../../server/src/texts/zh-cn/lint.ts';
import { folder, postfixLint } from './command.ts';

const settings = (content: object): string => JSON.stringify(content);

test('the nearest file counts, options count more', () => {
  const cwd = folder({
    '.postfix-lint.json': settings({ rules: { 'unknown-parameter': 'off' }, language: 'zh-cn' }),
    'a/b/main.cf': 'no_such_name = 1\n',
    'c/.postfix-lint.json': settings({
      $schema: '../schemas/postfix-lint.schema.json',
      rules: { 'unknown-parameter': 'error' },
    }),
    'c/main.cf': 'no_such_name = 1\n',
  });
  const above = postfixLint(cwd, ['a/b']);
  assert.equal(above.status, 0);
  assert.match(above.out, /没有发现问题/);
  assert.match(postfixLint(cwd, ['a/b', '--lang', 'en']).out, /No problems/);
  assert.match(postfixLint(cwd, ['c']).out, /1 error/);
  assert.match(postfixLint(cwd, ['c', '--rule', 'unknown-parameter=hint']).out, /1 hint/);
  assert.match(
    postfixLint(cwd, ['a/b', 'c'], { env: { LANG: 'C' } }).out,
    /c\/main\.cf:1:1[^]*1 个错误/,
    'each folder by its own rules',
  );
});

test('targetVersion', () => {
  const cwd = folder({
    '.postfix-lint.json': settings({ targetVersion: '3.7' }),
    'main.cf': 'smtp_tlsrpt_enable = no\n',
  });
  assert.equal(postfixLint(cwd, []).status, 1);
  assert.equal(postfixLint(cwd, ['--target-version', '3.11']).status, 0);
});

test('a file that is wrong ends the run, and says what is wrong in which file', () => {
  const cwd = folder({
    '.postfix-lint.json': settings({ rules: { 'no-such-rule': 'off' }, targetVersion: 3.7 }),
    'main.cf': '',
  });
  const { status, err } = postfixLint(cwd, []);
  assert.equal(status, 2);
  assert.match(
    err,
    new RegExp(
      String.raw`\.postfix-lint\.json: There is no rule "no-such-rule"\.\n.*\.postfix-lint\.json: 3\.7 ` +
        String.raw`is not a valid value for "targetVersion"`,
    ),
  );
});

const wrong: [text: string, en: RegExp, zhCn: RegExp][] = [
  ['{ "rules": ', /not valid JSON/, /不是有效的 JSON/],
  ['[]', /an object/, /对象/],
  ['{"rule": {}}', /no setting "rule".*rules/, /没有名为 “rule” 的设置/],
  ['{"language": "de"}', /"de" is not a valid value for "language".*zh-cn/, /"de" 不能作为 “language” 的值/],
  ['{"rules": []}', /\[\] is not a valid value for "rules"/, /\[\] 不能作为 “rules” 的值/],
  ['{"rules": {"invalid-boolean": 1}}', /1 is not a valid value for "rules\.invalid-boolean".*error/, /1 不能作为/],
  ['{"rules": {"__proto__": "off"}}', /no rule "__proto__"/, /没有名为 “__proto__” 的规则/],
  ['{"targetVersion": "newest"}', /"newest" is not a valid value/, /"newest" 不能作为/],
  ['{"targetVersion": null}', /null is not a valid value/, /null 不能作为/],
];
for (const [text, en, zhCn] of wrong) {
  test(`wrong: ${text}`, () => {
    assert.throws(
      () => readSettingsFile('x.json', text),
      (error) => {
        assert.ok(error instanceof LintFailure);
        assert.match(error.say(enLint), en);
        assert.match(error.say(zhCnLint), zhCn);
        return true;
      },
    );
  });
}

test('the schema is the one that the program makes, and an example that fits it is read', () => {
  const script = fileURLToPath(new URL('../../scripts/lintSchema.ts', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, ['--import', import.meta.resolve('tsx'), script, '--check'], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  const schema = JSON.parse(
    readFileSync(new URL('../../schemas/postfix-lint.schema.json', import.meta.url), 'utf8'),
  ) as {
    properties: {
      rules: { properties: Record<string, { enum: string[] }> };
      language: { enum: string[] };
      targetVersion: { anyOf: [{ enum: string[] }] };
    };
  };
  for (const language of schema.properties.language.enum) readSettingsFile('x', settings({ language }));
  for (const targetVersion of schema.properties.targetVersion.anyOf[0].enum)
    readSettingsFile('x', settings({ targetVersion }));
  for (const [code, { enum: severities }] of Object.entries(schema.properties.rules.properties)) {
    for (const severity of severities) readSettingsFile('x', settings({ rules: { [code]: severity } }));
  }
});
