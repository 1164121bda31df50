import { visibleHoles } from '../../questions/trace/traceLines.ts';
import type { TraceTexts } from '../../questions/trace/traceTexts.ts';
import type { MailTestOutcome } from './outcome.ts';
import type { MailTestTexts } from './texts.ts';

/** The texts of a report: its own, and those for what was assumed. */
export interface ReportTexts {
  readonly own: MailTestTexts;
  readonly trace: Pick<TraceTexts, 'assumption' | 'assuming' | 'and'>;
}

/** The name of a test; with the recipient where it has several. */
export function titleOf({ test, recipient }: MailTestOutcome): string {
  return test.to.length > 1 ? `${test.title} <${recipient}>` : test.title;
}

/** Why a test failed, line by line: what was expected, what was answered, and what decided. */
export function detailsOf(outcome: MailTestOutcome, { own, trace }: ReportTexts): readonly string[] {
  const { verdict, lines, test } = outcome;
  if (verdict.kind === 'passed') return [];
  if (verdict.kind === 'noService') return [own.noService(verdict.service)];
  const { assumptions } = verdict;
  const details = assumptions.length === 0 ? [] : [trace.assuming(assumptions.map(trace.assumption).join(trace.and))];
  details.push(own.expected(test.expect));
  if (verdict.kind === 'open') details.push(own.got(own.open));
  else {
    const { code, status, text, closed } = verdict.reply;
    details.push(own.got(closed ? own.closed : [code, status, text].filter((one) => one !== undefined).join(' ')));
    if (lines.length === 0) details.push(own.byDefault);
    else details.push(own.decided, ...lines.map(({ file, line, text: quoted }) => `  ${file}:${line}: ${quoted}`));
  }
  return details.map(visibleHoles);
}
