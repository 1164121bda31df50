import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { dmarc } from 'mailauth/lib/dmarc';
import type { SpfQuestion } from '../../../server/src/audit/question.ts';
import { readDkimKey } from '../../../server/src/audit/dkimKey.ts';
import { runAudit } from '../../../server/src/audit/runAudit.ts';
import { createResolver } from '../../../server/src/cli/audit/resolver.ts';
import { evaluateSpf } from '../../../server/src/cli/audit/spf.ts';
import { allCases } from '../allCases.ts';
import { auditCase, inputsOf } from '../judgeCase.ts';
import { caseAnswer } from '../caseWorld.ts';
import { type NameServers, startNameServers } from './nameServers.ts';
import { zoneFiles } from './zoneFiles.ts';

const cases = allCases.filter(({ unitOnly, dnssec }) => unitOnly !== true && dnssec !== 'bogus');

/** Where another checker judges otherwise, by case, and why we do not follow it. pyspf never does. */
const dkimDifferences: Readonly<Record<string, string>> = {
  'DKIM: v= not first': 'RFC 6376, 3.6.1: v= has to be the first tag; dkimpy 1.1.4 takes it anywhere.',
};
const dmarcDifferences: Readonly<Record<string, string>> = {
  'DMARC: blanks around the equals signs': 'RFC 7489, 6.4 allows them; mailauth 4.13.3 sees no policy then.',
  'DMARC: v= in small letters': 'RFC 7489, 6.3: the value of v= has to match precisely; mailauth 4.13.3 folds case.',
  'DMARC: commas instead of semicolons': 'RFC 7489, 6.4: a semicolon follows v=; mailauth takes any character.',
};

interface OtherAnswers {
  readonly spf: readonly string[];
  readonly dkim: readonly (number | string)[];
  readonly versions: Readonly<Record<string, string>>;
}

/** What pyspf and dkimpy say, with the same resolver. */
function askOthers(servers: NameServers, spf: readonly SpfQuestion[], dkim: readonly string[]): OtherAnswers {
  const input = JSON.stringify({
    ...servers.resolver,
    spf: spf.map(({ address, domain, helo }) => [address, domain, helo]),
    dkim,
  });
  const script = fileURLToPath(new URL('otherCheckers.py', import.meta.url));
  return JSON.parse(execFileSync('/usr/bin/python3', [script], { input, encoding: 'utf8' })) as OtherAnswers;
}

describe('agreement with other checkers', () => {
  let servers: NameServers | undefined;
  before(async () => {
    servers = await startNameServers(zoneFiles(allCases));
  });
  after(() => servers?.stop());

  test('SPF: pyspf', async () => {
    assert.ok(servers);
    const asked: { readonly name: string; readonly question: SpfQuestion; readonly result: string }[] = [];
    for (const one of cases) {
      await auditCaseNoting(one, (question, result) => asked.push({ name: one.name, question, result }));
    }
    const others = askOthers(
      servers,
      asked.map(({ question }) => question),
      [],
    );
    assert.equal(others.versions['pyspf'], '2.0.14');
    assert.ok(asked.length > 100, String(asked.length));
    const found = asked.flatMap(({ name, result }, at) => {
      const other = others.spf[at] ?? '';
      return other === result ? [] : [`${name}: pyspf says ${other}, we say ${result}`];
    });
    assert.deepEqual(found, []);
  });

  // With two records, which one counts is open (RFC 6376, 3.6.2.2), and the order in which they come changes.
  test('DKIM: dkimpy', () => {
    assert.ok(servers);
    const named = cases.filter(
      ({ name }) => name.startsWith('DKIM: ') && !/selector|two records/.test(name) && !name.includes('KeyTable'),
    );
    const { dkim } = askOthers(
      servers,
      [],
      named.map(({ domain }) => `sel._domainkey.${domain}`),
    );
    const found = named.flatMap(({ name, zone }, at) => {
      const record = zone.find((one) => one.type === 'TXT' && one.name.startsWith('sel._domainkey'))?.value;
      const key = record === undefined ? undefined : readDkimKey(record);
      const ours = key?.kind === 'key' ? key.bits : 'error';
      const other = typeof dkim[at] === 'number' ? dkim[at] : 'error';
      const isKnown = dkimDifferences[name] !== undefined;
      return (ours !== other) === isKnown ? [] : [`${name}: dkimpy says ${String(dkim[at])}, we say ${ours}`];
    });
    assert.deepEqual(found, []);
    assert.ok(named.length >= 15, String(named.length));
  });

  test('DMARC: mailauth', async () => {
    assert.ok(servers);
    const resolver = createResolver(servers.resolver);
    const lookup = async (name: string, type: string): Promise<string[][]> => {
      const answer = type === 'TXT' ? await resolver.ask(name, 'TXT') : undefined;
      if (answer?.kind === 'records') return answer.records.map((text) => [String(text)]);
      throw Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' });
    };
    const named = cases.filter(({ name }) => name.startsWith('DMARC: '));
    const found: string[] = [];
    for (const one of named) {
      const { findings } = await auditCase(one, async (question) => caseAnswer(one, question));
      const codes = findings.map(({ code }) => code);
      const domain = one.name.includes('of the organisation') ? `sub.${one.domain}` : one.domain;
      const said = await dmarc({ headerFrom: domain, spfDomains: [], dkimDomains: [], resolver: lookup as never });
      const hasRecord = said !== false && said.status.result !== 'none';
      const weFind = !codes.includes('dmarcNone') && !codes.includes('dmarcMany');
      const isKnown = dmarcDifferences[one.name] !== undefined;
      if ((hasRecord !== weFind) !== isKnown) found.push(`${one.name}: mailauth ${hasRecord}, we ${weFind}`);
    }
    assert.deepEqual(found, []);
  });
});

/** Runs the audit of a case, and tells each result of SPF. */
async function auditCaseNoting(
  one: (typeof cases)[number],
  note: (question: SpfQuestion, result: string) => void,
): Promise<void> {
  const told = new Set<string>();
  await runAudit(inputsOf(one), {
    answer: async (question) => caseAnswer(one, question),
    confirm: async () => true,
    now: () => 0,
    async spf(question, facts) {
      let isOpen = false;
      const watched: typeof facts = {
        ...facts,
        dns: (name, type) => {
          const answer = facts.dns(name, type);
          if (answer.kind === 'pending') isOpen = true;
          return answer;
        },
      };
      const answer = await evaluateSpf(question, watched);
      const key = JSON.stringify(question);
      if (!isOpen && answer.kind === 'spf' && !told.has(key)) note(question, answer.result);
      if (!isOpen) told.add(key);
      return answer;
    },
  });
}
