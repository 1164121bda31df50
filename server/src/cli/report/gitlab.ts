import { createHash } from 'node:crypto';
import type { Severity } from '../../rules/rule.ts';
import { fingerprintOf } from '../baseline.ts';
import { below } from './paths.ts';
import { type Report, allProblems } from './report.ts';

const severities: Readonly<Record<Severity, string>> = {
  error: 'major',
  warning: 'minor',
  information: 'info',
  hint: 'info',
};

/** GitLab's report of code quality: https://docs.gitlab.com/ci/testing/code_quality/ */
export function gitlabReport(report: Report): string {
  const times = new Map<string, number>();
  return `${JSON.stringify(
    allProblems(report).map((problem) => {
      const path = below(report.root, problem.path) ?? problem.path;
      const alike = `${path}\0${fingerprintOf(problem)}`;
      const before = times.get(alike) ?? 0;
      times.set(alike, before + 1);
      return {
        description: problem.message,
        check_name: problem.code,
        severity: severities[problem.severity],
        // Two problems of one kind on equal lines must have two fingerprints: GitLab shows one of each.
        fingerprint: createHash('sha256').update(`${alike}\0${before}`).digest('hex'),
        location: { path, lines: { begin: problem.start.line, end: problem.end.line } },
      };
    }),
    undefined,
    2,
  )}\n`;
}
