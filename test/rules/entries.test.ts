import assert from 'node:assert/strict';
import test from 'node:test';
import { type Instance, applyChanges } from '../../server/src/instance/instance.ts';
import { createCheck } from '../../server/src/rules/check.ts';
import { contextOf } from '../../server/src/rules/context.ts';
import { tableUses } from '../../server/src/rules/entries/tableUses.ts';
import type { EntryRule, WholeTableRule } from '../../server/src/rules/rule.ts';
import { sourceFile } from '../../server/src/languages/parsers.ts';
import { instanceFor } from '../instanceFor.ts';

const path = '/etc/postfix/x';
const withTable = (instance: Instance, text: string): Instance =>
  applyChanges(instance, [{ kind: 'file', file: sourceFile(path, `file://${path}`, text) }]);

test('where an instance names tables, and what for', () => {
  const main = `
header_checks = pcre:/etc/postfix/headers, regexp:/etc/postfix/more
maps = /etc/postfix
transport_maps = hash:$maps/transport proxy:unionmap:{texthash:/etc/postfix/a,static:x}
smtpd_restriction_classes = mine
mine = check_sender_access hash:/etc/postfix/senders
smtpd_recipient_restrictions = check_client_access cidr:/etc/postfix/clients, hash:/etc/postfix/bare, mine
mynetworks = /etc/postfix/networks
virtual_alias_maps = ldap:/etc/postfix/ldap.cf
`;
  const master = 'smtp inet n - n - - smtpd\n  -o smtpd_sender_login_maps=hash:/etc/postfix/logins\n';
  const uses = tableUses(contextOf(instanceFor({ main, master })));
  assert.deepEqual(
    uses.map(({ role, setting, type, path: own, file }) => [role, setting, type, own, file].join(' ')),
    [
      'header_checks header_checks pcre /etc/postfix/headers main.cf',
      'header_checks header_checks regexp /etc/postfix/more main.cf',
      'transport_maps transport_maps hash /etc/postfix/transport main.cf',
      'transport_maps transport_maps texthash /etc/postfix/a main.cf',
      'check_sender_access mine hash /etc/postfix/senders main.cf',
      'check_client_access smtpd_recipient_restrictions cidr /etc/postfix/clients main.cf',
      'check_recipient_access smtpd_recipient_restrictions hash /etc/postfix/bare main.cf',
      'smtpd_sender_login_maps smtpd_sender_login_maps hash /etc/postfix/logins master.cf',
    ],
  );
});

test('rules of scope entry and table: once an entry, kept while the block is the same, and by role', () => {
  const seen: string[] = [];
  const entry: EntryRule<'missing-equals'> = {
    code: 'missing-equals',
    severity: 'warning',
    scope: 'entry',
    appliesTo: ({ roles }) => roles.includes('transport_maps'),
    check: ({ key, value, valueSpan }, { types, roles }, report) => {
      seen.push(`${key} ${value} ${types.join()} ${roles.join()}`);
      if (value === 'bad') report({ span: valueSpan, data: { name: key } as never });
    },
  };
  const whole: WholeTableRule<'missing-equals'> = {
    code: 'missing-equals',
    severity: 'warning',
    scope: 'table',
    appliesTo: () => true,
    check: ({ text }, report) => {
      if (text.startsWith('first')) report({ span: { start: 0, end: 5 }, data: { name: 'first' } as never });
    },
  };
  const { table } = createCheck([entry, whole]);
  const main = instanceFor({ main: 'transport_maps = hash:/etc/postfix/x\n' });
  const text = `first a\n${'key good\n'.repeat(3000)}last bad\n`;
  const before = withTable(main, text);
  const found = table(contextOf(before), path).findings;
  assert.deepEqual(
    found.map(({ span, file }) => [text.slice(span.start, span.end), file]),
    [
      ['first', path],
      ['bad', path],
    ],
  );
  assert.equal(seen.length, 3002);
  assert.equal(seen[1], 'key good hash transport_maps');

  seen.length = 0;
  const edited = applyChanges(before, [
    { kind: 'edit', file: path, change: { start: 0, oldEnd: 5, text: 'other bad\nfirst' } },
  ]);
  const after = table(contextOf(edited), path).findings;
  assert.deepEqual(
    after.map(({ span }) => span.start),
    [6, text.length - 4 + 10],
  );
  assert.ok(seen.length < 2500, `${seen.length} entries were looked at again`);

  // A line above the reference moves it, and nothing else.
  seen.length = 0;
  const moved = applyChanges(edited, [
    {
      kind: 'file',
      file: sourceFile('main.cf', 'file:///etc/postfix/main.cf', '\ntransport_maps = hash:/etc/postfix/x\n'),
    },
  ]);
  assert.equal(table(contextOf(moved), path).findings.length, 2);
  assert.equal(seen.length, 0);
  const unnamed = applyChanges(edited, [
    {
      kind: 'file',
      file: sourceFile('main.cf', 'file:///etc/postfix/main.cf', 'relay_domains = hash:/etc/postfix/x\n'),
    },
  ]);
  assert.equal(table(contextOf(unnamed), path).findings.length, 0);
});

test('a comment in a table switches a rule off', () => {
  const rule: EntryRule<'missing-equals'> = {
    code: 'missing-equals',
    severity: 'warning',
    scope: 'entry',
    appliesTo: () => true,
    check: ({ keySpan }, _, report) => {
      report({ span: keySpan, data: { name: '' } as never });
    },
  };
  const { table } = createCheck([rule]);
  const text = 'a b\n# postfix-lint-disable-next-line missing-equals\nc d\n';
  const { findings } = table(contextOf(withTable(instanceFor({}), text)), path);
  assert.deepEqual(
    findings.map(({ span }) => text.slice(span.start, span.end)),
    ['a'],
  );
});
