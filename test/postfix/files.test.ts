import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { createMachine } from '../../server/src/cli/machine.ts';
import type { Disk } from '../../server/src/model/disk.ts';
import { nodeMachine } from '../../server/src/nodeHost.ts';
import { findingsIn } from '../../server/src/rules/check.ts';
import type { Context, Finding } from '../../server/src/rules/rule.ts';
import { wantedOfInstance } from '../../server/src/rules/files/wantedFacts.ts';
import { contextFor } from '../instanceFor.ts';
import { applyFix, preferredFix } from '../rules/caseFile.ts';
import { makeCertificate } from './certificate.ts';
import { startRelay } from './fakeRelay.ts';
import { type Instance, commandsSay, requirePostfix, withPostfix } from './instance.ts';
import { recordRecall } from './recall.ts';
import { sendMail } from './sendMail.ts';
import { sayTo, serviceLine } from './services.ts';
import { writeSettled } from './settled.ts';

requirePostfix();

/** The codes that are this file's subject. */
const subjects = new Set([
  'missing-file',
  'stale-map',
  'unavailable-table-type',
  'readable-password-file',
  'relayhost-without-password',
  'missing-service',
]);

/** What we find in the very files that an instance runs with, with what is on its disk. */
function inspected(
  { folder }: Instance,
  tableTypes?: ReadonlySet<string>,
): { findings: Finding[]; context: Context; text: string } {
  const path = join(folder, 'main.cf');
  const text = readFileSync(path, 'utf8');
  const parts = { main: text, master: readFileSync(join(folder, 'master.cf'), 'utf8'), release: '3.7' };
  const known = createMachine().facts(path, wantedOfInstance(contextFor(parts)));
  assert.ok(known);
  const disk: Disk = { ...known, ...(tableTypes ? { tableTypes } : {}) };
  const context = contextFor({ ...parts, disk });
  return { findings: findingsIn(context, 'main.cf').filter(({ code }) => subjects.has(code)), context, text };
}
const codesIn = (instance: Instance, tableTypes?: ReadonlySet<string>): string =>
  inspected(instance, tableTypes)
    .findings.map(({ code }) => code)
    .join(' ');

/** Puts our preferred fixes in force. */
function fix(instance: Instance): void {
  const { findings, context, text } = inspected(instance);
  let fixed = text;
  for (const finding of findings.reverse()) {
    const one = preferredFix(finding, context);
    if (one) fixed = applyFix(fixed, one);
  }
  assert.notEqual(fixed, text);
  writeSettled(join(instance.folder, 'main.cf'), fixed);
  reload(instance);
}

function reload({ folder }: Instance): void {
  execFileSync('/usr/sbin/postfix', ['-c', folder, 'reload'], { stdio: 'ignore' });
}

function keepRow(
  setup: { main: string; master?: string; files?: Readonly<Record<string, string>> },
  mistake: string,
  daemon: string,
  code: string,
): void {
  recordRecall({
    mistake,
    ...commandsSay(setup),
    daemon: daemon
      .replace(/^.*?postfix\/(?=\w+\[)/, '')
      .replace(/\[\d+\]:/, ':')
      .replace(/\/tmp\/postfix-instance-\w+/g, '/etc/postfix'),
    ours: [code],
  });
}

const toRoot = ['EHLO x', 'MAIL FROM:<>', 'RCPT TO:<root@example.test>'] as const;

test('missing-file: a table, a certificate and a list that are not there', async () => {
  const main =
    'smtpd_tls_security_level = may\n' +
    'smtpd_tls_cert_file = FOLDER/none.pem\n' +
    'relay_recipient_maps = hash:FOLDER/none\n' +
    'relay_domains = relay.test\n' +
    'mynetworks = 127.0.0.0/8';
  await withPostfix({ main }, async (instance) => {
    assert.equal(codesIn(instance), 'missing-file missing-file');
    assert.match((await instance.say('EHLO x', 'STARTTLS')).last, /^454 4\.7\.0 TLS not available/);
    keepRow(
      { main },
      'smtpd_tls_cert_file = /etc/postfix/none.pem (no such file)',
      await instance.logged(/warning: error opening chain file: .*none\.pem: No such file or directory/),
      'missing-file',
    );
    assert.match((await instance.say('EHLO x', 'MAIL FROM:<>', 'RCPT TO:<a@relay.test>')).last, /^451 4\.3\.0/);
    keepRow(
      { main },
      'relay_recipient_maps = hash:/etc/postfix/none (no such file)',
      await instance.logged(/error: open database .*none\.db: No such file or directory/),
      'missing-file',
    );
    const { cert, key } = makeCertificate('mx.example.test');
    writeFileSync(join(instance.folder, 'none.pem'), `${key}${cert}`);
    chmodSync(join(instance.folder, 'none.pem'), 0o600);
    writeFileSync(join(instance.folder, 'none'), 'a@relay.test yes\n');
    execFileSync('/usr/sbin/postmap', [`hash:${instance.folder}/none`]);
    reload(instance);
    assert.equal(codesIn(instance), '');
    assert.match((await instance.say('EHLO x', 'STARTTLS')).last, /^220/);
    assert.match((await instance.say('EHLO x', 'MAIL FROM:<>', 'RCPT TO:<a@relay.test>')).last, /^250/);
  });
});

test('missing-file: a table that a -o names', async () => {
  const setting = 'smtpd_recipient_restrictions = check_recipient_access hash:FOLDER/none, permit_mynetworks, reject';
  const setup = { main: 'mynetworks = 127.0.0.0/8', master: serviceLine('strict', 'smtpd', [setting]) };
  await withPostfix(setup, async (instance) => {
    const text = readFileSync(join(instance.folder, 'master.cf'), 'utf8');
    const parts = { main: readFileSync(join(instance.folder, 'main.cf'), 'utf8'), master: text, release: '3.7' };
    const disk = createMachine().facts(join(instance.folder, 'master.cf'), wantedOfInstance(contextFor(parts)));
    assert.deepEqual(
      findingsIn(contextFor({ ...parts, disk }), 'master.cf')
        .filter(({ code }) => subjects.has(code))
        .map(({ code }) => code),
      ['missing-file'],
    );
    assert.match((await sayTo(instance, 'strict', toRoot)).last, /^451 4\.3\.5 .*Server configuration error/);
    keepRow(
      setup,
      '-o { smtpd_recipient_restrictions = check_recipient_access hash:/etc/postfix/none, … } (no such file)',
      await instance.logged(/error: open database .*none\.db: No such file or directory/),
      'missing-file',
    );
  });
});

test('missing-file: without its templates bounce does not start', async () => {
  const main = 'bounce_template_file = FOLDER/none\nrelayhost = [127.0.0.1]:1\nmynetworks = 127.0.0.0/8';
  await withPostfix({ main }, async (instance) => {
    assert.equal(codesIn(instance), 'missing-file');
    await sendMail(instance);
    keepRow(
      { main },
      'bounce_template_file = /etc/postfix/none (no such file)',
      await instance.logged(/bounce.*fatal: open .*none: No such file or directory/),
      'missing-file',
    );
  });
});

test('stale-map: never indexed, indexed, changed since', async () => {
  const setup = {
    main: 'virtual_alias_maps = hash:FOLDER/virtual',
    files: { virtual: 'sales@example.test root@example.test\n' },
  };
  await withPostfix(setup, async (instance) => {
    const [source, index] = [join(instance.folder, 'virtual'), join(instance.folder, 'virtual.db')];
    assert.equal(codesIn(instance), 'stale-map');
    assert.match((await instance.say(...toRoot)).last, /^451 4\.3\.0/);
    keepRow(
      setup,
      'virtual_alias_maps = hash:/etc/postfix/virtual (never indexed)',
      await instance.logged(/error: open database .*virtual\.db: No such file or directory/),
      'stale-map',
    );

    execFileSync('/usr/sbin/postmap', [`hash:${source}`]);
    reload(instance);
    assert.equal(codesIn(instance), '');
    assert.match((await instance.say(...toRoot)).last, /^250/);
    assert.doesNotMatch(instance.log(), /is older than source file/);

    // Postfix itself says nothing in the first 100 seconds after a change.
    const now = Date.now() / 1000;
    utimesSync(index, now - 7200, now - 7200);
    utimesSync(source, now - 3600, now - 3600);
    reload(instance);
    assert.equal(codesIn(instance), 'stale-map');
    await instance.say(...toRoot);
    keepRow(
      setup,
      'virtual_alias_maps = hash:/etc/postfix/virtual (changed since it was indexed)',
      await instance.logged(/warning: database .*virtual\.db is older than source file/),
      'stale-map',
    );
  });
});

test('unavailable-table-type: known to Postfix, not to this one', async () => {
  const postfix = await nodeMachine?.postfix();
  assert.ok(postfix?.tableTypes);
  assert.ok(postfix.tableTypes.includes('hash'));
  const types = new Set(postfix.tableTypes);
  // Debian has a package for each but the last, which it does not build.
  const absent = ['cdb', 'pgsql', 'mysql', 'ldap', 'sqlite', 'lmdb', 'sdbm'].find((type) => !types.has(type));
  assert.ok(absent);
  const main = `virtual_alias_maps = ${absent}:FOLDER/virtual\ncanonical_maps = texthash:FOLDER/canonical`;
  await withPostfix(
    { main, files: { virtual: 'a b\n', canonical: 'c d\n', [`virtual.${absent}`]: '' } },
    async (instance) => {
      assert.equal(codesIn(instance, types), 'unavailable-table-type');
      assert.match((await instance.say(...toRoot)).last, /^451 4\.3\.0/);
      keepRow(
        { main },
        `virtual_alias_maps = ${absent}:/etc/postfix/virtual (postfix-${absent} is not installed)`,
        await instance.logged(new RegExp(`error: unsupported dictionary type: ${absent}`)),
        'unavailable-table-type',
      );
      writeSettled(
        join(instance.folder, 'main.cf'),
        readFileSync(join(instance.folder, 'main.cf'), 'utf8').replace(`${absent}:`, 'texthash:'),
      );
      reload(instance);
      assert.equal(codesIn(instance, types), '');
      assert.match((await instance.say(...toRoot)).last, /^250/);
    },
  );
});

test('missing-service: a transport that master.cf lacks', async () => {
  const main = 'mynetworks = 127.0.0.0/8\ndefault_transport = discrd';
  await withPostfix({ main }, async (instance) => {
    assert.equal(codesIn(instance), 'missing-service');
    await sendMail(instance);
    await instance.logged(/qmgr.*warning: connect to transport private\/discrd: No such file or directory/);
    keepRow(
      { main },
      'default_transport = discrd (not in master.cf)',
      await instance.logged(/status=deferred \(mail transport unavailable\)/),
      'missing-service',
    );
    fix(instance);
    assert.equal(codesIn(instance), '');
    await sendMail(instance);
    await instance.logged(/discard.*status=sent/);
  });
});

test('relayhost-without-password and readable-password-file', async () => {
  const relay = await startRelay({ certificate: makeCertificate('relay.example'), mechanisms: ['PLAIN'] });
  const main =
    'mynetworks = 127.0.0.0/8\n' +
    `relayhost = 127.0.0.1:${relay.port}\n` +
    'smtp_sasl_auth_enable = yes\n' +
    'smtp_sasl_password_maps = texthash:FOLDER/passwords\n' +
    'smtp_sasl_security_options = noanonymous\n' +
    'smtp_tls_security_level = encrypt';
  const setup = { main, files: { passwords: `[127.0.0.1]:${relay.port} user:secret\n` } };
  try {
    await withPostfix(setup, async (instance) => {
      const path = join(instance.folder, 'passwords');
      chmodSync(path, 0o644);
      const asNobody = (): string =>
        spawnSync('/bin/cat', [path], { uid: 65534, gid: 65534, encoding: 'utf8' }).stdout;
      assert.equal(codesIn(instance), 'relayhost-without-password readable-password-file');
      assert.match(asNobody(), /user:secret/);
      keepRow(
        setup,
        'smtp_sasl_password_maps = texthash:/etc/postfix/passwords (mode 0644)',
        'nothing; any user can read the passwords',
        'readable-password-file',
      );
      await sendMail(instance);
      await instance.logged(/status=sent/);
      assert.ok(!relay.commands.some((command) => command.startsWith('AUTH')), relay.commands.join('\n'));
      keepRow(
        setup,
        'relayhost = smtp.example.com:587 (the password file has [smtp.example.com]:587)',
        'does not log in, and says nothing',
        'relayhost-without-password',
      );

      chmodSync(path, 0o600);
      fix(instance);
      assert.equal(codesIn(instance), '');
      assert.equal(asNobody(), '');
      const before = instance.log().length;
      await sendMail(instance, 'again@far.test');
      await instance.logged(/to=<again@far\.test>.*status=sent/);
      assert.ok(
        relay.commands.some((command) => command.startsWith('AUTH PLAIN')),
        instance.log().slice(before),
      );
    });
  } finally {
    relay.close();
  }
});
