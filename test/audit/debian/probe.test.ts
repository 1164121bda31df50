import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { runAuditCommand } from '../../../server/src/cli/audit/run.ts';
import { makeCertificate } from '../../postfix/certificate.ts';
import { startDovecot } from '../../postfix/fakeDovecot.ts';
import { requirePostfix, withPostfix } from '../../postfix/instance.ts';

requirePostfix();
const { cert, key } = makeCertificate();
const files = { 'cert.pem': cert, 'key.pem': key };
const tls =
  'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = FOLDER/cert.pem\nsmtpd_tls_key_file = FOLDER/key.pem\n';
const relay = 'smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination\n';

interface Finding {
  readonly check: string;
  readonly code: string;
  readonly verdict: string;
  readonly message: string;
}

/** What the probe of the command says of a configuration on 127.0.0.1. */
async function probe(path: string): Promise<{ codes: readonly string[]; messages: string }> {
  const out: string[] = [];
  const words = [
    path,
    '--probe',
    '--address',
    '127.0.0.1',
    '--root',
    '/',
    '--yes',
    '--dns',
    '127.0.0.1:1',
    '--format',
    'json',
  ];
  await runAuditCommand(words, {
    env: {},
    version: '0',
    out: (text) => out.push(text),
    complain: () => undefined,
  });
  const { findings } = JSON.parse(out.join('')) as { findings: readonly Finding[] };
  const own = findings.filter(({ check }) => check === 'probe');
  return {
    codes: own.map(({ verdict, code }) => `${verdict} ${code}`),
    messages: own.map(({ message }) => message).join('\n'),
  };
}

test('a server as it should be; two connections are made', async () => {
  await withPostfix({ main: `${tls}${relay}mynetworks = 192.0.2.0/24\n`, files }, async ({ folder, log }) => {
    const { codes, messages } = await probe(folder);
    assert.deepEqual(codes, [
      'passed probeBanner',
      'passed probeStartTls',
      'passed probeCertificate',
      'passed probeRelayRefused',
      'passed probeSimulatorAgrees',
    ]);
    assert.match(messages, /Seen from 127\.0\.0\.1, .* takes no mail for others: 554 5\.7\.1 .*Relay access denied/);
    assert.equal(log().match(/: connect from /g)?.length, 2);
    assert.equal(log().match(/: client=/g), null, 'no message was begun');
  });
});

test('from mynetworks it looks like an open relay, and the report says that it is trust', async () => {
  await withPostfix({ main: `${tls}${relay}mynetworks = 127.0.0.0/8\n`, files }, async ({ folder }) => {
    const { codes, messages } = await probe(folder);
    assert.ok(codes.includes('information probeRelayTrusted'), codes.join());
    assert.ok(codes.includes('passed probeSimulatorAgrees'), codes.join());
    assert.match(messages, /from 127\.0\.0\.1, which the configuration trusts/);
  });
});

test('where TLS is demanded, the test of relaying goes on in TLS', async () => {
  const main = `${tls}${relay}mynetworks = 192.0.2.0/24\nsmtpd_tls_security_level = encrypt\n`;
  await withPostfix({ main, files }, async ({ folder }) => {
    const { codes, messages } = await probe(folder);
    assert.match(messages, /takes no mail for others: 554 5\.7\.1 .*Relay access denied/);
    assert.ok(codes.includes('passed probeSimulatorAgrees'), codes.join());
  });
});

test('an open relay', async () => {
  const lists = 'check_client_access cidr:FOLDER/everybody, reject_unauth_destination';
  const main = `smtpd_relay_restrictions = ${lists}\nmynetworks = 192.0.2.0/24\n`;
  await withPostfix({ main, files: { everybody: '0.0.0.0/0 OK\n' } }, async ({ folder }) => {
    const { codes } = await probe(folder);
    assert.ok(codes.includes('failed probeRelayTaken'), codes.join());
    assert.ok(codes.includes('passed probeSimulatorAgrees'), codes.join());
  });
});

test('a server that does not run by its files', async () => {
  await withPostfix({ main: `${tls}${relay}mynetworks = 192.0.2.0/24\n`, files }, async ({ folder }) => {
    const copy = mkdtempSync(join(tmpdir(), 'audit-copy-'));
    try {
      for (const name of ['main.cf', 'master.cf']) cpSync(join(folder, name), join(copy, name));
      const main = readFileSync(join(copy, 'main.cf'), 'utf8').replace(/^smtpd_tls_security_level.*$/m, '');
      writeFileSync(
        join(copy, 'main.cf'),
        `${main}myhostname = other.example.test\nsmtpd_relay_restrictions = permit\n`,
      );
      const { codes } = await probe(copy);
      for (const code of ['probeBannerName', 'probeStartTlsUnwanted', 'probeSimulatorDiffers']) {
        assert.ok(codes.includes(`warning ${code}`), `${code}: ${codes.join()}`);
      }
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});

test('logins before TLS, and TLS from the first byte', async () => {
  const dovecot = await startDovecot({ address: '127.0.0.1' });
  const path = `smtpd_sasl_path = inet:127.0.0.1:${dovecot.port}`;
  const sasl = `smtpd_sasl_type = dovecot\n${path}\nsmtpd_sasl_auth_enable = yes\n`;
  try {
    await withPostfix({ main: `${tls}${relay}${sasl}mynetworks = 192.0.2.0/24\n`, files }, async ({ folder }) => {
      const { codes } = await probe(folder);
      assert.ok(codes.includes('failed probeAuthInClear'), codes.join());
    });
    const master = 'PORT inet n - n - - smtpd\n    -o smtpd_tls_wrappermode=yes\n';
    await withPostfix(
      { main: `${tls}${relay}${sasl}mynetworks = 192.0.2.0/24\n`, master, files },
      async ({ folder }) => {
        const { codes } = await probe(folder);
        for (const code of ['probeBanner', 'probeStartTls', 'probeAuth', 'probeCertificate', 'probeRelayRefused']) {
          assert.ok(codes.includes(`passed ${code}`), `${code}: ${codes.join()}`);
        }
      },
    );
  } finally {
    dovecot.close();
  }
});

test('nobody listens', async () => {
  let path = '';
  await withPostfix({}, async ({ folder }) => {
    path = mkdtempSync(join(tmpdir(), 'audit-copy-'));
    for (const name of ['main.cf', 'master.cf']) cpSync(join(folder, name), join(path, name));
  });
  try {
    assert.deepEqual((await probe(path)).codes, ['failed probeFailed']);
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
});
