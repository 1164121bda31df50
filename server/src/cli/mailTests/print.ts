import type { TestFormat } from './arguments.ts';
import { type ReportTexts, detailsOf, titleOf } from '../../questions/mailTests/details.ts';
import type { MailTestOutcome } from '../../questions/mailTests/outcome.ts';

/**
 * The report of all tests.
 * @param file the file of the tests, as people name it
 */
export function printReport(
  outcomes: readonly MailTestOutcome[],
  format: TestFormat,
  file: string,
  texts: ReportTexts,
): string {
  switch (format) {
    case 'text':
      return textReport(outcomes, file, texts);
    case 'tap':
      return tapReport(outcomes, file, texts);
    case 'junit':
      return junitReport(outcomes, file, texts);
  }
}

/** Whether a test did not pass. */
export function isFailure({ verdict }: MailTestOutcome): boolean {
  return verdict.kind !== 'passed';
}

function textReport(outcomes: readonly MailTestOutcome[], file: string, texts: ReportTexts): string {
  const failed = outcomes.filter(isFailure);
  const parts = failed.map((outcome) => {
    const details = detailsOf(outcome, texts).map((line) => `  ${line}\n`);
    return `${file}:${outcome.test.line}: ${titleOf(outcome)}\n${details.join('')}\n`;
  });
  return `${parts.join('')}${texts.own.summary(outcomes.length - failed.length, failed.length)}\n`;
}

/** TAP version 14: details are a YAML block, of which JSON is a part. */
function tapReport(outcomes: readonly MailTestOutcome[], file: string, texts: ReportTexts): string {
  const lines = ['TAP version 14', `1..${outcomes.length}`];
  for (const [index, outcome] of outcomes.entries()) {
    // A backslash and a number sign mean something behind the name.
    const title = titleOf(outcome).replace(/[\\#]/g, '\\$&').replace(/\s+/g, ' ');
    lines.push(`${isFailure(outcome) ? 'not ok' : 'ok'} ${index + 1} - ${title}`);
    if (!isFailure(outcome)) continue;
    const at = JSON.stringify(`${file}:${outcome.test.line}`);
    lines.push('  ---', `  at: ${at}`, `  message: ${JSON.stringify(detailsOf(outcome, texts).join('\n'))}`, '  ...');
  }
  return `${lines.join('\n')}\n`;
}

function junitReport(outcomes: readonly MailTestOutcome[], file: string, texts: ReportTexts): string {
  const failures = outcomes.filter(isFailure).length;
  const cases = outcomes.map((outcome) => {
    const place = `classname="${xmlText(file)}" file="${xmlText(file)}" line="${outcome.test.line}"`;
    const start = `  <testcase name="${xmlText(titleOf(outcome))}" ${place}`;
    if (!isFailure(outcome)) return `${start}/>\n`;
    const details = detailsOf(outcome, texts);
    const message = xmlText(details.slice(0, 2).join('; '));
    return `${start}>\n    <failure message="${message}">${xmlText(details.join('\n'))}</failure>\n  </testcase>\n`;
  });
  const counts = `tests="${outcomes.length}" failures="${failures}"`;
  const suite = `<testsuite name="${xmlText(file)}" ${counts}>\n${cases.join('')}</testsuite>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${suite}`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 does not allow at all become U+FFFD. */
function xmlText(text: string): string {
  return text
    .replace(/[&<>"]/g, (char) => entities[char] ?? char)
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}
