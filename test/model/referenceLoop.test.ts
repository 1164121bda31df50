import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { configure } from '../../server/src/model/configuration.ts';
import { lookupIn } from '../../server/src/model/expand.ts';
import { mayLoop, referenceLoops } from '../../server/src/model/referenceLoop.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';

/**
 * Some are set by the file alone, some have defaults, which refer
 * to others (`smtpd_tls_mandatory_protocols` and the like).
 */
const names = [
  'a',
  'b',
  'c',
  'd',
  'mydomain',
  'myhostname',
  'mydestination',
  'relay_domains',
  'smtp_tls_mandatory_protocols',
  'lmtp_tls_mandatory_protocols',
  'process_name',
];
const anyName = fc.constantFrom(...names);
const anyFile = fc
  .array(fc.tuple(anyName, fc.array(anyName, { maxLength: 2 })), { maxLength: 9 })
  .map((lines) =>
    lines.map(([name, references]) => `${name} = x ${references.map((one) => `$${one}`).join(' ')}\n`).join(''),
  );

test('where a loop is found, the quick look had seen that there may be one, wherever its settings stand', () => {
  let loops = 0;
  fc.assert(
    fc.property(anyFile, (text) => {
      const configuration = configure(knowledge, '3.11', parseMainCf(text));
      const lookup = lookupIn(configuration);
      const found = referenceLoops(configuration, lookup);
      loops += found.length;
      assert.ok(found.length === 0 || mayLoop(configuration, lookup), text);
    }),
    { numRuns: 3000 },
  );
  assert.ok(loops > 300, `${loops} loops`);
});

test('settings that refer to those above them alone are no loop', () => {
  const configuration = configure(knowledge, '3.11', parseMainCf('a = 1\nb = $a\nc = $a $b\nd = ${c?$b}\n'));
  assert.equal(mayLoop(configuration, lookupIn(configuration)), false);
});
