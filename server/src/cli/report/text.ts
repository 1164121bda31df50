import { harmless, show, widthOf } from '../displayWidth.ts';
import type { Problem } from '../problem.ts';
import { rulePage } from '../../ide/diagnostics.ts';
import type { Severity } from '../../rules/rule.ts';
import { type JudgedBy, type Report, allProblems, countAll } from './report.ts';

const colours: Readonly<Record<Severity, string>> = { error: '31', warning: '33', information: '36', hint: '90' };
/** The widest piece of a line that is quoted. */
const widest = 140;

/** A report for people: each problem with its line and a mark below the place. */
export function textReport(report: Report, colour: boolean): string {
  const problems = allProblems(report);
  const paint: Paint = (code, text) => (colour && text ? `\u001B[${code}m${text}\u001B[0m` : text);
  const say = report.messages.lint;
  const blocks = problems.map((problem) => block(problem, report, paint));
  const counts = countAll(report);
  const total = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const summary =
    total === 0
      ? say.clean({ files: report.files.length, staged: report.staged })
      : say.summary({
          ...counts,
          fixable: problems.filter(({ fixable }) => fixable).length,
        });
  const notes = [
    ...(total > problems.length ? [say.notListed({ count: total - problems.length })] : []),
    ...(report.fixed ? [say.fixed({ count: report.fixed })] : []),
    ...(report.known ? [say.known({ count: report.known })] : []),
  ];
  notes.push(...[...new Set(problems.map(({ code }) => code))].sort().map((code) => `${code}: ${rulePage(code)}`));
  if (report.files.length) notes.push(...releaseNotes(report));
  return [...blocks, [paint(summaryColour(counts), summary), ...notes].join('\n'), ''].join('\n');
}

function summaryColour(counts: Readonly<Record<Severity, number>>): string {
  if (counts.error) return `1;${colours.error}`;
  return counts.warning ? `1;${colours.warning}` : '32';
}

/** By which release the files were judged; how many, where there are several releases. */
function releaseNotes({ files, messages }: Report): string[] {
  const counts = new Map<string, { readonly about: JudgedBy; files: number }>();
  for (const { judgedBy } of files) {
    const key = JSON.stringify(judgedBy);
    const known = counts.get(key);
    if (known) known.files++;
    else counts.set(key, { about: judgedBy, files: 1 });
  }
  return [...counts.values()].map(({ about, files: some }) => {
    const { release, source, settings = '' } = about;
    return messages.lint.judgedBy({
      release,
      source,
      settings: harmless(settings),
      files: counts.size > 1 ? some : undefined,
    });
  });
}

type Paint = (code: string, text: string) => string;

function block(problem: Problem, report: Report, paint: Paint): string {
  const { severity, start } = problem;
  const place = `${harmless(problem.path)}:${start.line}:${start.column}`;
  const level = paint(`1;${colours[severity]}`, report.messages.lint.severity[severity]);
  const code = paint('90', `[${problem.code}]`);
  const head = `${paint('1', place)}: ${level}: ${harmless(problem.message)} ${code}`;
  // Bytes that are no text tell nobody anything.
  if (problem.code === 'not-plain-text') return `${head}\n`;
  const { quoted, mark } = quote(problem);
  const gutter = String(start.line);
  return [
    head,
    `${paint('90', `${gutter} |`)} ${quoted}`,
    `${paint('90', `${' '.repeat(gutter.length)} |`)} ${mark.blank}${paint(`1;${colours[severity]}`, mark.carets)}`,
    '',
  ].join('\n');
}

/** The line, cut where it is too long, and what goes below it. */
function quote(problem: Problem): { quoted: string; mark: { blank: string; carets: string } } {
  const shown = show(problem.source);
  const cell = (unit: number): number => shown.cells[Math.min(Math.max(unit, 0), shown.cells.length - 1)] ?? 0;
  const from = cell(problem.start.column - 1);
  const to = problem.end.line > problem.start.line ? cell(problem.source.length) : cell(problem.end.column - 1);
  const window = cut(shown.text, from, Math.max(to, from + 1));
  const length = Math.max(1, Math.min(to - from, window.end - from));
  return {
    quoted: window.text,
    mark: { blank: ' '.repeat(from - window.start + window.lead), carets: '^'.repeat(length) },
  };
}

/** The stretch of a line around the cells of a problem. */
function cut(text: string, from: number, to: number): { text: string; start: number; end: number; lead: number } {
  if (widthOf(text) <= widest) return { text, start: 0, end: Math.max(widthOf(text), to), lead: 0 };
  const first = Math.max(0, Math.min(from - 20, to - widest + 20));
  let at = 0;
  let start: number | undefined;
  let piece = '';
  let end = 0;
  for (const character of text) {
    const width = widthOf(character);
    if (at >= first && at + width <= first + widest) {
      start ??= at;
      piece += character;
      end = at + width;
    }
    at += width;
  }
  const lead = first > 0 ? '…' : '';
  return { text: `${lead}${piece}${end < at ? '…' : ''}`, start: start ?? 0, end, lead: lead.length };
}
