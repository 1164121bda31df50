import type { Problem } from '../problem.ts';
import { rulePage } from '../../ide/diagnostics.ts';
import { type Report, countAll } from './report.ts';

/** A report for programs; `version` changes when its shape does. */
export function jsonReport(report: Report): string {
  return `${JSON.stringify(
    {
      version: 1,
      tool: { name: 'postfix-lint', version: report.version, targetVersion: report.release },
      files: report.files.map(({ path, problems, judgedBy, notListed }) => ({
        path,
        judgedBy,
        problems: problems.map(problemOf),
        notListed,
      })),
      unreadable: report.failures,
      summary: { ...countAll(report), baseline: report.known, fixed: report.fixed },
    },
    undefined,
    2,
  )}\n`;
}

function problemOf({ code, severity, message, start, end, fixable }: Problem): object {
  return { code, severity, message, start, end, fixable, help: rulePage(code) };
}
