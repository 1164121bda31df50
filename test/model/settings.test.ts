import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { amended } from '../../server/src/model/amendedMap.ts';
import { settingsReferringTo } from '../../server/src/model/references.ts';
import { type Setting, type Settings, readSettings, settingsAgain } from '../../server/src/model/settings.ts';
import { type MainCf, parseMainCf, updateMainCf } from '../../server/src/syntax/mainCf.ts';

test('a map that is amended says what a copy with the changes would say', () => {
  const key = fc.constantFrom(...'abcdefgh');
  const changes = fc.array(fc.tuple(key, fc.option(fc.nat(9), { nil: undefined })), { maxLength: 4 });
  fc.assert(fc.property(fc.array(fc.tuple(key, fc.nat(9))), fc.array(changes, { maxLength: 40 }), (first, all) => {
    const model = new Map(first);
    let map: ReadonlyMap<string, number> = new Map(first);
    for (const some of all) {
      map = amended(map, new Map(some));
      for (const [name, value] of new Map(some)) {
        if (value === undefined) model.delete(name);
        else model.set(name, value);
      }
      const sorted = (entries: Iterable<[string, number]>): unknown => [...entries].sort();
      assert.equal(map.size, model.size);
      assert.deepEqual(sorted(map), sorted(model));
      assert.deepEqual([...map.keys()], [...map].map(([name]) => name));
      assert.deepEqual([...map.values()], [...map].map(([, value]) => value));
      for (const name of 'abcdefgh') assert.deepEqual([map.has(name), map.get(name)], [model.has(name), model.get(name)]);
    }
  }));
});

test('a map that is amended over and over is copied now and then, and stays in its order', () => {
  const names = Array.from({ length: 200 }, (_, i) => `n${i}`);
  let map: ReadonlyMap<string, number> = new Map(names.map((name) => [name, 0]));
  for (const [i, name] of names.entries()) map = amended(map, new Map([[name, i]]));
  assert.deepEqual([...map], names.map((name, i) => [name, i]));
});

test('what a tree that an edit made sets is what is read of it anew', () => {
  const line = fc.constantFrom('a = $b\n', 'b = $a $c\n', 'c = x\n', 'a = ${c?$b}\n', '# c = $d\n', '  $d\n', '\n', 'e = ${a}$a\n');
  const put = fc.constantFrom('', ' $a', '$', 'b', ' ', '\n', '\nf = $c\n', '{', '}', '#');
  fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), fc.array(fc.record({ at: fc.nat(), take: fc.nat(3), put }), { maxLength: 15 }), (lines, edits) => {
    let text = lines.join('');
    let tree = parseMainCf(text);
    let known: Settings & { tree: MainCf } = { tree, ...readSettings(tree) };
    for (const { at, take, put: added } of edits) {
      settingsReferringTo(known, 'a'); // what was gathered is followed
      const start = at % (text.length + 1);
      const oldEnd = Math.min(text.length, start + take);
      text = text.slice(0, start) + added + text.slice(oldEnd);
      tree = updateMainCf(tree, { start, oldEnd, text: added });
      const fresh = readSettings(tree);
      known = { tree, ...(settingsAgain(known, tree) ?? fresh) };
      assert.deepEqual([...known.settings], [...fresh.settings]);
      assert.deepEqual(known.referring, fresh.referring);
      assert.deepEqual(new Map(known.mentions), fresh.mentions);
      const told = (settings: readonly Setting[]): unknown => settings.map(({ index }) => index);
      for (const name of 'abcd') assert.deepEqual(told(settingsReferringTo(known, name)), told(settingsReferringTo(fresh, name)));
    }
  }), { numRuns: 500 });
});
