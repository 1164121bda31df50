import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createResolver } from '../../../server/src/cli/audit/resolver.ts';
import { allCases } from '../allCases.ts';
import { caseAnswer } from '../caseWorld.ts';
import { auditCase, demand } from '../judgeCase.ts';
import { type NameServers, startNameServers } from './nameServers.ts';
import { zoneFiles } from './zoneFiles.ts';

const cases = allCases.filter(({ unitOnly }) => unitOnly !== true);

describe('the cases, asked of nsd behind a validating unbound', { concurrency: 8 }, () => {
  let servers: NameServers | undefined;
  before(async () => {
    servers = await startNameServers(zoneFiles(allCases));
  });
  after(() => servers?.stop());

  test('there are at least 150', () => {
    assert.ok(cases.length >= 150, String(cases.length));
  });

  for (const one of cases) {
    test(one.name, async () => {
      assert.ok(servers);
      const resolver = createResolver(servers.resolver);
      const { findings, stopped } = await auditCase(one, async (question) =>
        question.kind === 'dns' ? resolver.ask(question.name, question.type) : caseAnswer(one, question),
      );
      assert.equal(stopped, false);
      demand(one, findings);
    });
  }
});
