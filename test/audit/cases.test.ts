import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allCases } from './allCases.ts';
import { caseAnswer } from './caseWorld.ts';
import { auditCase, demand } from './judgeCase.ts';

test('there are at least 150 cases, and no two of a name', () => {
  assert.ok(allCases.length >= 150, String(allCases.length));
  assert.equal(new Set(allCases.map(({ name }) => name)).size, allCases.length);
});

for (const one of allCases) {
  test(one.name, async () => {
    const { findings, stopped } = await auditCase(one, async (question) => caseAnswer(one, question));
    assert.equal(stopped, false);
    demand(one, findings);
  });
}
