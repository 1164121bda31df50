/** The first keys of a table are looked for in its source; the answers are those of the index. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openTable } from '../../server/src/lookup/openTable.ts';
import type { TableFiles } from '../../server/src/lookup/table.ts';

const piece = fc.constantFrom(
  'a',
  'b',
  'A',
  'ab',
  'a.b',
  ' ',
  '\t',
  '\n',
  '\n',
  '#',
  '"',
  '\\',
  ':',
  '\r',
  'x y',
  'é',
);
const line = fc.constantFrom('a 1\n', 'ab 2\n', 'a.b\t3\n', 'A 4\n', 'b\n', ' more\n', '# b 5\n', 'aab 6 7\n', '\n');
const source = fc.array(fc.oneof(piece, line, line), { maxLength: 30 }).map((pieces) => pieces.join(''));
const keys = ['', 'a', 'b', 'ab', 'a.b', 'aa', 'a:', '#', 'A', 'x', ' a', 'ba', 'bb', 'aab'];

test('a key has the same answer before and behind the making of the index', () => {
  let found = 0;
  fc.assert(
    fc.property(source, fc.boolean(), (text, foldsKeys) => {
      const files: TableFiles = { read: () => ({ kind: 'text', bytes: text }) };
      const open = (): ReturnType<typeof openTable> =>
        openTable({ type: 'hash', name: '/t' }, files, { release: '3.7.11', program: 'daemon', foldsKeys });
      const indexed = open();
      for (let count = 0; count < 30; count++) indexed.lookup('none');
      const scanned = open();
      for (const key of keys) {
        const answer = scanned.lookup(key);
        assert.deepEqual(answer, indexed.lookup(key), JSON.stringify({ text, key }));
        if (answer.kind === 'found') found++;
      }
    }),
    { numRuns: 3000 },
  );
  assert.ok(found > 500, `${found} keys were found`);
});
