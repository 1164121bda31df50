import assert from 'node:assert/strict';
import test from 'node:test';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { existsIn } from '../../server/src/facts/release.ts';
import { nearestName } from '../../server/src/rules/names/nearestName.ts';

const newest = knowledge.newestStable;
const sure: readonly (readonly [string, string])[] = [
  // letters
  ['myhostnme', 'myhostname'],
  ['mydomian', 'mydomain'],
  ['mydistination', 'mydestination'],
  ['lmpt_tls_protocols', 'lmtp_tls_protocols'],
  ['smtp_destination_concurency_limit', 'smtp_destination_concurrency_limit'],
  ['smtpd_tls_securty_level', 'smtpd_tls_security_level'],
  // case and separators
  ['MyHostname', 'myhostname'],
  ['smtpd-banner', 'smtpd_banner'],
  ['smtpdBanner', 'smtpd_banner'],
  ['relay_host', 'relayhost'],
  ['my_networks', 'mynetworks'],
  ['smtp_tls_cafile', 'smtp_tls_CAfile'],
  ['ｒｅｌａｙｈｏｓｔ', 'relayhost'],
  // plural and singular
  ['alias_map', 'alias_maps'],
  ['alias_databases', 'alias_database'],
  ['notify_class', 'notify_classes'],
  ['smtpd_client_restriction', 'smtpd_client_restrictions'],
  // words in another order, missing, shortened
  ['security_level_smtpd_tls', 'smtpd_tls_security_level'],
  ['smtpd_client_connections_limit_rate', 'smtpd_client_connection_rate_limit'],
  ['postscreen_dnsbl_site', 'postscreen_dnsbl_sites'],
  ['anvil_rate_unit', 'anvil_rate_time_unit'],
  ['readme_dir', 'readme_directory'],
  // habit and other mail servers
  ['virtual_map', 'virtual_alias_maps'],
  ['tls_cert_file', 'smtpd_tls_cert_file'],
  ['smtp_tls_cert', 'smtp_tls_cert_file'],
  ['smarthost', 'relayhost'],
  ['primary_hostname', 'myhostname'],
  ['confMAX_MESSAGE_SIZE', 'message_size_limit'],
  ['queuelifetime', 'maximal_queue_lifetime'],
  // Chinese
  ['inet协议', 'inet_protocols'],
  ['inet接口', 'inet_interfaces'],
  ['主机名', 'myhostname'],
  ['域名', 'mydomain'],
  ['网络', 'mynetworks'],
  ['中继主机', 'relayhost'],
  ['邮箱大小限制', 'mailbox_size_limit'],
  ['队列目录', 'queue_directory'],
  ['虚拟别名映射', 'virtual_alias_maps'],
  ['smtpd客户端限制', 'smtpd_client_restrictions'],
];
for (const [written, meant] of sure) {
  test(`${written} → ${meant}`, () =>
    assert.deepEqual(nearestName(knowledge, newest, written), { names: [meant], sure: true }));
}

test('several may be meant', () => {
  assert.deepEqual(nearestName(knowledge, newest, 'virtual_domains'), {
    names: ['virtual_alias_domains', 'virtual_mailbox_domains'],
    sure: false,
  });
  assert.deepEqual(nearestName(knowledge, newest, 'smtps_tls_cert_file'), {
    names: ['smtp_tls_cert_file', 'smtpd_tls_cert_file'],
    sure: false,
  });
});

test('a name with something added', () => {
  assert.deepEqual(nearestName(knowledge, newest, 'relayhost_old'), {
    names: ['relayhost'],
    sure: false,
    longer: true,
  });
  assert.deepEqual(nearestName(knowledge, newest, 'relayhost2'), { names: ['relayhost'], sure: false, longer: true });
});

test('no answer rather than a silly one', () => {
  const strange = [
    'inet6反连检查',
    'virtual_map_hash_maxsize',
    'inetpalimit',
    'mua_sender_restrictions',
    'submission_client_restrictions',
    'foo',
    'x',
    '',
    '_',
    'PATH',
    'domains',
    'recipient_maps',
    'smtpd_restrictions',
    'virtual_mailbox_limit_maps',
    'virtual_create_maildirsize',
    'helo_checks',
    'dkim_selector',
    '中文',
    'a'.repeat(10_000),
  ];
  for (const name of strange) assert.deepEqual(nearestName(knowledge, newest, name).names, [], name);
});

test('every real name is its own nearest, and only names of the release are given', () => {
  for (const release of ['2.3', '3.4', newest]) {
    for (const [name, facts] of knowledge.parameters) {
      for (const found of nearestName(knowledge, release, `${name}x`).names) {
        const real = knowledge.parameters.get(found);
        if (real) assert.ok(existsIn(real, release), `${found} in ${release}`);
      }
      if (!facts.readOnly && !facts.removed && release === newest && facts.since !== '3.12')
        assert.deepEqual(nearestName(knowledge, release, name), { names: [name], sure: true });
    }
  }
});
