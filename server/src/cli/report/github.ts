import type { Severity } from '../../rules/rule.ts';
import type { Problem } from '../problem.ts';
import { below } from './paths.ts';
import { type Report, allProblems } from './report.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands: GitHub shows each beside its line. */
export function githubReport(report: Report): string {
  return allProblems(report)
    .map((problem) => `${command(problem, report.root)}\n`)
    .join('');
}

function command(problem: Problem, root: string): string {
  const { start, end } = problem;
  const properties: Record<string, string | number> = {
    file: below(root, problem.path) ?? problem.path,
    line: start.line,
    endLine: end.line,
    // Columns count for GitHub only where the place is within one line.
    ...(start.line === end.line ? { col: start.column, endColumn: end.column } : {}),
    title: `postfix-lint: ${problem.code}`,
  };
  const list = Object.entries(properties)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(',');
  return `::${commands[problem.severity]} ${list}::${escapeData(problem.message)}`;
}

/** What the runner undoes in the text of a command (actions/toolkit, core/src/command.ts). */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
