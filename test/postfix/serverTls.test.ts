import assert from 'node:assert/strict';
import test from 'node:test';
import { makeCertificate } from './certificate.ts';
import { requirePostfix, withPostfix } from './instance.ts';
import { fixedByUs, oursSay, recall } from './ours.ts';
import { startTls } from './startTls.ts';

requirePostfix();
const { cert, key } = makeCertificate();
const files = { 'fullchain.pem': cert, 'privkey.pem': key, 'server.pem': key + cert };
const own = 'smtpd_tls_chain_files = FOLDER/server.pem\n';
const hello = ['EHLO x', 'STARTTLS', 'MAIL FROM:<>'] as const;

test('tls-without-certificate: STARTTLS is announced and refused', async () => {
  for (const [level, answer] of [
    ['may', /^250 2\.1\.0 Ok/],
    ['encrypt', /^530 5\.7\.0 Must issue a STARTTLS command first/],
  ] as const) {
    const main = `smtpd_tls_security_level = ${level}\n`;
    assert.deepEqual(oursSay(main), ['tls-without-certificate']);
    assert.deepEqual(oursSay(main + own), []);
    await withPostfix({ main }, async (instance) => {
      const { replies } = await instance.say(...hello);
      assert.match(replies[1] ?? '', /250-STARTTLS/);
      assert.match(replies[2] ?? '', /^454 4\.7\.0 TLS not available due to local problem/);
      assert.match(replies[3] ?? '', answer);
      recall({ main }, await instance.logged(/No server certs available\. TLS won't be enabled/));
    });
  }
  await withPostfix({ main: `smtpd_tls_security_level = may\n${own}`, files }, async ({ port }) => {
    assert.equal(await startTls(port), 'TLSv1.3');
  });
});

test('tls-without-certificate: in wrapper mode the connection is closed', async () => {
  const master = 'submissions inet n - n - - smtpd\n    -o smtpd_tls_wrappermode=yes\n';
  assert.deepEqual(oursSay('', master), ['tls-without-certificate']);
  await withPostfix({ master: master.replace('submissions', 'PORT') }, async (instance) => {
    assert.deepEqual((await instance.say()).replies, []);
    await instance.logged(/No server certs available/);
  });
});

test('certificate-without-key: the key is missing, or the certificate', async () => {
  const main = 'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = FOLDER/fullchain.pem\n';
  assert.deepEqual(oursSay(main), ['certificate-without-key']);
  await withPostfix({ main, files }, async (instance) => {
    assert.match((await instance.say('EHLO x', 'STARTTLS')).last, /^454 4\.7\.0/);
    recall({ main, files }, await instance.logged(/No private key found in .*fullchain\.pem/));
  });
  const fixed = `${main}smtpd_tls_key_file = FOLDER/privkey.pem\n`;
  assert.deepEqual(oursSay(fixed), []);
  await withPostfix({ main: fixed, files }, async ({ port }) => {
    assert.equal(await startTls(port), 'TLSv1.3');
  });
  // Certbot's folders tell where the key is.
  assert.match(
    fixedByUs('smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/letsencrypt/live/a.example/fullchain.pem\n'),
    /^smtpd_tls_key_file = \/etc\/letsencrypt\/live\/a\.example\/privkey\.pem$/m,
  );

  const alone = 'smtpd_tls_security_level = may\nsmtpd_tls_key_file = FOLDER/privkey.pem\n';
  assert.deepEqual(oursSay(alone), ['certificate-without-key']);
  await withPostfix({ main: alone, files }, async (instance) => {
    assert.match((await instance.say('EHLO x', 'STARTTLS')).last, /^454 4\.7\.0/);
    recall({ main: alone, files }, await instance.logged(/No server certs available/));
  });
});

test('certificate-without-key: chain files win', async () => {
  const main =
    'smtpd_tls_security_level = may\n' +
    `${own}smtpd_tls_cert_file = FOLDER/none.pem\n` +
    'smtpd_tls_key_file = FOLDER/none.pem\n';
  assert.deepEqual(oursSay(main), ['certificate-without-key']);
  await withPostfix({ main, files }, async (instance) => {
    assert.equal(await startTls(instance.port), 'TLSv1.3');
    recall({ main, files }, await instance.logged(/Both smtpd_tls_chain_files and one or more of the legacy/));
  });
});

test('wrappermode-in-main: port 25 never greets', async () => {
  const main = `smtpd_tls_wrappermode = yes\n${own}`;
  assert.deepEqual(oursSay(main), ['wrappermode-in-main']);
  await withPostfix({ main, files }, async (instance) => {
    assert.deepEqual((await instance.say()).replies, []);
    recall({ main, files }, 'no greeting; the client times out');
  });
  assert.deepEqual(oursSay(fixedByUs(main)), []);
  await withPostfix({ main: fixedByUs(main), files }, async (instance) => {
    assert.match((await instance.say()).last, /^220 /);
  });
});

test('encrypt-on-port-25: senders without TLS are refused', async () => {
  const main = `mydestination = example.com, localhost\nsmtpd_tls_security_level = encrypt\n${own}`;
  assert.deepEqual(oursSay(main), ['encrypt-on-port-25']);
  await withPostfix({ main, files }, async (instance) => {
    const { last } = await instance.say('EHLO x', 'MAIL FROM:<>');
    assert.match(last, /^530 5\.7\.0 Must issue a STARTTLS command first/);
    recall({ main, files }, last);
  });
  await withPostfix({ main: fixedByUs(main), files }, async (instance) => {
    assert.match((await instance.say('EHLO x', 'MAIL FROM:<>')).last, /^250/);
  });
});

test('mandatory-only-protocols: no effect at may', async () => {
  const main = `smtpd_tls_security_level = may\nsmtpd_tls_mandatory_protocols = >=TLSv1.3\n${own}`;
  const master = 'smtp inet n - n - - smtpd\n';
  assert.deepEqual(oursSay(main, master), ['mandatory-only-protocols']);
  await withPostfix({ main, files }, async ({ port }) => {
    const protocol = await startTls(port, { maxVersion: 'TLSv1.2' });
    assert.equal(protocol, 'TLSv1.2');
    recall({ main, master, files }, `a session with ${protocol}`);
  });
  await withPostfix({ main: `${main}smtpd_tls_protocols = >=TLSv1.3\n`, files }, async ({ port }) => {
    assert.equal(await startTls(port, { maxVersion: 'TLSv1.2' }), undefined);
    assert.equal(await startTls(port), 'TLSv1.3');
  });
});

test('weak-protocol: what lists leave', async () => {
  const lists: readonly (readonly [list: string, agreed: string | undefined, fixed: string])[] = [
    ['TLSv1.2', 'TLSv1.2', '>=TLSv1.2'],
    ['TLSv1.2, !TLSv1.2', undefined, '>=TLSv1.2'],
    ['TLSv1, TLSv1.1', undefined, '>=TLSv1.2'],
    ['<=TLSv1.1', undefined, '>=TLSv1'],
  ];
  for (const [list, agreed, better] of lists) {
    const main = `smtpd_tls_security_level = may\nsmtpd_tls_protocols = ${list}\n${own}`;
    assert.deepEqual(oursSay(main), ['weak-protocol']);
    assert.ok(fixedByUs(main).includes(`smtpd_tls_protocols = ${better}\n`), list);
    await withPostfix({ main, files }, async (instance) => {
      const protocol = await startTls(instance.port, { minVersion: 'TLSv1.2' });
      assert.equal(protocol, agreed, list);
      recall({ main, files }, protocol ?? (await instance.logged(/TLS library problem/)));
    });
  }
  await withPostfix(
    { main: `smtpd_tls_security_level = may\nsmtpd_tls_protocols = >=TLSv1.2\n${own}`, files },
    async ({ port }) => {
      assert.equal(await startTls(port), 'TLSv1.3');
    },
  );
});

test('weak-cipher: null does not encrypt', async () => {
  const main = `smtpd_tls_security_level = may\nsmtpd_tls_ciphers = null\n${own}`;
  assert.deepEqual(oursSay(main), ['weak-cipher']);
  await withPostfix({ main, files }, async (instance) => {
    assert.equal(await startTls(instance.port, { maxVersion: 'TLSv1.2' }), undefined);
    recall({ main, files }, await instance.logged(/no shared cipher/));
    // One that asks for it gets a session that anyone may read.
    assert.equal(await startTls(instance.port, { maxVersion: 'TLSv1.2', ciphers: 'eNULL@SECLEVEL=0' }), 'TLSv1.2');
  });
  await withPostfix({ main: fixedByUs(main), files }, async ({ port }) => {
    assert.equal(await startTls(port, { maxVersion: 'TLSv1.2' }), 'TLSv1.2');
    assert.equal(await startTls(port, { maxVersion: 'TLSv1.2', ciphers: 'eNULL@SECLEVEL=0' }), undefined);
  });
});
