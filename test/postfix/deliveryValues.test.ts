import assert from 'node:assert/strict';
import test from 'node:test';
import { findingsIn, fixAll } from '../rules/caseFile.ts';
import { type Instance, withPostfix } from './instance.ts';
import { assertFound } from './mistake.ts';
import { recordRecall } from './recall.ts';
import { serviceLine } from './services.ts';

/** Has smtpd take a message for each address. */
async function mail(instance: Instance, ...recipients: string[]): Promise<void> {
  const { last } = await instance.say(
    'EHLO client.test',
    'MAIL FROM:<ann@client.test>',
    ...recipients.map((one) => `RCPT TO:<${one}>`),
    'DATA',
    'Subject: x\r\n\r\nx\r\n.',
  );
  assert.match(last, /^250 2\.0\.0/);
}

/** Destinations as people write them, and what the SMTP client dies of. */
const destinations = [
  { text: '[127.0.0.1', log: /fatal: missing "\]" in server description: \[127\.0\.0\.1$/ },
  { text: '[127.0.0.1]1', log: /fatal: garbage after "\]" in server description: \[127\.0\.0\.1\]1$/ },
  {
    text: '127.0.0.1]:1',
    log: /fatal: valid hostname or network address required in server description: 127\.0\.0\.1\]:1$/,
  },
  {
    text: '[127.0.0.1:1]',
    log: /fatal: valid hostname or network address required in server description: \[127\.0\.0\.1:1\]$/,
  },
  {
    text: 'smtp://127.0.0.1:1',
    log: /fatal: valid hostname or network address required in server description: smtp:\/\/127\.0\.0\.1:1$/,
  },
  {
    text: 'smtp:[127.0.0.1]:1',
    log: /fatal: valid hostname or network address required in server description: smtp:\[127\.0\.0\.1\]:1$/,
  },
  {
    text: 'inet:127.0.0.1:1',
    log: /fatal: valid hostname or network address required in server description: inet:127\.0\.0\.1:1$/,
  },
  {
    text: 'user@127.0.0.1',
    log: /fatal: valid hostname or network address required in server description: user@127\.0\.0\.1$/,
  },
  {
    text: '[127.0.0.1]:1;',
    log: /fatal: garbage after numerical service in server description: \[127\.0\.0\.1\]:1;$/,
  },
  {
    text: '[127.0.0.1]:1x',
    log: /fatal: garbage after numerical service in server description: \[127\.0\.0\.1\]:1x$/,
  },
  { text: '[127.0.0.1]:99999', log: /fatal: bad network port: 99999 for destination: \[127\.0\.0\.1\]:99999$/ },
] as const;

/** Names of transports that are none. */
const transports = ['127.0.0.1:10024', '[127.0.0.1]:25', 'unix:private/lmtp', '/run/dovecot/lmtp'] as const;

/** Settings of the SMTP client itself. */
const settings = [
  { lines: 'smtp_bind_address = 127.0.0.1/32', log: /fatal: .*bad smtp_bind_address parameter: 127\.0\.0\.1\/32/ },
  { lines: 'smtp_bind_address = localhost', log: /fatal: .*bad smtp_bind_address parameter: localhost/ },
  { lines: 'smtp_tcp_port = 25x', log: /fatal: unknown service: 25x\/tcp/ },
  { lines: 'smtp_bind_address = ::1', log: /fatal: .*bad smtp_bind_address parameter: ::1/ },
] as const;

test('mail stays in the queue: destinations that stop the SMTP client, and transports that are none', async () => {
  // Each destination has an SMTP client of its own: master throttles one that dies.
  const master = [
    ...destinations.map((_, i) => serviceLine(`dest${i}`, 'smtp', [])),
    ...settings.map(({ lines }, i) => serviceLine(`own${i}`, 'smtp', [lines])),
  ].join('\n');
  const entry = (domain: string, transport: string): string => `{ ${domain} = ${transport} }`;
  const table = [
    ...destinations.map(({ text }, i) => entry(`dest${i}.test`, `dest${i}:${text}`)),
    ...transports.map((text, i) => entry(`none${i}.test`, text)),
    ...settings.map(({ lines }, i) =>
      entry(`own${i}.test`, `own${i}:[127.0.0.1]${lines.includes('port') ? '' : ':1'}`),
    ),
  ];
  await withPostfix({ main: `transport_maps = inline:{ ${table.join(', ')} }`, master }, async (instance) => {
    const names = [...destinations.keys()].map((i) => `dest${i}.test`);
    await mail(
      instance,
      ...[
        ...names,
        ...[...transports.keys()].map((i) => `none${i}.test`),
        ...[...settings.keys()].map((i) => `own${i}.test`),
      ].map((domain) => `x@${domain}`),
    );
    const record = (lines: string, daemon: string, code: 'invalid-destination' | 'invalid-address'): void => {
      assert.ok(
        findingsIn(`# target 3.7\n${lines}\n`).some((finding) => finding.endsWith(`: ${code}`)),
        lines,
      );
      recordRecall({
        mistake: lines,
        postconf: '',
        check: '',
        daemon: daemon.replace(/^.*?(?=fatal|warning|status)/, ''),
        ours: [code],
      });
    };
    for (const { text, log } of destinations)
      record(`relayhost = ${text}`, await instance.logged(log), 'invalid-destination');
    for (const text of transports) {
      const socket = `private/${text.split(':')[0] ?? ''}`;
      const line = await instance.logged(new RegExp(`connect to transport ${socket.replace(/[[\]./]/g, '\\$&')}: `));
      record(`default_transport = ${text}`, line, 'invalid-destination');
    }
    for (const { lines, log } of settings)
      record(lines, await instance.logged(log), lines.includes('port') ? 'invalid-destination' : 'invalid-address');
  });
});

test('relayhost with a bracket missing: nothing leaves; with our fix the server is called', async () => {
  const lines = 'relayhost = [127.0.0.1:1';
  await withPostfix({ main: lines }, async (instance) => {
    await mail(instance, 'bob@elsewhere.test');
    const line = await instance.logged(/fatal: missing "\]" in server description/);
    assertFound(instance, { code: 'invalid-destination', lines, daemon: line.replace(/^.*?fatal/, 'fatal') });
  });
  const fixed = fixAll(`${lines}\n`).trim();
  assert.equal(fixed, 'relayhost = [127.0.0.1]:1');
  await withPostfix({ main: fixed }, async (instance) => {
    await mail(instance, 'bob@elsewhere.test');
    await instance.logged(/status=deferred \(connect to 127\.0\.0\.1\[127\.0\.0\.1\]:1: Connection refused\)/);
  });
});

test('two addresses in always_bcc are one, mydestination with a ; matches nothing, 144001ms are minutes', async () => {
  const lines = 'always_bcc = ann@example.test, bob@example.test';
  const domains = 'mydestination = example.test; other.test';
  const lifetime = 'maximal_queue_lifetime = 144001ms';
  await withPostfix({ main: `${lines}\n${lifetime}` }, async (instance) => {
    await mail(instance, 'root@example.test');
    // qmgr: 144001 minutes are more than the 100 days that it takes; as milliseconds they would be 144 seconds.
    const queue = await instance.logged(/qmgr.*fatal: invalid maximal_queue_lifetime: 8640060 \(max 8640000\)/);
    assertFound(instance, { code: 'invalid-time', lines: lifetime, daemon: queue.replace(/^.*?fatal/, 'fatal') });
  });
  await withPostfix({ main: `${lines}\nmaximal_queue_lifetime = 144000ms` }, async (instance) => {
    await mail(instance, 'root@example.test');
    const line = await instance.logged(/to=<"ann@example\.test, bob"@example\.test>/);
    assertFound(instance, { code: 'several-addresses', lines, daemon: line.replace(/^.*?(?=to=<)/, '') });
    assert.doesNotMatch(instance.log(), /fatal/);
  });
  await withPostfix({ main: `${domains}\nmynetworks = 192.0.2.1` }, async (instance) => {
    const { last } = await instance.say(
      'EHLO client.test',
      'MAIL FROM:<ann@client.test>',
      'RCPT TO:<root@example.test>',
    );
    assert.match(last, /^454 4\.7\.1 .*Relay access denied/);
    assertFound(instance, { code: 'wrong-separator', lines: domains, daemon: last });
  });
  await withPostfix({ main: `${fixAll(`${domains}\n`).trim()}\nmynetworks = 192.0.2.1` }, async (instance) => {
    assert.match(
      (await instance.say('EHLO client.test', 'MAIL FROM:<ann@client.test>', 'RCPT TO:<root@example.test>')).last,
      /^250 2\.1\.5/,
    );
  });
});

test('myorigin with an @ makes bad addresses; an unknown item of proxy_interfaces stops trivial-rewrite', async () => {
  const origin = 'myorigin = @example.test';
  const root = ['EHLO client.test', 'MAIL FROM:<ann@client.test>', 'RCPT TO:<root>'] as const;
  await withPostfix({ main: origin }, async (instance) => {
    const { last } = await instance.say(...root);
    assert.match(last, /^501 5\.1\.3 Bad recipient address syntax/);
    assertFound(instance, { code: 'invalid-domain', lines: origin, daemon: `RCPT TO:<root>: ${last}` });
  });
  await withPostfix({ main: fixAll(`${origin}\n`).trim() }, async (instance) => {
    assert.match((await instance.say(...root)).last, /^250 2\.1\.5/);
  });
  const proxy = 'proxy_interfaces = 192.0.2.1/32';
  await withPostfix({ main: proxy }, async (instance) => {
    const waiting = instance.say('EHLO client.test', 'MAIL FROM:<ann@client.test>', 'RCPT TO:<root@[192.0.2.5]>');
    const line = await instance.logged(
      /trivial-rewrite.*fatal: config variable proxy_interfaces: host not found: 192\.0\.2\.1\/32/,
    );
    assertFound(instance, { code: 'invalid-address', lines: proxy, daemon: line.replace(/^.*?fatal/, 'fatal') });
    assert.match((await waiting).last, /^250 2\.1\.0/, 'RCPT TO has no answer');
  });
});
