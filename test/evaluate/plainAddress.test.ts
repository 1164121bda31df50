/** Addresses that are taken as they stand are those to which the long way does nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAddresses } from '../../server/src/evaluate/address/parse.ts';
import { isPlainAddress } from '../../server/src/evaluate/address/plainAddress.ts';
import { stripLocalDomains } from '../../server/src/evaluate/address/resolve.ts';
import { rewriteTokens } from '../../server/src/evaluate/address/rewrite.ts';
import { externalForm, internalForm, scanAddress } from '../../server/src/evaluate/address/tokens.ts';
import { quoteLocal } from '../../server/src/lookup/keys/quoteLocal.ts';

const word = fc.stringMatching(/^[a-zA-Z0-9_+-]{1,6}$/);
const dotted = (least: number): fc.Arbitrary<string> =>
  fc.array(word, { minLength: least, maxLength: 3 }).map((words) => words.join('.'));
const plain = fc.tuple(dotted(1), dotted(2)).map(([local, domain]) => `${local}@${domain}`);
const settings = fc.record({
  origin: fc.constantFrom('', 'origin.test'),
  domain: fc.constantFrom('', 'domain.test'),
  hostName: fc.constant('mx.domain.test'),
  emptyAddress: fc.constant('MAILER-DAEMON'),
  appendAtOrigin: fc.boolean(),
  appendDotDomain: fc.boolean(),
  swapBangPath: fc.boolean(),
  percentHack: fc.boolean(),
  nullDomain: fc.boolean(),
  dequotes: fc.boolean(),
  numericDomain: fc.boolean(),
  utf8: fc.boolean(),
  allowsMinus: fc.boolean(),
});

test('plain addresses are parsed and rewritten to themselves', () => {
  fc.assert(
    fc.property(plain, settings, (address, rewriting) => {
      assert.ok(isPlainAddress(address));
      assert.equal(quoteLocal(address), address);
      const parsed = parseAddresses(address);
      assert.deepEqual(
        parsed.map(({ kind, tokens }) => [kind, internalForm(tokens ?? [])]),
        [['address', address]],
      );
      assert.equal(externalForm(rewriteTokens(scanAddress(address), rewriting)), address);
    }),
  );
});

test('a plain address is stripped as the same one with a dot behind it, which is not plain', () => {
  fc.assert(
    fc.property(plain, settings, fc.constantFrom('yes', 'no', 'error', 'unknown'), (address, resolving, answer) => {
      assert.equal(isPlainAddress(`${address}.`), false);
      const isLocal = (): typeof answer => answer;
      assert.deepEqual(
        stripLocalDomains(address, resolving, isLocal),
        stripLocalDomains(`${address}.`, resolving, isLocal),
      );
    }),
  );
});

test('nothing else is plain', () => {
  const others = ['', '@', 'a', 'a@b', '@b.c', 'a@', 'a.@b.c', '.a@b.c', 'a..b@c.d', 'a@b@c.d', 'a@b..c', 'a@.b.c'];
  const marked = [...' \t%!()<>,;:\\"[]\x00\x7fé='].map((char) => `a${char}b@c.d`);
  for (const address of [...others, ...marked, 'a@b.c.', 'a@[192.0.2.1]'])
    assert.equal(isPlainAddress(address), false);
});
