import assert from 'node:assert/strict';
import test from 'node:test';
import { makeCertificate } from './certificate.ts';
import { startRelay } from './fakeRelay.ts';
import { requirePostfix, withPostfix } from './instance.ts';
import { rcpt } from './mistakes.ts';
import { fixedByUs, oursSay, recall } from './ours.ts';
import { sendMail } from './sendMail.ts';

requirePostfix();

test('file-kind: a bundle for a directory of certificates, and at level secure no mail leaves', async () => {
  const certificate = makeCertificate('relay.example');
  const relay = await startRelay({ certificate });
  const files = { 'bundle.pem': certificate.cert };
  const main = `relayhost = [127.0.0.1]:${relay.port}
smtp_tls_security_level = secure
smtp_tls_secure_cert_match = relay.example
smtp_tls_CApath = FOLDER/bundle.pem
`;
  try {
    assert.deepEqual(oursSay(main), ['file-kind', 'verify-without-ca']);
    await withPostfix({ main, files }, async (instance) => {
      await sendMail(instance);
      recall({ main, files }, await instance.logged(/status=deferred \(Server certificate not verified\)/));
    });
    const fixed = fixedByUs(main);
    assert.match(fixed, /^smtp_tls_CAfile = FOLDER\/bundle\.pem$/m);
    await withPostfix({ main: fixed, files }, async (instance) => {
      await sendMail(instance);
      await instance.logged(/status=sent/);
    });
  } finally {
    relay.close();
  }
});

const screen = (level: string): { main: string; master: string } => ({
  main:
    `smtpd_tls_security_level = ${level}\nsmtpd_tls_chain_files = FOLDER/server.pem\n` +
    'mynetworks = 127.0.0.0/8\nlocal_recipient_maps =\npostscreen_access_list = permit_mynetworks\n',
  master: 'PORT inet n - n - 1 postscreen\nsmtpd pass - - n - - smtpd',
});

test('postscreen without tlsproxy: STARTTLS fails, and mail in plain text goes on', async () => {
  const { cert, key } = makeCertificate();
  const setup = { ...screen('may'), files: { 'server.pem': key + cert } };
  await withPostfix(setup, async (instance) => {
    const mail = [...rcpt('root@example.test'), 'DATA', 'Subject: test\r\n\r\ntest\r\n.'];
    assert.match((await instance.say(...mail)).last, /^250 /);
  });
});

test('queue_minfree too small, bounce_queue_lifetime too long: a warning, and mail goes on', async () => {
  const main =
    'message_size_limit = 104857600\nqueue_minfree = 10000\nmailbox_size_limit = 0\nvirtual_mailbox_limit = 0\n' +
    'bounce_queue_lifetime = 10d\nmaximal_queue_lifetime = 1d\nlocal_recipient_maps =\nlocal_transport = discard:x\n';
  await withPostfix({ main }, async (instance) => {
    const mail = [...rcpt('root@example.test'), 'DATA', 'Subject: test\r\n\r\ntest\r\n.'];
    assert.match((await instance.say(...mail)).last, /^250 /);
    await instance.logged(/queue_minfree\(10000\) should be at least 1\.5\*message_size_limit/);
    await instance.logged(/adjusting bounce_queue_lifetime/);
    await instance.logged(/status=sent/);
  });
});
