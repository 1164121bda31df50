/** What a target release means: a series, a patch level, one that nobody knows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetRelease } from '../server/src/settings/targetRelease.ts';
import { defaultIn, knowledge } from '../server/src/facts/knowledge.ts';
import { arrivalAfter, atLeast, existsIn, hangsOnPatch, patchLevelOf } from '../server/src/facts/release.ts';

const level = (release: string): string => patchLevelOf(knowledge.newestPatch, release);
const newest = knowledge.newestPatch['3.7'] ?? '';

function target(targetVersion: string, local?: string): string {
  return targetRelease(targetVersion, local);
}

test('a target keeps its patch level', () => {
  const asked = ['3.7', '3.7.11', '3.7.999', '3.12-20260821', '3.7.0-RC1'];
  assert.deepEqual(
    asked.map((one) => target(one)),
    ['3.7', '3.7.11', '3.7.999', '3.12', '3.7.0'],
  );
  assert.equal(target('auto', '3.10.13'), '3.10.13');
  assert.equal(target('auto'), knowledge.newestStable);
  assert.equal(target('99.99'), knowledge.newestStable);
  assert.equal(target('99.99', '3.10.13'), '3.10.13');
  assert.equal(target('auto', '99.99'), knowledge.releases.at(-1));
});

test('the patch level that answers', () => {
  assert.deepEqual(['3.7', '3.7.11', '3.7.0', '3.7.999'].map(level), [newest, '3.7.11', '3.7.0', newest]);
  const snapshot = knowledge.releases.find((release) => knowledge.newestPatch[release] === undefined);
  if (snapshot !== undefined) assert.equal(level(snapshot), snapshot);
});

test('a series is its newest patch level in a target, and its first in a fact', () => {
  assert.ok(atLeast('3.7', '3.7.11') && atLeast('3.7.0', '3.7') && atLeast('3.10.1', '3.9.14'));
  assert.ok(!atLeast('3.7', '3.8') && !atLeast('3.7.10', '3.7.11'));
});

test('a parameter that a patch release brought', () => {
  const facts = knowledge.parameters.get('smtpd_forbid_bare_newline') ?? assert.fail();
  const having = ['3.5.22', '3.5.23', '3.7', '3.7.8', '3.7.9', '3.9.0'].filter((release) => existsIn(facts, release));
  assert.deepEqual(having, ['3.5.23', '3.7', '3.7.9', '3.9.0']);
  const defaults = ['3.7', '3.8.4', '3.9.0', '3.12'].map((release) => defaultIn(facts, release));
  assert.deepEqual(defaults, ['no', 'no', 'normalize', 'normalize']);
  assert.deepEqual(
    ['3.7', '3.7.8', '3.9', '3.4'].filter((release) => hangsOnPatch(facts, release)),
    ['3.7', '3.7.8'],
  );
});

test('a keyword that a patch release brought', () => {
  const words = knowledge.keywordLists.get('milter_default_action')?.values ?? [];
  const shutdown = words.find(({ value }) => value === 'shutdown') ?? assert.fail();
  const having = ['3.7.19', '3.7.20', '3.10', '3.10.7', '3.11.0', '3.6'].filter((release) =>
    existsIn(shutdown, release),
  );
  assert.deepEqual(having, ['3.7.20', '3.10', '3.11.0']);
});

test('when a release gets what it lacks: in its own series, if a patch release brings it there', () => {
  const facts = knowledge.parameters.get('smtpd_forbid_bare_newline') ?? assert.fail();
  const arrivals = ['3.4', '3.5.1', '3.7.8', '3.8.0'].map((release) => arrivalAfter(facts, release));
  assert.deepEqual(arrivals, ['3.5.23', '3.5.23', '3.7.9', '3.8.4']);
  assert.equal(arrivalAfter({ since: '3.9' }, '3.7'), '3.9');
  assert.equal(arrivalAfter({ since: '3.9' }, '3.11'), undefined);
});
