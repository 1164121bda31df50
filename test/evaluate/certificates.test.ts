// What permit_tls_clientcerts logs where its table fails (permit_tls_clientcerts() of smtpd_check.c).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playConcretely } from '../../server/src/evaluate/playConfiguration.ts';
import { tableOpener } from '../../server/src/evaluate/tableWorld.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { configure } from '../../server/src/model/configuration.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';

const main = `compatibility_level = 3.6
smtpd_relay_restrictions = permit_tls_clientcerts, reject
relay_clientcerts = fail:certificates
`;

for (const [version, named] of [
  ['3.7.11', `fingerprint 'AA:BB', pkey fingerprint CC:DD`],
  // From 3.9 on the public key is asked for first, and stands first.
  ['3.10.13', `fingerprint 'CC:DD', pkey fingerprint AA:BB`],
] as const) {
  test(`${version}: a failed look-up of relay_clientcerts names both fingerprints`, () => {
    const { log } = playConcretely(
      configure(knowledge, version.replace(/\.\d+$/, ''), parseMainCf(main)),
      { version },
      {
        client: {
          address: '192.0.2.1',
          name: 'unknown',
          nameStatus: 'permanent',
          reverseName: 'unknown',
          reverseNameStatus: 'permanent',
          tls: {
            certificate: {
              fingerprint: 'AA:BB',
              publicKeyFingerprint: 'CC:DD',
              subject: '',
              issuer: '',
              trusted: false,
            },
          },
        },
        commands: ['EHLO x.test', 'MAIL FROM:<a@b.test>', 'RCPT TO:<c@d.test>'],
      },
      {
        ownAddresses: ['127.0.0.1'],
        dns: () => undefined,
        policy: () => undefined,
        verify: () => undefined,
        proxyFilter: () => undefined,
        patternFile: () => undefined,
        openTable: tableOpener(
          { read: () => ({ kind: 'absent', reason: 'No such file or directory' }) },
          { release: version },
          () => undefined,
        ),
      },
    );
    assert.ok(log.includes(`warning: relay_clientcerts: lookup error for ${named}`), log.join('\n'));
  });
}
