import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';

test('what `npm run new:rule` leaves to be written is written', () => {
  const root = new URL('../../', import.meta.url);
  const folders = ['server/src/rules/', 'server/src/texts/', 'docs/rules/', 'test/rules/'];
  const files = folders
    .flatMap((folder) =>
      readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map((file) => folder + file),
    )
    .filter((file) => /\.(?:ts|md|cf)$/.test(file));
  assert.ok(files.length > 300);
  assert.deepEqual(
    files.filter((file) => readFileSync(new URL(file, root), 'utf8').includes('UNWRITTEN')),
    [],
  );
});
