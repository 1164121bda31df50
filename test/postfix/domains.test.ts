import assert from 'node:assert/strict';
import test from 'node:test';
import { type Instance, withPostfix } from './instance.ts';
import { assertFound, codesOf } from './mistake.ts';

const own = 'mynetworks = 127.0.0.0/8\n';

/** Hands in a message and waits for what becomes of it. */
async function send(instance: Instance, to: string): Promise<string> {
  const { last } = await instance.say(
    'EHLO client.test',
    'MAIL FROM:<ann@client.test>',
    `RCPT TO:<${to}>`,
    'DATA',
    'Subject: test\r\n\r\ntest\r\n.',
  );
  assert.match(last, /^250 2\.0\.0 Ok: queued/);
  return instance.logged(new RegExp(`to=<${to.replaceAll('.', '\\.')}>.* status=`));
}

test('domain-in-two-classes: mydestination wins, and trivial-rewrite warns', async () => {
  const lines =
    'mydestination = example.test, localhost\n' +
    'virtual_alias_domains = example.test\n' +
    'virtual_alias_maps = inline:{ann@example.test=root@example.test}';
  await withPostfix({ main: own + lines }, async (instance) => {
    const { last } = await instance.say(
      'EHLO client.test',
      'MAIL FROM:<ann@client.test>',
      'RCPT TO:<nobody-here@example.test>',
    );
    assert.match(last, /^550 5\.1\.1 .*User unknown in local recipient table/);
    const line = await instance.logged(
      /do not list domain example\.test in BOTH mydestination and virtual_alias_domains/,
    );
    assertFound(instance, {
      code: 'domain-in-two-classes',
      lines,
      daemon: line.replace(/^.*?warning: /, 'warning: '),
    });
  });
});

test('domain-in-two-classes: all pairs that Postfix minds, and none that it does not', async () => {
  const lines =
    'mydestination = example.test, localhost\n' +
    'virtual_alias_domains = a.test, b.test, lists.c.test\n' +
    'virtual_mailbox_domains = a.test, d.test\n' +
    'virtual_mailbox_maps = static:x\n' +
    'relay_domains = example.test, b.test, c.test, d.test';
  await withPostfix({ main: own + lines }, async (instance) => {
    for (const domain of ['example.test', 'a.test', 'b.test', 'lists.c.test', 'd.test'])
      await instance.say('EHLO client.test', 'MAIL FROM:<ann@client.test>', `RCPT TO:<root@${domain}>`);
    await instance.logged(/do not list domain a\.test in BOTH virtual_alias_domains and virtual_mailbox_domains/);
    await instance.logged(/do not list domain b\.test in BOTH virtual_alias_domains and relay_domains/);
    await instance.logged(/do not list domain lists\.c\.test in BOTH virtual_alias_domains and relay_domains/);
    await instance.logged(/do not list domain d\.test in BOTH virtual_mailbox_domains and relay_domains/);
    assert.doesNotMatch(instance.log(), /do not list domain example\.test/);
    assertFound(instance, {
      code: 'domain-in-two-classes',
      lines,
      daemon: 'warning: do not list domain … in BOTH … and …',
    });
  });
});

test('domain-in-two-classes: quiet where the lists are apart', async () => {
  await withPostfix(
    {
      main:
        `${own}mydestination = example.test, localhost\n` +
        'relay_domains = $mydestination\n' +
        'virtual_alias_domains = a.test',
    },
    async (instance) => {
      await instance.say('EHLO client.test', 'MAIL FROM:<ann@client.test>', 'RCPT TO:<root@example.test>');
      await instance.say('EHLO client.test', 'MAIL FROM:<ann@client.test>', 'RCPT TO:<root@a.test>');
      assert.doesNotMatch(instance.log(), /do not list domain/);
      assert.ok(!codesOf(instance).includes('domain-in-two-classes'));
    },
  );
});

test('localhost-missing: mail for root@localhost comes back, with localhost in the list it is delivered', async () => {
  const lines = 'mydestination = example.test';
  await withPostfix({ main: own + lines }, async (instance) => {
    assert.match(await send(instance, 'root@localhost'), /status=bounced \(mail for localhost loops back to myself\)/);
    assertFound(instance, {
      code: 'localhost-missing',
      lines,
      daemon: 'status=bounced (mail for localhost loops back to myself)',
    });
  });
  await withPostfix(
    { main: `${own}mydestination = example.test, localhost\nlocal_transport = discard:` },
    async (instance) => {
      assert.match(await send(instance, 'root@localhost'), /status=sent/);
      assert.ok(!codesOf(instance).includes('localhost-missing'));
    },
  );
});

test('relayhost-loop: this host as its own relay host', async () => {
  const lines = 'relayhost = [127.0.0.1]';
  await withPostfix({ main: own + lines }, async (instance) => {
    assert.match(
      await send(instance, 'bob@elsewhere.test'),
      /status=deferred \(mail for 127\.0\.0\.1 loops back to myself\)/,
    );
    await instance.logged(/relayhost configuration problem/);
    assertFound(instance, {
      code: 'relayhost-loop',
      lines,
      daemon: 'status=deferred (mail for 127.0.0.1 loops back to myself)',
    });
  });
});

test('mydomain-top-level: a two-part host name makes $mydomain a suffix', async () => {
  const lines = 'myhostname = example.com\nmyorigin = $mydomain\nmydestination = $mydomain, localhost';
  await withPostfix({ main: `${own}${lines}\nlocal_transport = discard:` }, async (instance) => {
    const { last } = await instance.say(
      'EHLO client.test',
      'MAIL FROM:<ann>',
      'RCPT TO:<root@com>',
      'DATA',
      'Subject: test\r\n\r\ntest\r\n.',
    );
    assert.match(last, /^250 2\.0\.0/);
    const line = await instance.logged(/from=<ann@com>/);
    assert.match(await instance.logged(/to=<root@com>/), /status=sent \(com\)/);
    assertFound(instance, {
      code: 'mydomain-top-level',
      lines,
      daemon: line.replace(/^.*?from=/, 'from=').replace(/,.*/, ''),
    });
  });
});

test('null-client: no local delivery, but local domains', async () => {
  const lines = 'mydestination = example.test, localhost\nlocal_transport = error:local mail delivery is disabled';
  await withPostfix({ main: own + lines }, async (instance) => {
    const { last } = await instance.say(
      'EHLO client.test',
      'MAIL FROM:<ann@client.test>',
      'RCPT TO:<root@example.test>',
    );
    assert.match(last, /^550 5\.1\.1 .*local mail delivery is disabled/);
    assertFound(instance, { code: 'null-client', lines, daemon: last });
  });
});
