import assert from 'node:assert/strict';
import test from 'node:test';
import { resolveCompletion } from '../../server/src/ide/completionResolve.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { type Prose, noProse, proseOf } from '../../server/src/facts/prose.ts';
import { locales } from '../../server/src/texts/locales.ts';
import { completed } from './completed.ts';

const block = (
  summary: string,
  text = '',
  pitfalls: string[] = [],
): { summary: string; text: string; pitfalls: string[]; examples: [] } => ({ summary, text, pitfalls, examples: [] });
const prose: Prose = proseOf({
  parameter: {
    smtpd_relay_restrictions: block('Decides who may relay.', 'Evaluated at RCPT TO.', ['Keep one that refuses.']),
  },
  restriction: { reject_unauth_destination: block('Refuses other domains.') },
  'table-type': { hash: block('Looks up exact keys.') },
  keyword: { 'smtpd_tls_ciphers=high': block('Strong ciphers only.') },
  template: { transport_destination_rate_delay: block('Waits between deliveries.') },
});
const source = { knowledge, release: '3.11', messages: locales.en, prose };

/** By what a client sends back for an item, with and without `itemDefaults`. */
const cases: readonly { name: string; text: string; label: string; detail: string; documentation: string }[] = [
  {
    name: 'a parameter',
    text: '‸',
    label: 'smtpd_relay_restrictions',
    detail: 'Decides who may relay.',
    documentation:
      'restriction list · default below compatibility level 1: empty; from compatibility level 1 on: ' +
      '`permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination` · since 2.10\n\n' +
      'Evaluated at RCPT TO.\n\n' +
      '⚠ Keep one that refuses.',
  },
  {
    name: 'a restriction',
    text: 'smtpd_recipient_restrictions = ‸',
    label: 'reject_unauth_destination',
    detail: 'Refuses other domains.',
    documentation: '',
  },
  {
    name: 'a table type',
    text: 'alias_maps = ‸',
    label: 'hash:',
    detail: 'Looks up exact keys.',
    documentation: '`hash:pathname`',
  },
  {
    name: 'a keyword of a list that shares its texts',
    text: 'smtpd_tls_mandatory_ciphers = ‸',
    label: 'high',
    detail: 'Strong ciphers only.',
    documentation: 'since 2.3',
  },
  {
    name: 'a parameter of a service',
    text: '‸',
    label: 'relay_destination_rate_delay',
    detail: 'Waits between deliveries.',
    documentation: 'time · default `$default_destination_rate_delay` · since 2.5',
  },
];
for (const { name, text, label, detail, documentation } of cases) {
  test(`resolving ${name}`, () => {
    for (const itemDefaults of [true, false]) {
      const { list } = completed(text, { itemDefaults });
      const found = list.items.find((one) => one.label === label) ?? assert.fail(`no ${label}`);
      const sent =
        found.data === undefined && list.itemDefaults?.data !== undefined
          ? { ...found, data: list.itemDefaults.data }
          : found;
      const resolved = resolveCompletion(JSON.parse(JSON.stringify(sent)) as typeof sent, source);
      assert.equal(resolved.detail, detail);
      assert.equal((resolved.documentation as { value: string } | undefined)?.value ?? '', documentation);
      assert.deepEqual(resolved.labelDetails, found.labelDetails);
    }
  });
}

test('every item can be resolved, and facts are told before the prose is there', () => {
  for (const text of [
    '‸',
    'x = $‸',
    'smtpd_sender_restrictions = ‸',
    'mynetworks = ‸',
    'smtpd_tls_security_level = ‸',
    'soft_bounce = ‸',
    'reject_code = ‸',
    'default_transport = ‸',
  ]) {
    for (const item of completed(text).list.items)
      assert.equal(resolveCompletion(item, { ...source, prose: noProse }).label, item.label);
  }
  const { list } = completed('‸');
  const item =
    list.items.find(({ label }) => label === 'smtp_per_record_deadline') ??
    list.items.find(({ tags }) => tags) ??
    assert.fail();
  const { detail, documentation } = resolveCompletion(item, { ...source, messages: locales['zh-cn'], prose: noProse });
  assert.equal(detail, undefined);
  assert.match((documentation as { value: string }).value, /弃用/);
});

test('whatever a client sends as data, nothing is thrown', () => {
  for (const data of [
    undefined,
    null,
    1,
    'x',
    [],
    {},
    { kind: 1 },
    { kind: 'parameter', name: 5 },
    { kind: 'keyword', name: 'x' },
    { kind: '__proto__', name: 'constructor' },
    { kind: 'parameter', name: '__proto__' },
    { kind: 'toString' },
  ]) {
    assert.equal(resolveCompletion({ label: 'x', data }, source).label, 'x');
  }
});
