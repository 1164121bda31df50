import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { differencesFrom, readPrinted, unknownLevel } from './defaults.ts';

/**
 * Commands that print the defaults of a Postfix: the installed one, and those of POSTFIX_OTHERS, a JSON list of
 * `[program, argument …]` that `npm run test:postfix` makes (scripts/otherPostfix.mjs).
 */
const others = JSON.parse(process.env['POSTFIX_OTHERS'] ?? '[]') as readonly (readonly string[])[];
const commands = [['postconf'], ...others];

for (const [program = '', ...words] of commands) {
  test(`all of postconf -d is in the facts: ${[program, ...words].join(' ')}`, (context) => {
    const { status, stdout, stderr } = spawnSync(program, [...words, '-d'], { encoding: 'utf8' });
    if (status !== 0) {
      assert.ok(program === 'postconf' && !process.env['POSTFIX_CONFIG_CI'], `no answer: ${stderr}`);
      return context.skip('no postconf here');
    }
    const printed = readPrinted(stdout);
    const version = printed.get('mail_version') ?? '';
    context.diagnostic(`Postfix ${version}, ${printed.size} parameters`);
    assert.ok(printed.size > 800);
    assert.equal(unknownLevel(version), undefined);
    assert.deepEqual(differencesFrom(printed), []);
  });
}

test('a patch level that the facts do not know is named, with what to do', () => {
  assert.equal(unknownLevel('3.7.11'), undefined);
  assert.match(unknownLevel('3.7.999') ?? '', /do not know Postfix 3\.7\.999: .*npm run facts/);
  assert.match(unknownLevel('9.9.0') ?? '', /npm run facts/);
});

test('a default that differs is seen', () => {
  const printed = readPrinted('mail_version = 3.7.11\nmilter_default_action = shutdown\nno_such_parameter = 1\n');
  const found = differencesFrom(printed);
  assert.ok(found.includes('milter_default_action: facts "tempfail", postconf 3.7.11 "shutdown"'));
  assert.ok(found.includes('postconf 3.7.11 has no_such_parameter'));
  assert.ok(found.includes('postconf 3.7.11 lacks soft_bounce'));
});
