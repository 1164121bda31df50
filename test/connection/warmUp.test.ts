import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWarmUp } from '../../server/src/connection/warmUp.ts';
import { knowledge } from '../../server/src/knowledge/knowledge.ts';
import { noProse } from '../../server/src/knowledge/prose.ts';
import { locales } from '../../server/src/texts/locales.ts';

/** A host whose turns are taken by hand. */
function fakeHost() {
  const due: (() => void)[] = [];
  const soon = (run: () => void): void => { due.push(run); };
  return { due, soon, later: soon };
}
const settled = () => new Promise((resolve) => { setImmediate(resolve); });

test('it hovers once over all of its sample, a word a turn, whatever the release and language', async () => {
  for (const release of knowledge.releases) {
    for (const messages of Object.values(locales)) {
      const host = fakeHost();
      const faults: string[] = [];
      const warmUp = createWarmUp(host, () => Promise.resolve({ release, messages, prose: noProse }), (fault) => faults.push(fault));
      for (let calls = 0; calls < 3; calls++) warmUp();
      let turns = 0;
      for (; host.due.length > 0; turns++) {
        assert.equal(host.due.length, 1, 'one thing at a time');
        host.due.shift()?.();
        if (turns === 0) await settled();
      }
      assert.ok(turns > 200, `${release}: ${turns} turns`);
      assert.deepEqual(faults, [], release);
    }
  }
});

test('what it cannot have is told of and is no matter else', async () => {
  const host = fakeHost();
  const faults: string[] = [];
  createWarmUp(host, () => Promise.reject(new Error('no prose')), (fault) => faults.push(fault))();
  host.due.shift()?.();
  await settled();
  assert.deepEqual(faults, ['warm-up: Error: no prose']);
  assert.equal(host.due.length, 0);
});

test('a fault of a hover ends it', async () => {
  const host = fakeHost();
  const faults: string[] = [];
  const messages = new Proxy(locales.en, { get: () => { throw new Error('no texts'); } });
  createWarmUp(host, () => Promise.resolve({ release: knowledge.newestStable, messages, prose: noProse }), (fault) => faults.push(fault))();
  let turns = 0;
  for (; host.due.length > 0; turns++) {
    host.due.shift()?.();
    await settled();
  }
  assert.ok(turns < 20, 'not at the end alone');
  assert.deepEqual(faults, ['warm-up: Error: no texts']);
});
