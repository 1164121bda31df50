import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { mailProvider } from '../../server/src/facts/mailProviders.ts';

interface Preset {
  readonly id: string;
  readonly mainCf?: readonly { readonly name: string; readonly value: string }[];
}

const folder = fileURLToPath(new URL('../../server/src/data/presets/', import.meta.url));

test('every provider that the presets log in at is known', () => {
  let seen = 0;
  for (const file of readdirSync(folder).filter((name) => name.startsWith('relay-'))) {
    for (const { id, mainCf = [] } of JSON.parse(readFileSync(join(folder, file), 'utf8')) as Preset[]) {
      const value = (name: string): string | undefined => mainCf.find((one) => one.name === name)?.value;
      const relayhost = value('relayhost');
      if (relayhost === undefined || value('smtp_sasl_auth_enable') !== 'yes') continue;
      // `<1:default>` and `<1|one,two>` are places to fill in.
      const [, host = ''] = /^\[(.*)\]/.exec(relayhost.replace(/<\d+[:|]([^,>]*)[^>]*>/g, '$1')) ?? [];
      assert.ok(mailProvider(host), `${id}: ${host}`);
      seen++;
    }
  }
  assert.ok(seen >= 10, `${seen} presets`);
});

test('hosts are matched as a whole', () => {
  assert.ok(mailProvider('email-smtp.us-east-1.amazonaws.com'));
  for (const host of [
    'email-smtp.a.b.amazonaws.com',
    'smtp.gmail.com.example.com',
    'xsmtp.gmail.com',
    'smtpxgmail.com',
    'mail.example.com',
    '',
  ])
    assert.equal(mailProvider(host), undefined, host);
});
