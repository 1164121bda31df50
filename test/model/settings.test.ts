import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { mentionsIn, settingsReferringTo, settingsWithReferences } from '../../server/src/model/references.ts';
import { type Setting, settingsOf } from '../../server/src/model/settings.ts';
import { parseMainCf, updateMainCf } from '../../server/src/syntax/mainCf.ts';

test('what a tree that an edit made sets is what is read of it anew', () => {
  const line = fc.constantFrom(
    'a = $b\n',
    'b = $a $c\n',
    'c = x\n',
    'a = ${c?$b}\n',
    '# c = $d\n',
    '  $d\n',
    '\n',
    'e = ${a}$a\n',
  );
  const put = fc.constantFrom('', ' $a', '$', 'b', ' ', '\n', '\nf = $c\n', '{', '}', '#');
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 12 }),
      fc.array(fc.record({ at: fc.nat(), take: fc.nat(3), put }), { maxLength: 15 }),
      (lines, edits) => {
        let text = lines.join('');
        let tree = parseMainCf(text);
        for (const { at, take, put: added } of edits) {
          settingsReferringTo({ tree }, 'a'); // what was gathered is kept for what does not change it
          const start = at % (text.length + 1);
          const oldEnd = Math.min(text.length, start + take);
          text = text.slice(0, start) + added + text.slice(oldEnd);
          tree = updateMainCf(tree, { start, oldEnd, text: added });
          const fresh = parseMainCf(text);
          assert.deepEqual([...settingsOf(tree)], [...settingsOf(fresh)]);
          for (const [, settings] of settingsOf(tree)) {
            for (const setting of settings)
              assert.equal(settingsOf(tree).isInForce(setting), setting === settings.at(-1));
          }
          assert.deepEqual(settingsWithReferences(tree), settingsWithReferences(fresh));
          assert.deepEqual(mentionsIn(tree), mentionsIn(fresh));
          const told = (settings: readonly Setting[]): unknown => settings.map(({ index }) => index);
          for (const name of 'abcd')
            assert.deepEqual(
              told(settingsReferringTo({ tree }, name)),
              told(settingsReferringTo({ tree: fresh }, name)),
            );
        }
      },
    ),
    { numRuns: 500 },
  );
});
