import assert from 'node:assert/strict';
import type { AuditFinding } from '../../server/src/audit/finding.ts';
import type { AuditInputs } from '../../server/src/audit/inputs.ts';
import { type AuditHost, type AuditResult, runAudit } from '../../server/src/audit/runAudit.ts';
import { evaluateSpf } from '../../server/src/cli/audit/spf.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { configure } from '../../server/src/model/configuration.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';
import { parseMasterCf } from '../../server/src/syntax/masterCf.ts';
import type { PlacedCase } from './auditCase.ts';
import { caseTime } from './transportCases.ts';

/** What a case asks of an audit. */
export function inputsOf(one: PlacedCase): AuditInputs {
  return {
    configuration: configure(knowledge, '3.10', parseMainCf(one.main), parseMasterCf(one.master)),
    version: '3.10.0',
    domains: one.domains ?? [],
    selectors: one.selectors ?? [],
    addresses: one.addresses ?? [],
    lists: one.lists ?? [],
    probe: false,
    files: one.files !== undefined,
    programs: false,
    publicResolver: one.publicResolver ?? false,
  };
}

/** Runs the audit of a case; everything is agreed to. */
export function auditCase(one: PlacedCase, answer: AuditHost['answer']): Promise<AuditResult> {
  return runAudit(inputsOf(one), { answer, spf: evaluateSpf, confirm: async () => true, now: () => caseTime });
}

/** Demands what the case demands: everything that is wrong, and nothing else. */
export function demand(one: PlacedCase, findings: readonly AuditFinding[]): void {
  const said = findings.map(({ verdict, code }) => `${verdict} ${code}`);
  const wrong = said.filter((text) => /^(?:failed|warning)/.test(text));
  assert.deepEqual(wrong.sort(), [...one.wrong].sort(), one.name);
  for (const text of one.also ?? [])
    assert.ok(said.includes(text), `${one.name}: ${text} is not in ${said.join(', ')}`);
}
