import assert from 'node:assert/strict';
import { createServer, connect } from 'node:net';
import test from 'node:test';
import { type TLSSocket, connect as connectTls } from 'node:tls';
import { makeCertificate } from './certificate.ts';
import { dialogueOn } from './dialogue.ts';
import { startRelay } from './fakeRelay.ts';
import { requirePostfix, withPostfix } from './instance.ts';
import { own, rcpt } from './mistakes.ts';
import { fixedByUs, oursSay, recall } from './ours.ts';
import { sendMail } from './sendMail.ts';

requirePostfix();

test('backscatter: mail for a name that does not exist is taken in and comes back', async () => {
  const main = `${own}mydestination = example.test\nlocal_recipient_maps =\n`;
  assert.ok(oursSay(`inet_interfaces = all\n${main}`).includes('backscatter'));
  const mail = [...rcpt('no-such-name@example.test'), 'DATA', 'Subject: test\r\n\r\ntest\r\n.'];
  await withPostfix({ main }, async (instance) => {
    assert.match((await instance.say(...mail)).last, /^250 /);
    recall({ main }, await instance.logged(/status=bounced \(unknown user: "no-such-name"\)/));
    // The notice goes to whoever stood in MAIL FROM.
    await instance.logged(/to=<ann@client\.test>/);
  });
  const table = main.replace('local_recipient_maps =', 'local_recipient_maps = inline:{root=x}');
  assert.ok(!oursSay(`inet_interfaces = all\n${table}`).includes('backscatter'));
  await withPostfix({ main: table }, async (instance) => {
    const { replies } = await instance.say(...rcpt('no-such-name@example.test'));
    assert.match(replies.at(-1) ?? '', /^550 5\.1\.1 .*User unknown in local recipient table/);
  });
});

test('networks-one-family: a program that reaches localhost over ::1 may not relay', async () => {
  const main = 'inet_protocols = all\ninet_interfaces = 127.0.0.1, ::1\nmynetworks = 127.0.0.0/8\n';
  assert.ok(oursSay(main).includes('networks-one-family'));
  const spare = await freePort();
  const master = `[::1]:${spare} inet n - n - - smtpd`;
  const relays = async (port: number, host: string): Promise<string> =>
    (await dialogueOn(() => connect(port, host), rcpt('bob@elsewhere.test'))).last;
  await withPostfix({ main, master }, async ({ port }) => {
    assert.match(await relays(port, '127.0.0.1'), /^250 /);
    const reply = await relays(spare, '::1');
    assert.match(reply, /^454 4\.7\.1 .*Relay access denied/);
    recall({ main }, reply);
  });
  const fixed = fixedByUs(main);
  assert.match(fixed, /^mynetworks = 127\.0\.0\.0\/8 \[::1\]\/128$/m);
  await withPostfix({ main: fixed, master }, async () => {
    assert.match(await relays(spare, '::1'), /^250 /);
  });
});

test('client-certificates: the list is read only where smtpd asks for certificates', async () => {
  const certificate = makeCertificate();
  const files = { 'server.pem': certificate.key + certificate.cert };
  const main =
    'smtpd_tls_security_level = may\n' +
    'smtpd_tls_chain_files = FOLDER/server.pem\n' +
    'relay_clientcerts = static:x\n' +
    'smtpd_relay_restrictions = permit_tls_clientcerts, reject_unauth_destination\n';
  assert.ok(oursSay(main).includes('client-certificates'));
  const master = 'PORT inet n - n - - smtpd -o smtpd_tls_wrappermode=yes';
  const relays = async (port: number): Promise<string> => {
    const open = (): TLSSocket => connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false, ...certificate });
    return (await dialogueOn(open, rcpt('bob@elsewhere.test'))).last;
  };
  await withPostfix({ main, master, files }, async (instance) => {
    assert.match(await relays(instance.port), /^554 5\.7\.1 .*Relay access denied/);
    const line = await instance.logged(/permit_tls_clientcerts is requested, but "smtpd_tls_ask_ccert = no"/);
    recall({ main, files }, line);
  });
  const fixed = fixedByUs(main);
  assert.match(fixed, /^smtpd_tls_ask_ccert = yes$/m);
  await withPostfix({ main: fixed, master, files }, async (instance) => {
    assert.match(await relays(instance.port), /^250 /);
  });
});

test('proxy-protocol: what a filter hands back waits for a line that no proxy sends', async () => {
  const main = 'smtpd_upstream_proxy_protocol = haproxy\nsmtpd_upstream_proxy_timeout = 2s\n';
  const master = 'PORT inet n - n - - smtpd -o content_filter=';
  const whole = `smtp inet n - n - - smtpd
127.0.0.1:10025 inet n - n - - smtpd -o content_filter=
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
`;
  assert.ok(oursSay(main, whole).includes('proxy-protocol'));
  await withPostfix({ main, master }, async (instance) => {
    const { replies } = await instance.say('EHLO filter.test');
    assert.doesNotMatch(replies[0] ?? '', /^220 /);
    recall({ main, master: whole }, await instance.logged(/haproxy read: timeout error/));
  });
});

test('exclusions-only: a filter of exclusions leaves no mechanism', async () => {
  const relay = await startRelay({ certificate: makeCertificate('relay.example'), mechanisms: ['PLAIN', 'LOGIN'] });
  const main = `relayhost = [127.0.0.1]:${relay.port}
smtp_tls_security_level = encrypt
smtp_sasl_auth_enable = yes
smtp_sasl_password_maps = static:user:password
smtp_sasl_tls_security_options = noanonymous
smtp_sasl_mechanism_filter = !gssapi
`;
  try {
    assert.ok(oursSay(main).includes('exclusions-only'));
    await withPostfix({ main }, async (instance) => {
      await sendMail(instance);
      recall(
        { main },
        await instance.logged(
          /status=deferred \(SASL authentication failed: server .* offered no compatible authentication mechanisms/,
        ),
      );
    });
    const fixed = fixedByUs(main);
    assert.match(fixed, /^smtp_sasl_mechanism_filter = !gssapi,static:rest$/m);
    await withPostfix({ main: fixed }, async (instance) => {
      await sendMail(instance);
      await instance.logged(/status=sent/);
    });
  } finally {
    relay.close();
  }
});

test('policy-try-limit: a policy server that closes idle connections costs the next request', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    let asked = '';
    socket.on('data', (data) => {
      asked += data.toString('latin1');
      // A server that answers one request and then, idle, hangs up.
      if (asked.endsWith('\n\n')) socket.end('action=dunno\n\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  const main =
    'smtpd_policy_service_try_limit = 1\n' +
    `smtpd_recipient_restrictions = check_policy_service inet:127.0.0.1:${port}\n`;
  const two = [...rcpt('a@example.test'), 'NOOP', 'RCPT TO:<b@example.test>'];
  const base = 'local_recipient_maps =\n';
  try {
    assert.ok(oursSay(main).includes('policy-try-limit'));
    await withPostfix({ main: base + main }, async (instance) => {
      const { replies } = await instance.say(...two);
      assert.match(replies[3] ?? '', /^250 2\.1\.5/);
      assert.match(replies[5] ?? '', /^451 4\.3\.5 .*Server configuration problem/);
      recall({ main }, replies[5] ?? '');
    });
    const fixed = fixedByUs(main);
    assert.match(fixed, /^smtpd_policy_service_try_limit = 2$/m);
    await withPostfix({ main: base + fixed }, async (instance) => {
      assert.match((await instance.say(...two)).last, /^250 2\.1\.5/);
    });
  } finally {
    server.close();
  }
});

/** A port on ::1 that nothing listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '::1', () => {
      const bound = server.address();
      server.close(() => {
        resolve(typeof bound === 'object' && bound ? bound.port : 0);
      });
    });
  });
}
