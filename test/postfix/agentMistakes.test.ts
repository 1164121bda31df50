import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { makeCertificate } from './certificate.ts';
import { startRelay } from './fakeRelay.ts';
import { requirePostfix, withPostfix } from './instance.ts';
import { oursSay, recall } from './ours.ts';

requirePostfix();
const certificate = makeCertificate('relay.example');
const own = 'mynetworks = 127.0.0.0/8\n';

/** A message to an address, up to its end. */
const message = (to: string, from = '<ann@client.test>'): readonly string[] => [
  'EHLO client.test',
  `MAIL FROM:${from}`,
  `RCPT TO:<${to}>`,
  'DATA',
  'Subject: t\u00fc\r\n\r\ntest\r\n.',
];

test('smtputf8-agent: an LMTP server without SMTPUTF8', async () => {
  const relay = await startRelay({ certificate });
  const boxes = 'virtual_mailbox_domains = box.test\nvirtual_mailbox_maps = static:x\n';
  const main = `${own}${boxes}virtual_transport = lmtp:inet:127.0.0.1:${relay.port}\n`;
  const ours = `${own}${boxes}virtual_transport = lmtp:unix:private/dovecot-lmtp\n`;
  try {
    assert.ok(oursSay(`compatibility_level = 3.6\n${ours}`).includes('smtputf8-agent'));
    await withPostfix({ main }, async (instance) => {
      await instance.say(...message('bob@box.test', '<ann@client.test> SMTPUTF8'));
      const line = await instance.logged(/dsn=5\.6\.7, status=bounced/);
      assert.match(line, /SMTPUTF8 is required, but was not offered by host/);
      recall({ main: `compatibility_level = 3.6\n${ours}` }, line);
    });
  } finally {
    relay.close();
  }
});

test('tlsproxy-certificate: an smtp service with a certificate that tlsproxy did not load', async () => {
  const relay = await startRelay({ certificate });
  const client = makeCertificate('client.example');
  const tls = 'smtp_tls_security_level = encrypt\nsmtp_tls_connection_reuse = yes\n';
  const main = `${own}${tls}relayhost = [127.0.0.1]:${relay.port}\n`;
  const master =
    'tlsproxy unix - - n - 0 tlsproxy\nsmtp unix - - n - - smtp -o smtp_tls_chain_files=FOLDER/client.pem';
  const rest = 'smtp inet n - n - - smtpd\nqmgr unix n - n 300 1 qmgr\n';
  try {
    const ours = oursSay(main, `${rest}${master.replace('FOLDER', '/etc/postfix')}\n`);
    assert.ok(ours.includes('tlsproxy-certificate'), ours.join(', '));
    const setup = { main, master, files: { 'client.pem': client.key + client.cert } };
    await withPostfix(setup, async (instance) => {
      chmodSync(join(instance.folder, 'client.pem'), 0o600);
      await instance.say(...message('bob@elsewhere.test'));
      await instance.logged(/request from tlsproxy client with unexpected settings/);
      recall(setup, await instance.logged(/error opening chain file: .*: Permission denied/));
    });
  } finally {
    relay.close();
  }
});

test('fingerprint-digest: a fingerprint of MD5 where SHA-256 is in force', async () => {
  const relay = await startRelay({ certificate });
  const print = '51:E9:5A:65:3C:4B:AA:C2:2D:34:9E:6D:5A:01:23:45';
  const tls = `smtp_tls_security_level = fingerprint\nsmtp_tls_fingerprint_cert_match = ${print}\n`;
  const main = `${own}${tls}relayhost = [127.0.0.1]:${relay.port}\n`;
  try {
    assert.ok(oursSay(`compatibility_level = 3.6\n${main}`).includes('fingerprint-digest'));
    await withPostfix({ main }, async (instance) => {
      await instance.say(...message('bob@elsewhere.test'));
      recall(
        { main: `compatibility_level = 3.6\n${main}` },
        await instance.logged(/status=deferred \(Server certificate not verified\)/),
      );
    });
  } finally {
    relay.close();
  }
});
