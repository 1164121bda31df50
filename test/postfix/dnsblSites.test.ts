import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { findingsIn, fixAll } from '../rules/caseFile.ts';
import { startDns } from './fakeDns.ts';
import { type Instance, withPostfix } from './instance.ts';
import { assertFound } from './mistake.ts';

const master =
  'PORT inet n - n - 1 postscreen\n' +
  'smtpd pass - - n - - smtpd\n' +
  'dnsblog unix - - n - 0 dnsblog\n' +
  'tlsproxy unix - - n - 0 tlsproxy';
/** No entry of this list, so that no DNS is asked. */
const quick = 'postscreen_greet_wait = 1s\npostscreen_access_list = permit_mynetworks';

const rows = [
  {
    lines: 'postscreen_dnsbl_sites = bl.example.test*2.5',
    log: /fatal: bad DNSBL weight factor "2\.5" in "bl\.example\.test\*2\.5"/,
  },
  { lines: 'postscreen_dnsbl_sites = bl.example.test=127.0.0.300*2', log: /fatal: bad DNSBL filter syntax: / },
  {
    lines: 'postscreen_dnsbl_sites = https://bl.example.test/*2',
    log: /fatal: bad DNSBL domain name "https:\/\/bl\.example\.test\/" in/,
  },
] as const;

test('invalid-dnsbl-site: postscreen dies before it greets', async () => {
  await Promise.all(
    rows.map(({ lines, log }) =>
      withPostfix({ main: `${lines}\n${quick}`, master }, async (instance) => {
        const [{ last }, line] = await Promise.all([instance.say(), instance.logged(log)]);
        assert.equal(last, '');
        assertFound(instance, { code: 'invalid-dnsbl-site', lines, daemon: line.replace(/^.*?fatal/, 'fatal') });
      }),
    ),
  );
});

test('invalid-dnsbl-site: patterns that are right, and our fix, let postscreen run', async () => {
  const lines = fixAll(
    'postscreen_dnsbl_sites = https://bl.example.test/*2, bl.example.test=127.0.[0..255].[2;3;10..20]*-2, bl.example.test=[127.0.0.2]',
  ).trim();
  assert.deepEqual(findingsIn(`${lines}\n`), []);
  await withPostfix({ main: `${lines}\n${quick}`, master }, async (instance) => {
    assert.match((await instance.say()).last, /^220/);
  });
});

/** A client that 127.0.0.1 is listed for; smtpd is in a chroot, so that the resolv.conf there is its own. */
async function listed(
  restriction: string,
  nameServer: string,
  run: (instance: Instance, asked: readonly string[]) => Promise<void>,
): Promise<void> {
  const dns = await startDns(nameServer, { '1.0.0.127.bl.example.test': [127, 0, 0, 2] });
  const main = `smtpd_client_restrictions = ${restriction}\nsmtpd_delay_reject = no`;
  try {
    await withPostfix({ main, master: 'PORT inet n - y - - smtpd' }, async (instance) => {
      mkdirSync(join(instance.folder, 'queue', 'etc'), { recursive: true });
      writeFileSync(join(instance.folder, 'queue', 'etc', 'resolv.conf'), `nameserver ${nameServer}\n`);
      await run(instance, dns.asked);
    });
  } finally {
    dns.stop();
  }
}

test('invalid-dnsbl-site: a filter that cannot be read stops smtpd at the first client that is listed', () =>
  listed('reject_rbl_client bl.example.test=127.0.0.*', '127.0.0.61', async (instance) => {
    const [{ last }, line] = await Promise.all([
      instance.say(),
      instance.logged(/fatal: RBL reply error: need decimal number 0\.\.255 or "\["/),
    ]);
    assert.equal(last, '');
    assertFound(instance, {
      code: 'invalid-dnsbl-site',
      lines: 'smtpd_client_restrictions = reject_rbl_client bl.example.test=127.0.0.*',
      daemon: line.replace(/^.*?fatal/, 'fatal'),
    });
  }));

test('invalid-dnsbl-site: a weight behind a restriction is part of the name, which no list has', () =>
  listed('reject_rbl_client bl.example.test*2', '127.0.0.62', async (instance, asked) => {
    assert.match((await instance.say()).last, /^220/, 'the client is let in, listed as it is');
    assert.ok(!asked.includes('1.0.0.127.bl.example.test'));
    assertFound(instance, {
      code: 'invalid-dnsbl-site',
      lines: 'smtpd_client_restrictions = reject_rbl_client bl.example.test*2',
      daemon: '220: the client is let in although it is on the list',
    });
  }));

test('invalid-dnsbl-site: with our fix a listed client is refused', async () => {
  const wrong = ['reject_rbl_client bl.example.test=127.0.0.*', 'reject_rbl_client bl.example.test*2'];
  await Promise.all(
    wrong.map((restriction, i) => {
      const mended = fixAll(`smtpd_client_restrictions = ${restriction}`).trim();
      assert.deepEqual(findingsIn(`${mended}\n`), []);
      return listed(mended.replace('smtpd_client_restrictions = ', ''), `127.0.0.${63 + i}`, async (instance) => {
        assert.match((await instance.say()).last, /^554 5\.7\.1 .*blocked using bl\.example\.test/);
      });
    }),
  );
});
