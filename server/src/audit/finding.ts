import type { Cure } from './cure.ts';
import type { CheckId } from './checkId.ts';
import type { AuditData } from './data.ts';
import type { FindingOffset, FindingSource } from './findingSource.ts';
import type { AuditFacts } from './question.ts';
import type { AuditInputs } from './inputs.ts';
import type { MailIdentity } from './mailIdentity.ts';

/** `unseen`: it cannot be seen from here; the text says what would show it. */
export type AuditVerdict = 'passed' | 'failed' | 'warning' | 'information' | 'unseen';

/** What a check says of one thing. */
export type AuditFinding = {
  readonly [Code in keyof AuditData]: {
    readonly check: CheckId;
    readonly verdict: AuditVerdict;
    readonly code: Code;
    readonly data: AuditData[Code];
    readonly source?: FindingSource;
    readonly at?: FindingOffset;
    readonly cure?: Cure;
  };
}[keyof AuditData];

/** What a check is given. */
export interface CheckInput {
  readonly inputs: AuditInputs;
  readonly identity: MailIdentity;
  readonly facts: AuditFacts;
}

/** One thing that is checked. What it asks of `facts` while it is judged is what it needs. */
export interface AuditCheck {
  readonly id: CheckId;
  readonly judge: (input: CheckInput) => readonly AuditFinding[];
}

/** Makes the findings of one check. */
export function auditFinding(check: CheckId) {
  return <Code extends keyof AuditData>(
    verdict: AuditVerdict,
    code: Code,
    data: AuditData[Code],
    more: { readonly source?: FindingSource; readonly at?: FindingOffset; readonly cure?: Cure } = {},
  ): AuditFinding =>
    // The type of `code` says that of `data`; a union cannot be made of it without a cast.
    ({ check, verdict, code, data, ...more }) as unknown as AuditFinding;
}
