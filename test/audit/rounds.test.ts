import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AuditRound, mostQuestions, roundLines, runAudit } from '../../server/src/audit/runAudit.ts';
import { evaluateSpf } from '../../server/src/cli/audit/spf.ts';
import type { AuditCase } from './auditCase.ts';
import { placeCase } from './baseCase.ts';
import { caseAnswer } from './caseWorld.ts';
import { inputsOf } from './judgeCase.ts';

const now = (): number => 0;
const place = (one: Partial<AuditCase>): ReturnType<typeof placeCase> =>
  placeCase({ name: 'x', wrong: [], ...one }, 7);
const included = place({
  without: ['{D} TXT'],
  records: ['{D} TXT v=spf1 include:inc.{D} -all', 'inc.{D} TXT v=spf1 a:out.{D} -all', 'out.{D} A {A}'],
});

test('nothing is asked that the user did not see in a round before', async () => {
  const shown = new Set<string>();
  const rounds: AuditRound[] = [];
  const result = await runAudit(inputsOf(included), {
    now,
    spf: evaluateSpf,
    async confirm(round) {
      rounds.push(round);
      for (const { name, type } of roundLines(round).names) shown.add(`${type} ${name}`);
      return true;
    },
    async answer(question) {
      if (question.kind === 'dns') assert.ok(shown.has(`${question.type} ${question.name}`), question.name);
      return caseAnswer(included, question);
    },
  });
  assert.ok(rounds.length >= 3, String(rounds.length));
  assert.ok(result.findings.some(({ code }) => code === 'spfPass'));
  const first = roundLines(rounds[0] ?? { number: 0, questions: [] }).names.map(({ name }) => name);
  assert.ok(!first.some((name) => name.startsWith('inc.')), 'what records name is in a later round');
});

test('where the user says no, nothing is asked, and the report says so', async () => {
  const result = await runAudit(inputsOf(included), {
    now,
    spf: evaluateSpf,
    confirm: async () => false,
    answer: async () => assert.fail('asked'),
  });
  assert.equal(result.asked, 0);
  assert.ok(result.findings.some(({ code }) => code === 'notAsked'));
  assert.ok(!result.findings.some(({ check, verdict }) => check === 'spf' && verdict !== 'unseen'));
});

test('a second no leaves what was found before', async () => {
  let number = 0;
  const result = await runAudit(inputsOf(included), {
    now,
    spf: evaluateSpf,
    async confirm() {
      number++;
      return number === 1;
    },
    answer: async (question) => caseAnswer(included, question),
  });
  assert.ok(result.findings.some(({ code }) => code === 'dkimGood'));
  assert.ok(!result.findings.some(({ code }) => code === 'spfPass'));
});

test('a cancelled audit asks for nothing more', async () => {
  let asked = 0;
  const result = await runAudit(inputsOf(included), {
    now,
    spf: evaluateSpf,
    confirm: async () => true,
    cancelled: () => asked > 2,
    async answer(question) {
      asked++;
      return caseAnswer(included, question);
    },
  });
  assert.ok(asked <= 12, String(asked));
  assert.equal(result.stopped, true);
});

test('a resolver that makes up names without end comes to a limit', async () => {
  const many = place({});
  let asked = 0;
  const result = await runAudit(inputsOf(many), {
    now,
    spf: evaluateSpf,
    confirm: async () => true,
    async answer(question) {
      asked++;
      if (question.kind !== 'dns' || question.type === 'CAA' || question.type === 'TLSA') return { kind: 'notAsked' };
      const more = (count: number): string[] =>
        Array.from({ length: count }, (_one, at) => `n${asked}x${at}.${many.domain}`);
      if (question.type === 'MX') {
        const records = more(300).map((host) => ({ preference: 1, host }));
        return { kind: 'records', records, secure: false, aliases: [] };
      }
      const text = `v=spf1 ${more(30)
        .map((name) => `include:${name}`)
        .join(' ')} -all`;
      const records = question.type === 'TXT' ? [text] : more(300);
      return { kind: 'records', records, secure: false, aliases: [] };
    },
  });
  assert.ok(asked <= mostQuestions, String(asked));
  assert.ok(result.rounds.length <= 12);
});

test('probes are made one at a time, and after each other', async () => {
  const inputs = { ...inputsOf(place({})), probe: true };
  let running = 0;
  let probes = 0;
  await runAudit(inputs, {
    now,
    spf: evaluateSpf,
    confirm: async () => true,
    async answer(question) {
      if (question.kind !== 'probe') return caseAnswer(included, question);
      probes++;
      running++;
      assert.equal(running, 1);
      await new Promise((resolve) => {
        setTimeout(resolve, 5);
      });
      running--;
      return { kind: 'failed', why: 'ECONNREFUSED', from: undefined };
    },
  });
  assert.equal(probes, 2);
});
