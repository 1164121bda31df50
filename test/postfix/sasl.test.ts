import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { makeCertificate } from './certificate.ts';
import { startDovecot } from './fakeDovecot.ts';
import { startRelay } from './fakeRelay.ts';
import { requirePostfix, withPostfix } from './instance.ts';
import { fixedByUs, oursSay, recall } from './ours.ts';
import { sendMail } from './sendMail.ts';

requirePostfix();
const certificate = makeCertificate();
const files = { 'server.pem': certificate.key + certificate.cert };

test('sasl-without-passwords: the client dies before it delivers anything', async () => {
  const main = 'relayhost = [127.0.0.1]:1\nsmtp_sasl_auth_enable = yes\n';
  assert.ok(oursSay(main).includes('sasl-without-passwords'));
  await withPostfix({ main }, async (instance) => {
    await sendMail(instance);
    recall({ main }, await instance.logged(/fatal: specify a password table via the `smtp_sasl_password_maps'/));
  });
  const fixed = `${main}smtp_sasl_password_maps = static:user:password\n`;
  assert.ok(!oursSay(fixed).includes('sasl-without-passwords'));
  await withPostfix({ main: fixed }, async (instance) => {
    await sendMail(instance);
    await instance.logged(/status=deferred \(connect to 127\.0\.0\.1/); // it tries
    assert.doesNotMatch(instance.log(), /fatal/);
  });
});

test('sasl-noplaintext: no mechanism of the provider is worthy', async () => {
  const relay = await startRelay({ certificate, mechanisms: ['LOGIN', 'PLAIN'] });
  // The provider's server is played by ours: the table decides where the mail goes, relayhost would say the same.
  const main = `relayhost = [smtp.gmail.com]:587
transport_maps = inline:{ { far.test = smtp:[127.0.0.1]:${relay.port} } }
smtp_tls_security_level = encrypt
smtp_sasl_auth_enable = yes
smtp_sasl_password_maps = static:user:password
`;
  try {
    assert.ok(oursSay(main).includes('sasl-noplaintext'));
    await withPostfix({ main }, async (instance) => {
      await sendMail(instance);
      recall(
        { main },
        await instance.logged(
          /status=deferred \(SASL authentication failed; cannot authenticate to server .*: no mechanism available\)/,
        ),
      );
    });
    const fixed = fixedByUs(main);
    assert.deepEqual(oursSay(fixed), []);
    await withPostfix({ main: fixed }, async (instance) => {
      await sendMail(instance);
      await instance.logged(/status=sent/);
    });
    assert.ok(relay.commands.some((command) => command.startsWith('AUTH ')));
  } finally {
    relay.close();
  }
});

test('sasl-without-tls: AUTH comes before STARTTLS', async () => {
  const main =
    'smtpd_sasl_auth_enable = yes\nsmtpd_tls_security_level = may\nsmtpd_tls_chain_files = FOLDER/server.pem\n';
  assert.deepEqual(oursSay(main), ['sasl-without-tls']);
  await withPostfix({ main, files }, async (instance) => {
    const { last } = await instance.say('EHLO x');
    assert.match(last, /AUTH .*PLAIN/);
    recall({ main, files }, 'EHLO in clear: 250-AUTH … PLAIN LOGIN');
  });
  const fixed = fixedByUs(main);
  assert.deepEqual(oursSay(fixed), []);
  await withPostfix({ main: fixed, files }, async (instance) => {
    const { last } = await instance.say('EHLO x');
    assert.match(last, /STARTTLS/);
    assert.doesNotMatch(last, /AUTH/);
  });
  // Without TLS that setting takes logins away altogether: no fix of ours.
  const plain = 'smtpd_sasl_auth_enable = yes\n';
  assert.equal(fixedByUs(plain), plain);
  await withPostfix({ main: `${plain}smtpd_tls_auth_only = yes` }, async (instance) => {
    assert.match(
      (await instance.say('EHLO x', 'AUTH PLAIN AHgAeQ==')).last,
      /^503 5\.5\.1 Error: authentication not enabled/,
    );
  });
});

test('sasl-dovecot-path: smtpd greets nobody', async () => {
  const base =
    'smtpd_sasl_auth_enable = yes\n' +
    'smtpd_tls_auth_only = no\n' +
    'smtpd_sasl_security_options = noanonymous\n' +
    'smtpd_sasl_type = dovecot\n';
  const dovecot = await startDovecot({ address: '127.0.0.1' });
  try {
    for (const main of [base, `${base}smtpd_sasl_path = 127.0.0.1:${dovecot.port}\n`]) {
      assert.ok(oursSay(main).includes('sasl-dovecot-path'));
      await withPostfix({ main }, async (instance) => {
        assert.equal((await instance.say('EHLO x')).last, '');
        recall({ main }, await instance.logged(/fatal: no SASL authentication mechanisms/));
      });
    }
    await withPostfix(
      {
        main: fixedByUs(`${base}smtpd_sasl_path = 127.0.0.1:${dovecot.port}\n`).replace(
          'smtpd_tls_auth_only = yes',
          'smtpd_tls_auth_only = no',
        ),
      },
      async (instance) => {
        assert.match((await instance.say('EHLO x')).last, /AUTH PLAIN/);
      },
    );
  } finally {
    dovecot.close();
  }
});

test('sasl-dovecot-path: in a jail and out of it', async () => {
  const master = (chroot: string): string => `PORT inet n - ${chroot} - - smtpd\n`;
  const readable = (text: string): string => text.replace('PORT', 'smtp'); // what stands in a real file
  const main = (path: string): string =>
    `smtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = dovecot\nsmtpd_sasl_path = ${path}\n`;
  const inJail = `queue_directory = /var/spool/postfix\n${main('/var/spool/postfix/private/auth')}`;
  assert.ok(oursSay(inJail, readable(master('y'))).includes('sasl-dovecot-path'));
  assert.ok(!oursSay(inJail, readable(master('n'))).includes('sasl-dovecot-path'));
  assert.ok(oursSay(main('/private/auth'), readable(master('n'))).includes('sasl-dovecot-path'));
  assert.ok(!oursSay(main('private/auth'), readable(master('y'))).includes('sasl-dovecot-path'));
  for (const [path, chroot, works] of [
    ['FOLDER/queue/private/auth', 'y', false],
    ['/private/auth', 'n', false],
    ['private/auth', 'y', true],
  ] as const) {
    await withPostfix({ main: main(path), master: master(chroot) }, async (instance) => {
      const dovecot = await startDovecot({ path: join(instance.folder, 'queue/private/auth') });
      try {
        const { last } = await instance.say('EHLO x');
        assert.equal(/AUTH PLAIN/.test(last), works, `${path} ${chroot}: ${last}`);
        if (!works) await instance.logged(/SASL: Connect to Dovecot auth socket .* failed: No such file or directory/);
      } finally {
        dovecot.close();
      }
    });
  }
});

test('sasl-dovecot-path: Cyrus SASL takes a socket for a name', async () => {
  const main = 'smtpd_sasl_auth_enable = yes\nsmtpd_sasl_path = private/auth\n';
  assert.ok(oursSay(main).includes('sasl-dovecot-path'));
  await withPostfix({ main }, async (instance) => {
    const { last } = await instance.say('EHLO x', 'AUTH PLAIN AHgAeQ==');
    assert.match(last, /^535 5\.7\.8 Error: authentication failed/);
    recall({ main }, last);
  });
  assert.match(fixedByUs(main), /^smtpd_sasl_type = dovecot$/m);
});

test('permit_sasl_authenticated without logins does no harm: it permits nobody, and we say nothing', async () => {
  const main =
    'compatibility_level = 3.6\nsmtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination\n';
  assert.deepEqual(oursSay(main), []);
  await withPostfix({ main }, async (instance) => {
    assert.match(
      (await instance.say('EHLO x', 'MAIL FROM:<a@b.test>', 'RCPT TO:<a@far.test>')).last,
      /^554 5\.7\.1 .*Relay access denied/,
    );
  });
});
