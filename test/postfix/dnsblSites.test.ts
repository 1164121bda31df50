import assert from 'node:assert/strict';
import test from 'node:test';
import { findingsIn, fixAll } from '../rules/caseFile.ts';
import { withPostfix } from './instance.ts';
import { assertFound } from './mistake.ts';

const master = 'PORT inet n - n - 1 postscreen\nsmtpd pass - - n - - smtpd\ndnsblog unix - - n - 0 dnsblog\ntlsproxy unix - - n - 0 tlsproxy';
/** No entry of this list, so that no DNS is asked. */
const quick = 'postscreen_greet_wait = 1s\npostscreen_access_list = permit_mynetworks';

const rows = [
  { lines: 'postscreen_dnsbl_sites = bl.example.test*2.5', log: /fatal: bad DNSBL weight factor "2\.5" in "bl\.example\.test\*2\.5"/ },
  { lines: 'postscreen_dnsbl_sites = bl.example.test=127.0.0.300*2', log: /fatal: bad DNSBL filter syntax: / },
  { lines: 'postscreen_dnsbl_sites = https://bl.example.test/*2', log: /fatal: bad DNSBL domain name "https:\/\/bl\.example\.test\/" in/ },
] as const;

test('invalid-dnsbl-site: postscreen dies before it greets', async () => {
  await Promise.all(rows.map(({ lines, log }) => withPostfix({ main: `${lines}\n${quick}`, master }, async (instance) => {
    const [{ last }, line] = await Promise.all([instance.say(), instance.logged(log)]);
    assert.equal(last, '');
    assertFound(instance, { code: 'invalid-dnsbl-site', lines, daemon: line.replace(/^.*?fatal/, 'fatal') });
  })));
});

test('invalid-dnsbl-site: patterns that are right, and our fix, let postscreen run', async () => {
  const lines = fixAll('postscreen_dnsbl_sites = https://bl.example.test/*2, bl.example.test=127.0.[0..255].[2;3;10..20]*-2, bl.example.test=[127.0.0.2]').trim();
  assert.deepEqual(findingsIn(`${lines}\n`), []);
  await withPostfix({ main: `${lines}\n${quick}`, master }, async (instance) => {
    assert.match((await instance.say()).last, /^220/);
  });
});
