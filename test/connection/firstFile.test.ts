import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepareForFirstFile } from '../../server/src/connection/firstFile.ts';
import { knowledge } from '../../server/src/knowledge/knowledge.ts';

// Nothing would answer a client where this threw.
test('what is prepared for the first file can be in every release', () => {
  for (const release of knowledge.releases) assert.doesNotThrow(() => { prepareForFirstFile(release); }, release);
});
