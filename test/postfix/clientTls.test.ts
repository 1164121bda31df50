import assert from 'node:assert/strict';
import test from 'node:test';
import { makeCertificate } from './certificate.ts';
import { startRelay } from './fakeRelay.ts';
import { requirePostfix, withPostfix } from './instance.ts';
import { fixedByUs, oursSay, recall } from './ours.ts';
import { sendMail } from './sendMail.ts';

requirePostfix();
const certificate = makeCertificate('relay.example');
/** An address of the loopback network that nothing else listens on, so that the ports are the real ones. */
const address = `127.${(process.pid % 200) + 1}.46.5`;

/** We have nothing to say of a setup, and its mail gets through. */
async function sends(setup: {
  readonly main: string;
  readonly files?: Readonly<Record<string, string>>;
}): Promise<void> {
  assert.deepEqual(oursSay(setup.main), []);
  await withPostfix(setup, async (instance) => {
    await sendMail(instance);
    await instance.logged(/status=sent/);
  });
}

test('port-465-wrapper: without wrapper mode both sides wait', async () => {
  const relay = await startRelay({ certificate, wrapped: true, address, port: 465 });
  const main = `relayhost = [${address}]:465\nsmtp_tls_security_level = may\nsmtp_helo_timeout = 2s\n`;
  try {
    assert.deepEqual(oursSay(main), ['port-465-wrapper']);
    await withPostfix({ main }, async (instance) => {
      await sendMail(instance);
      recall(
        { main },
        await instance.logged(
          new RegExp(
            String.raw`status=deferred \((?:conversation with` +
              String.raw`|lost connection with) .* while receiving the initial server greeting\)`,
          ),
        ),
      );
      await instance.logged(/SMTPS wrappermode \(TCP port 465\) requires setting "smtp_tls_wrappermode = yes"/);
    });
    await sends({ main: fixedByUs(main) });
  } finally {
    relay.close();
  }
});

test('port-465-wrapper: wrapper mode with a port that greets in plain text', async () => {
  const relay = await startRelay({ certificate, address, port: 587 });
  const main = `relayhost = [${address}]:587\nsmtp_tls_security_level = encrypt\nsmtp_tls_wrappermode = yes\n`;
  try {
    assert.deepEqual(oursSay(main), ['port-465-wrapper']);
    await withPostfix({ main }, async (instance) => {
      await sendMail(instance);
      await instance.logged(/SSL_connect error/);
      await instance.logged(/wrong version number/);
      recall({ main }, await instance.logged(/status=deferred \(Cannot start TLS: handshake failure\)/));
    });
    await sends({ main: fixedByUs(main) });
  } finally {
    relay.close();
  }
});

test('port-465-wrapper: wrapper mode below encrypt', async () => {
  const main = `relayhost = [${address}]:465\nsmtp_tls_wrappermode = yes\n`;
  assert.deepEqual(oursSay(main), ['port-465-wrapper']);
  await withPostfix({ main }, async (instance) => {
    await sendMail(instance);
    await instance.logged(/warning: smtp_tls_wrappermode requires "smtp_tls_security_level = encrypt"/);
    recall({ main }, await instance.logged(/status=deferred/));
  });
  assert.deepEqual(oursSay(fixedByUs(main)), []);
});

test('certificate-without-key: a client with a certificate alone has no TLS', async () => {
  const relay = await startRelay({ certificate });
  const main =
    `relayhost = [127.0.0.1]:${relay.port}\n` +
    'smtp_tls_security_level = encrypt\n' +
    'smtp_tls_cert_file = FOLDER/fullchain.pem\n';
  const files = { 'fullchain.pem': certificate.cert, 'privkey.pem': certificate.key };
  try {
    assert.deepEqual(oursSay(main), ['certificate-without-key']);
    await withPostfix({ main, files }, async (instance) => {
      await sendMail(instance);
      await instance.logged(/No private key found in .*fullchain\.pem/);
      recall({ main, files }, await instance.logged(/status=deferred/));
    });
    await withPostfix({ main: `${main}smtp_tls_key_file = FOLDER/privkey.pem\n`, files }, async (instance) => {
      await sendMail(instance);
      await instance.logged(/status=sent/);
    });
  } finally {
    relay.close();
  }
});

test('relayhost-without-tls: the provider returns all mail', async () => {
  const relay = await startRelay({ certificate, needsTls: true });
  // The provider's server is played by ours: the table decides where the mail goes, relayhost would say the same.
  const main =
    'relayhost = [smtp.gmail.com]:587\n' +
    `transport_maps = inline:{ { far.test = smtp:[127.0.0.1]:${relay.port} } }\n`;
  try {
    assert.deepEqual(oursSay(main), ['relayhost-without-tls']);
    await withPostfix({ main }, async (instance) => {
      await sendMail(instance);
      recall(
        { main },
        await instance.logged(/status=bounced \(host .* said: 530 5\.7\.0 Must issue a STARTTLS command first/),
      );
    });
    await sends({ main: fixedByUs(main) });
  } finally {
    relay.close();
  }
});

test('verify-without-ca: nobody is trusted', async () => {
  const relay = await startRelay({ certificate });
  const files = { 'authority.pem': certificate.cert };
  const main =
    `relayhost = [127.0.0.1]:${relay.port}\n` +
    'smtp_tls_security_level = secure\n' +
    'smtp_tls_secure_cert_match = relay.example\n';
  try {
    assert.deepEqual(oursSay(main), ['verify-without-ca']);
    await withPostfix({ main, files }, async (instance) => {
      await sendMail(instance);
      recall({ main, files }, await instance.logged(/status=deferred \(Server certificate not verified\)/));
    });
    await sends({ main: `${main}smtp_tls_CAfile = FOLDER/authority.pem\n`, files });
  } finally {
    relay.close();
  }
});
