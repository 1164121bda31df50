import { visibleHoles } from '../trace/traceLines.ts';
import type { Messages } from '../../texts/messages.ts';
import { type TraceTexts, assumingText } from '../trace/traceTexts.ts';
import type { Expectation, MailTestProblem } from './mailTest.ts';
import type { MailTestOutcome } from './outcome.ts';

type MailTestTexts = Messages['mailTests'];

/** The texts of a report: its own, and those for what was assumed. */
export interface ReportTexts {
  readonly own: MailTestTexts;
  readonly trace: TraceTexts;
}

/** The name of a test; with the recipient where it has several. */
export function titleOf({ test, recipient }: Pick<MailTestOutcome, 'test' | 'recipient'>): string {
  return test.to.length > 1 ? `${test.title} <${recipient}>` : test.title;
}

/** Why a test failed, line by line: what was expected, what was answered, and what decided. */
export function detailsOf(outcome: MailTestOutcome, { own, trace }: ReportTexts): readonly string[] {
  const { verdict, lines, test } = outcome;
  if (verdict.kind === 'passed') return [];
  if (verdict.kind === 'noService') return [own.noService(verdict.service)];
  const { assumptions } = verdict;
  const details = assumptions.length === 0 ? [] : [assumingText(assumptions, trace)];
  details.push(expectedText(test.expect, own));
  if (verdict.kind === 'open') details.push(own.got(own.open));
  else {
    const { code, status, text, closed } = verdict.reply;
    details.push(own.got(closed ? own.closed : [code, status, text].filter((one) => one !== undefined).join(' ')));
    if (lines.length === 0) details.push(own.byDefault);
    else details.push(own.decided, ...lines.map(({ file, line, text: quoted }) => `  ${file}:${line}: ${quoted}`));
  }
  return details.map(visibleHoles);
}

/** What is wrong with a file of tests, as people read it. */
export function problemText(problem: MailTestProblem['problem'], { problems }: MailTestTexts): string {
  switch (problem.kind) {
    case 'syntax':
      return problems.syntax(problem);
    case 'unknownKey':
      return problems.unknownKey(problem);
    case 'missing':
      return problems.missing(problem);
    case 'badValue':
      return problems.badValue(problem);
    case 'noFile':
      return problems.noFile(problem);
  }
}

function expectedText(expected: Expectation, own: MailTestTexts): string {
  if (expected.kind === 'accepted') return own.expectedAccepted;
  return own.expectedRefused([expected.code, expected.status].filter((one) => one !== undefined).join(' '));
}
