import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readCertificates } from '../../../server/src/cli/audit/certificateFiles.ts';
import { readAlgorithms } from '../../../server/src/cli/audit/machineAnswers.ts';

const folder = mkdtempSync(join(tmpdir(), 'audit-certificates-'));
after(() => {
  rmSync(folder, { recursive: true, force: true });
});
const path = (name: string): string => join(folder, name);
const openssl = (...words: string[]): string =>
  execFileSync('openssl', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

openssl(
  'req',
  '-x509',
  '-newkey',
  'rsa:2048',
  '-nodes',
  '-keyout',
  'ca.key',
  '-out',
  'ca.pem',
  '-days',
  '9',
  '-subj',
  '/CN=Our CA',
);
openssl(
  'req',
  '-newkey',
  'ec',
  '-pkeyopt',
  'ec_paramgen_curve:prime256v1',
  '-nodes',
  '-keyout',
  'mail.key',
  '-out',
  'mail.csr',
  '-subj',
  '/CN=ignored',
);
writeFileSync(path('names'), 'subjectAltName = DNS:mail.example.test, DNS:*.example.test\n');
openssl(
  'x509',
  '-req',
  '-in',
  'mail.csr',
  '-CA',
  'ca.pem',
  '-CAkey',
  'ca.key',
  '-CAcreateserial',
  '-days',
  '5',
  '-sha384',
  '-extfile',
  'names',
  '-out',
  'mail.pem',
);
const [mail, ca, key] = ['mail.pem', 'ca.pem', 'mail.key'].map((name) => readFileSync(path(name), 'utf8'));
writeFileSync(path('chain.pem'), `${mail}${ca}`);
writeFileSync(path('reversed.pem'), `${ca}${mail}`);
writeFileSync(path('all.pem'), `${key}${mail}${ca}`);

test('a chain, its key, and what TLSA records are compared with', () => {
  const answer = readCertificates([path('chain.pem')], path('mail.key'));
  assert.equal(answer.kind, 'chain');
  if (answer.kind !== 'chain') return;
  assert.deepEqual([answer.linked, answer.trusted, answer.keyMatches], [true, false, true]);
  const first = answer.chain[0];
  assert.deepEqual(first?.names, ['mail.example.test', '*.example.test']);
  assert.deepEqual([first?.keyType, first?.keyBits, first?.selfSigned], ['ec', 256, false]);
  // ecdsa-with-SHA384 is not what an RSA authority signs with: sha384WithRSAEncryption (RFC 8017).
  assert.equal(first?.signature, '1.2.840.113549.1.1.12');
  assert.equal(answer.chain[1]?.selfSigned, true);
  const der = openssl('x509', '-in', 'mail.pem', '-noout', '-fingerprint', '-sha256').split('=')[1] ?? '';
  assert.equal(first?.tlsa[0]?.[1], der.trim().replaceAll(':', '').toLowerCase());
  const days = Math.round(((first?.notAfter ?? 0) - Date.now()) / 86_400_000);
  assert.equal(days, 5);
});

test('the digest of the public key is that of openssl', () => {
  execFileSync('sh', ['-c', 'openssl x509 -in mail.pem -noout -pubkey | openssl pkey -pubin -outform DER -out spki'], {
    cwd: folder,
  });
  const digest = openssl('dgst', '-sha256', '-r', 'spki').split(' ')[0];
  const answer = readCertificates([path('mail.pem')], undefined);
  assert.equal(answer.kind === 'chain' && answer.chain[0]?.tlsa[1]?.[1], digest);
});

test('the wrong order, the key of another, key and chain in one file', () => {
  const reversed = readCertificates([path('reversed.pem')], path('mail.key'));
  assert.ok(reversed.kind === 'chain' && !reversed.linked && reversed.keyMatches === false);
  const all = readCertificates([path('all.pem')], path('all.pem'));
  assert.ok(all.kind === 'chain' && all.linked && all.keyMatches === true);
});

test('what is no certificate', () => {
  assert.deepEqual(readCertificates([path('nothing')], undefined), { kind: 'failed', why: 'ENOENT' });
  assert.deepEqual(readCertificates([path('mail.key')], undefined), { kind: 'failed', why: 'no certificate' });
  writeFileSync(path('broken.pem'), '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n');
  assert.equal(readCertificates([path('broken.pem')], undefined).kind, 'failed');
  const unread = readCertificates([path('mail.pem')], path('nothing'));
  assert.ok(unread.kind === 'chain' && unread.keyMatches === undefined);
});

test('nothing of the key is in the answer', () => {
  const text = JSON.stringify(readCertificates([path('all.pem')], path('all.pem')));
  const secret = openssl('pkey', '-in', 'mail.key', '-noout', '-text').match(/priv:\n([0-9a-f:\s]+)pub/)?.[1] ?? '';
  // The first bytes may be zero; the others are enough to be known by.
  const hex = secret.replace(/[:\s]/g, '').slice(-40);
  assert.equal(hex.length, 40);
  assert.ok(!text.includes(hex) && !text.includes('PRIVATE KEY'));
});

test('openssl says which algorithms of GB/T it has', async () => {
  const answer = await readAlgorithms();
  assert.equal(answer.kind, 'algorithms');
  if (answer.kind !== 'algorithms') return;
  assert.match(answer.version, /^OpenSSL \d/);
  assert.equal(answer.names.includes('SM3'), /SM3/i.test(openssl('list', '-digest-algorithms')));
});
