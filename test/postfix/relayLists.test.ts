import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { masterFindingsIn } from '../rules/caseFile.ts';
import { withPostfix } from './instance.ts';
import { assertFound, codesOf } from './mistake.ts';
import { oursSay, recall } from './ours.ts';

const stranger = 'mynetworks = 192.0.2.0/24\n';
const relay = ['EHLO client.test', 'MAIL FROM:<ann@client.test>', 'RCPT TO:<bob@elsewhere.test>'] as const;

test('no-relay-gate: smtpd dies before it says a word', async () => {
  const lines =
    'smtpd_relay_restrictions = permit_mynetworks\nsmtpd_recipient_restrictions = reject_non_fqdn_recipient';
  await withPostfix({ main: stranger + lines }, async (instance) => {
    const { last } = await instance.say('EHLO client.test');
    assert.equal(last, '');
    const line = await instance.logged(
      new RegExp(
        String.raw`fatal: in parameter smtpd_relay_restrictions or smtpd_recipient_restrictions, specify ` +
          String.raw`at least one working instance of`,
      ),
    );
    assertFound(instance, { code: 'no-relay-gate', lines, daemon: line.replace(/^.*?fatal: /, 'fatal: ') });
  });
});

test('no-relay-gate: so it does below level 1 without any list, and with a permit before the gate', async () => {
  await withPostfix({ main: `${stranger}compatibility_level = 0` }, async (instance) => {
    assert.equal((await instance.say('EHLO client.test')).last, '');
    await instance.logged(/fatal: in parameter smtpd_relay_restrictions/);
    assertFound(instance, {
      code: 'no-relay-gate',
      lines: 'compatibility_level = 0',
      daemon:
        'fatal: in parameter smtpd_relay_restrictions or smtpd_recipient_restrictions, specify at least ' +
        'one working instance of: …',
    });
  });
  const lines = 'smtpd_relay_restrictions = permit_mynetworks, permit, reject_unauth_destination';
  await withPostfix({ main: stranger + lines }, async (instance) => {
    assert.equal((await instance.say('EHLO client.test')).last, '');
    const line = await instance.logged(/fatal: in parameter smtpd_relay_restrictions/);
    await instance.logged(/restriction `reject_unauth_destination' after `permit' is ignored/);
    assertFound(instance, { code: 'no-relay-gate', lines, daemon: line.replace(/^.*?fatal: /, 'fatal: ') });
  });
});

test('no-relay-gate: one smtpd dies of its own -o settings', async () => {
  const master = 'PORT inet n - n - - smtpd\n  -o smtpd_relay_restrictions=permit_sasl_authenticated';
  await withPostfix({ main: stranger, master }, async (instance) => {
    assert.equal((await instance.say('EHLO client.test')).last, '');
    await instance.logged(/fatal: in parameter smtpd_relay_restrictions/);
    assert.ok(!codesOf(instance).includes('no-relay-gate'), 'main.cf is in order');
    const [text, main] = ['master.cf', 'main.cf'].map((name) => readFileSync(join(instance.folder, name), 'utf8'));
    assert.equal(
      masterFindingsIn(text ?? '', main).filter((finding) => finding.endsWith(': no-relay-gate')).length,
      1,
    );
  });
});

test('no-relay-gate: smtpd is content with a gate in a class, and with one in the other list', async () => {
  const lines =
    'smtpd_restriction_classes = outsiders\n' +
    'outsiders = reject_unauth_destination\n' +
    'smtpd_relay_restrictions = permit_mynetworks\n' +
    'smtpd_recipient_restrictions = outsiders';
  await withPostfix({ main: stranger + lines }, async (instance) => {
    assert.match((await instance.say(...relay)).last, /^554 5\.7\.1 .*Relay access denied/);
    assert.ok(!codesOf(instance).includes('no-relay-gate'));
  });
});

test('open-relay-ok: an OK before the only gate opens the relay, with a second list it does not', async () => {
  const files = { friends: 'ann@client.test OK\n' };
  const lines =
    'smtpd_relay_restrictions =\n' +
    'smtpd_recipient_restrictions = check_sender_access texthash:FOLDER/friends, ' +
    'reject_unauth_destination';
  await withPostfix({ main: stranger + lines, files }, async (instance) => {
    assert.match((await instance.say(...relay)).last, /^250 2\.1\.5/);
    assert.match(
      (await instance.say('EHLO client.test', 'MAIL FROM:<eve@client.test>', 'RCPT TO:<bob@elsewhere.test>')).last,
      /^554 5\.7\.1 .*Relay access denied/,
    );
    assertFound(instance, {
      code: 'open-relay-ok',
      lines: lines.replace('FOLDER', '/etc/postfix'),
      daemon: '250 2.1.5 Ok (to a stranger, for a domain of others)',
    });
  });
  await withPostfix(
    {
      main:
        `${stranger}smtpd_recipient_restrictions = check_sender_access texthash:FOLDER/friends, ` +
        'reject_unauth_destination',
      files,
    },
    async (instance) => {
      assert.match((await instance.say(...relay)).last, /^454 4\.7\.1 .*Relay access denied/);
      assert.ok(!codesOf(instance).includes('open-relay-ok'));
    },
  );
});

test('open-relay-ok: a permit inside a class goes past the check at the start', async () => {
  const lines =
    'smtpd_restriction_classes = friends\n' +
    'friends = permit\n' +
    'smtpd_relay_restrictions =\n' +
    'smtpd_recipient_restrictions = friends, reject_unauth_destination';
  await withPostfix({ main: stranger + lines }, async (instance) => {
    assert.match((await instance.say(...relay)).last, /^250 2\.1\.5/);
    assertFound(instance, {
      code: 'open-relay-ok',
      lines,
      daemon: '250 2.1.5 Ok (to a stranger, for a domain of others)',
    });
  });
});

test('unreachable-restriction: what follows permit or reject is ignored, but not behind warn_if_reject', async () => {
  const lines =
    'smtpd_helo_restrictions = permit, reject_non_fqdn_helo_hostname\nsmtpd_sender_restrictions = reject, permit';
  await withPostfix({ main: `${stranger}${lines}` }, async (instance) => {
    assert.match(
      (await instance.say('EHLO client', 'MAIL FROM:<ann@client.test>', 'RCPT TO:<root@example.test>')).last,
      /^554 5\.7\.1 .*Sender address rejected: Access denied/,
    );
    const line = await instance.logged(/restriction `reject_non_fqdn_helo_hostname' after `permit' is ignored/);
    await instance.logged(/restriction `permit' after `reject' is ignored/);
    assertFound(instance, {
      code: 'unreachable-restriction',
      lines,
      daemon: line.replace(/^.*?warning: /, 'warning: '),
    });
  });
  await withPostfix(
    { main: `${stranger}smtpd_helo_restrictions = warn_if_reject reject, reject_non_fqdn_helo_hostname` },
    async (instance) => {
      assert.match(
        (await instance.say('EHLO client', 'MAIL FROM:<ann@client.test>', 'RCPT TO:<root@example.test>')).last,
        /^504 5\.5\.2 .*Helo command rejected: need fully-qualified hostname/,
      );
      assert.ok(!codesOf(instance).includes('unreachable-restriction'));
    },
  );
});

test('misplaced-restriction: asked before its input is there, a restriction does nothing', async () => {
  const checks = 'smtpd_client_restrictions = check_sender_access static:REJECT';
  const mail = ['EHLO client.test', 'MAIL FROM:<ann@client.test>', 'RCPT TO:<root@example.test>'] as const;
  await withPostfix(
    {
      main:
        `${stranger}smtpd_delay_reject = no\n` +
        `${checks}\n` +
        'smtpd_sender_restrictions = check_recipient_access static:REJECT\n' +
        'smtpd_recipient_restrictions = check_etrn_access static:REJECT',
    },
    async (instance) => {
      assert.match((await instance.say(...mail)).last, /^250 2\.1\.5/);
      assertFound(instance, {
        code: 'misplaced-restriction',
        lines: `smtpd_delay_reject = no\n${checks}`,
        daemon: '250 2.1.5 Ok (nothing is logged)',
      });
    },
  );
  await withPostfix({ main: `${stranger}${checks}` }, async (instance) => {
    assert.match((await instance.say(...mail)).last, /^554 5\.7\.1 .*Sender address rejected/);
    assert.ok(!codesOf(instance).includes('misplaced-restriction'));
  });
});

test('misplaced-restriction: the lists of an -o are asked with the delay of their own service', async () => {
  const mail = ['EHLO client.test', 'MAIL FROM:<ann@client.test>', 'RCPT TO:<root@example.test>'] as const;
  const master =
    'PORT inet n - n - - smtpd\n' +
    '  -o smtpd_delay_reject=no\n' +
    '  -o smtpd_client_restrictions=check_sender_access,static:REJECT';
  await withPostfix({ main: stranger, master }, async (instance) => {
    const { last } = await instance.say(...mail);
    assert.match(last, /^250 2\.1\.5/);
    assert.ok(oursSay(stranger, master.replace('PORT', 'smtp')).includes('misplaced-restriction'));
    recall({ main: '', master: master.replace('PORT', 'smtp') }, `${last} (nothing is logged)`);
  });
  const delayed = master.replace('delay_reject=no', 'delay_reject=yes');
  await withPostfix({ main: `${stranger}smtpd_delay_reject = no`, master: delayed }, async (instance) => {
    assert.match((await instance.say(...mail)).last, /^554 5\.7\.1 .*Sender address rejected/);
    assert.ok(
      !oursSay(`${stranger}smtpd_delay_reject = no`, delayed.replace('PORT', 'smtp')).includes(
        'misplaced-restriction',
      ),
    );
  });
});
