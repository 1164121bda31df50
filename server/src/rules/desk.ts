import { type Finding, type Report, type Rule, type RuleCode, findingOf } from './rule.ts';

/** Where rules report what they find in one thing after the other: thousands are looked at, and few of them have anything. */
export interface Desk {
  readonly reportOf: (rule: Pick<Rule, 'code'>) => Report<RuleCode>;
  /** What was reported since this was asked last; the one empty list where that is nothing. */
  readonly taken: () => readonly Finding[];
}

export const noFindings: readonly Finding[] = [];

/** One for a check: a rule is given the same to report by for all that it looks at. */
export function createDesk(): Desk {
  const reports = new Map<RuleCode, Report<RuleCode>>();
  let findings: Finding[] | undefined;
  const reportAs = (code: RuleCode): Report<RuleCode> => {
    const report: Report<RuleCode> = (finding) => { (findings ??= []).push(findingOf(code, finding.span, finding, finding.related)); };
    reports.set(code, report);
    return report;
  };
  return {
    reportOf: ({ code }) => reports.get(code) ?? reportAs(code),
    taken() {
      const all = findings ?? noFindings;
      findings = undefined;
      return all;
    },
  };
}
