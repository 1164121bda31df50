// The house: imports without circles, exported names that are unique, and no words that the glossary replaces.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type Faults, findFaults, readAllowed, replacedWords } from './allowed.ts';
import { circlesIn, importGraph } from './imports.ts';
import { declaredNames, exportedNames } from './names.ts';

const found = findFaults();
const allowed = readAllowed();
const titles: Readonly<Record<keyof Faults, string>> = {
  importCircles: 'no circle of imports, types included',
  exportedTwice: 'a name is exported by one file',
  replacedWords: 'no word that docs/glossary.md replaces',
};

for (const [kind, title] of Object.entries(titles) as [keyof Faults, string][]) {
  test(`${title}, but for what test/house/allowed.json lists`, () => {
    const added = found[kind].filter((fault) => !allowed[kind].includes(fault));
    assert.deepEqual(added, [], 'new here; rename it, or take the circle apart');
    const gone = allowed[kind].filter((fault) => !found[kind].includes(fault));
    assert.deepEqual(gone, [], 'no longer there: `npm run house` takes it off the list');
  });
}

test('the search for circles finds each of them once, and no others', () => {
  const graph = new Map([
    ['a', ['b', 'x']],
    ['b', ['c']],
    ['c', ['a', 'd']],
    ['d', ['e']],
    ['e', ['d']],
    ['f', ['f', 'a']],
    ['g', ['a', 'f']],
  ]);
  assert.deepEqual(circlesIn(graph), [['a', 'b', 'c'], ['d', 'e'], ['f']]);
  assert.deepEqual(
    circlesIn(
      new Map([
        ['a', ['b', 'c']],
        ['b', ['d']],
        ['c', ['d']],
        ['d', []],
      ]),
    ),
    [],
  );
});

test('imports, names and words are read from what is there', () => {
  const graph = importGraph();
  assert.ok(graph.size > 100);
  assert.ok(graph.get('node.ts')?.includes('lsp/start.ts'), 'an import of a type');
  assert.ok(graph.get('launch.ts')?.includes('compileCache.ts'));
  assert.ok(exportedNames().get('createLoader')?.has('compileCache.ts'));
  assert.ok(declaredNames().get('cachedData')?.has('requireCached.ts'), 'a variable');
  assert.ok(declaredNames().get('enableCompileCache')?.has('compileCache.ts'), 'a member of an interface');
  assert.ok(!declaredNames().has('createHash'), 'what is imported is declared elsewhere');
  const words = replacedWords();
  assert.ok(words.length >= 20 && words.includes('stir') && words.includes('mended'), words.join());
});
