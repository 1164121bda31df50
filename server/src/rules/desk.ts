import { type Finding, type Report, type Rule, type RuleCode, findingOf } from './rule.ts';

/** Where rules report what they find in one thing after the other: thousands are looked at, and few of them have anything. */
export interface Desk {
  /** What rules are to report by, in their order: the same for the same list of rules. */
  readonly reportsOf: (rules: readonly Pick<Rule, 'code'>[]) => readonly Report<RuleCode>[];
  /** What was reported since this was asked last; the one empty list where that is nothing. */
  readonly taken: () => readonly Finding[];
}

export const noFindings: readonly Finding[] = [];

/** One for a check: rules are given the same to report by for all that they look at. */
export function createDesk(): Desk {
  const known = new Map<readonly Pick<Rule, 'code'>[], readonly Report<RuleCode>[]>();
  let findings: Finding[] | undefined;
  const reportAs = (code: RuleCode): Report<RuleCode> => (finding) => { (findings ??= []).push(findingOf(code, finding.span, finding, finding.related)); };
  const makeReports = (rules: readonly Pick<Rule, 'code'>[]): readonly Report<RuleCode>[] => {
    const reports = rules.map(({ code }) => reportAs(code));
    known.set(rules, reports);
    return reports;
  };
  return {
    reportsOf: (rules) => known.get(rules) ?? makeReports(rules),
    taken() {
      const all = findings ?? noFindings;
      findings = undefined;
      return all;
    },
  };
}
