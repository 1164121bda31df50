import assert from 'node:assert/strict';
import test from 'node:test';
import { withPostfix } from './instance.ts';
import { assertFound, codesOf } from './mistake.ts';

const relay = ['EHLO client.test', 'MAIL FROM:<ann@client.test>', 'RCPT TO:<bob@elsewhere.test>'] as const;

const unreadable = [
  {
    lines: 'mynetworks = 127.0.0.1/8',
    log: new RegExp(
      String.raw`mynetworks: non-null host address bits in "127\.0\.0\.1\/8", perhaps you should use ` +
        String.raw`"127\.0\.0\.0\/8" instead`,
    ),
  },
  { lines: 'mynetworks = 127.0.0.0/255.0.0.0', log: /mynetworks: bad mask value in "127\.0\.0\.0\/255\.0\.0\.0"/ },
  { lines: 'mynetworks = 127/8', log: /mynetworks: bad network value in "127\/8"/ },
  { lines: 'mynetworks = 127.0.0.0/33', log: /mynetworks: bad mask length in "127\.0\.0\.0\/33"/ },
] as const;

for (const { lines, log } of unreadable) {
  test(`invalid-network: ${lines} is answered with 451`, async () => {
    await withPostfix({ main: lines }, async (instance) => {
      assert.match((await instance.say(...relay)).last, /^451 4\.3\.0 .*Temporary lookup failure/);
      const line = await instance.logged(log);
      assertFound(instance, { code: 'invalid-network', lines, daemon: line.replace(/^.*?warning: /, 'warning: ') });
    });
  });
}

test('invalid-network: what looks like no address matches nobody, and nothing says so', async () => {
  const lines = 'mynetworks = 127.0.0.*, 127.0., 127.0.0.1-127.0.0.9';
  await withPostfix({ main: lines }, async (instance) => {
    assert.match((await instance.say(...relay)).last, /^454 4\.7\.1 .*Relay access denied/);
    assert.doesNotMatch(instance.log(), /mynetworks: /);
    assertFound(instance, {
      code: 'invalid-network',
      lines,
      daemon: '454 4.7.1 … Relay access denied (nothing is logged about mynetworks)',
    });
  });
});

test('invalid-network: an item in front that matches is enough, and right blocks are quiet', async () => {
  await withPostfix(
    { main: 'mynetworks = 127.0.0.0/8, [::1]/128, [fe80::]/10, [::ffff:127.0.0.0]/104, localhost' },
    async (instance) => {
      assert.match((await instance.say(...relay)).last, /^250 2\.1\.5/);
      assert.ok(!codesOf(instance).includes('invalid-network'));
    },
  );
});

test('mynetworks-too-wide: everybody relays, unless permit_mynetworks is not asked', async () => {
  const lines = 'mynetworks = 0.0.0.0/0';
  await withPostfix({ main: lines }, async (instance) => {
    assert.match((await instance.say(...relay)).last, /^250 2\.1\.5/);
    assertFound(instance, {
      code: 'mynetworks-too-wide',
      lines,
      daemon: '250 2.1.5 Ok (to anybody, for a domain of others)',
    });
  });
  await withPostfix(
    { main: `${lines}\nsmtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination` },
    async (instance) => {
      assert.match((await instance.say(...relay)).last, /^554 5\.7\.1 .*Relay access denied/);
      assert.ok(!codesOf(instance).includes('mynetworks-too-wide'));
    },
  );
});
