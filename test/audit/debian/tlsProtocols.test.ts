import assert from 'node:assert/strict';
import test from 'node:test';
import { connect } from 'node:net';
import { type SecureVersion, connect as connectTls } from 'node:tls';
import { protocolsOf } from '../../../server/src/audit/tlsProtocols.ts';
import { makeCertificate } from '../../postfix/certificate.ts';
import { requirePostfix, withPostfix } from '../../postfix/instance.ts';

requirePostfix();
const { cert, key } = makeCertificate();

/** Whether a server takes a version of TLS, from the first byte on. */
function takes(port: number, version: SecureVersion): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const versions = { minVersion: version, maxVersion: version };
    const secured = connectTls({ socket, rejectUnauthorized: false, ciphers: 'DEFAULT@SECLEVEL=0', ...versions });
    const end = (answer: boolean): void => {
      secured.on('error', () => undefined);
      secured.destroy();
      resolve(answer);
    };
    secured.once('secureConnect', () => {
      end(true);
    });
    secured.once('error', () => {
      end(false);
    });
  });
}

// TLS 1.0 and 1.1 also hang on OpenSSL's own level of security; of 1.2 and 1.3 Postfix alone decides.
const versions = ['TLSv1.2', 'TLSv1.3'] as const;

for (const value of [
  '>=TLSv1.2',
  '>=TLSv1.3',
  '<=TLSv1.2',
  '>=TLSv1, <=TLSv1.2',
  '!TLSv1.3',
  '!SSLv2, !SSLv3, !TLSv1, !TLSv1.1, !TLSv1.2',
  'TLSv1.3',
  'TLSv1.2:TLSv1.3',
  'tlsv1.2',
  '',
]) {
  test(`what smtpd_tls_mandatory_protocols = ${value} leaves`, async () => {
    const master = 'PORT inet n - n - - smtpd\n    -o smtpd_tls_wrappermode=yes\n';
    const main = `smtpd_tls_security_level = encrypt
smtpd_tls_cert_file = FOLDER/cert.pem
smtpd_tls_key_file = FOLDER/key.pem
smtpd_tls_mandatory_protocols = ${value}
`;
    await withPostfix({ main, master, files: { 'cert.pem': cert, 'key.pem': key } }, async ({ port }) => {
      const taken: string[] = [];
      for (const version of versions) if (await takes(port, version)) taken.push(version);
      const ours = protocolsOf(value)?.filter((name) => versions.some((version) => version === name));
      assert.deepEqual(ours, taken);
    });
  });
}
