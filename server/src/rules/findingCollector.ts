import type { FileId } from '../instance/layout.ts';
import type { Finding, ReportFinding, Reported, Rule, RuleCode } from './rule.ts';

/** A rule that threw, and what it threw: its findings are lost, those of other rules are not. */
export interface RuleFault {
  readonly code: RuleCode;
  readonly error: unknown;
}

/**
 * Where rules report what they find in one thing after the
 * other: thousands are looked at, and few of them have anything.
 */
export interface FindingCollector {
  /** What a rule is to report by. */
  readonly reportOf: (rule: Pick<Rule, 'code'>) => ReportFinding<RuleCode>;
  /** Runs a rule; what it reported before it throws is dropped, and the fault is noted. */
  readonly run: (rule: Pick<Rule, 'code'>, check: (report: ReportFinding<RuleCode>) => void) => void;
  /** What was reported since this was asked last; the one empty list where that is nothing. */
  readonly drain: () => readonly Finding[];
}

export const noFindings: readonly Finding[] = [];

/**
 * One for a check: rules are given the same function to report by for all that they look at.
 * @param file the file of findings that name none
 * @param faults takes those of rules that throw
 */
export function createFindingCollector(file: FileId, faults: RuleFault[]): FindingCollector {
  const reports = new Map<RuleCode, ReportFinding<RuleCode>>();
  let findings: Finding[] = [];
  const reportOf = ({ code }: Pick<Rule, 'code'>): ReportFinding<RuleCode> => {
    const known = reports.get(code);
    if (known) return known;
    const report = (finding: Reported): void => {
      findings.push(findingOf(code, finding.file ?? file, finding));
    };
    reports.set(code, report);
    return report;
  };
  return {
    reportOf,
    run(rule, check) {
      const before = findings.length;
      try {
        check(reportOf(rule));
      } catch (error) {
        findings.length = before;
        faults.push({ code: rule.code, error });
      }
    },
    drain() {
      if (findings.length === 0) return noFindings;
      const all = findings;
      findings = [];
      return all;
    },
  };
}

/** A finding, written out: a spread would take three times the room, and there may be thousands. */
export function findingOf(
  code: RuleCode,
  file: FileId,
  { span, data, severity, tag, related }: Omit<Reported, 'file'>,
): Finding {
  if (severity === undefined && tag === undefined && !related) return { code, file, span, data };
  return {
    code,
    file,
    span,
    data,
    ...(severity === undefined ? {} : { severity }),
    ...(tag === undefined ? {} : { tag }),
    ...(related ? { related } : {}),
  };
}
