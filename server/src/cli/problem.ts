import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Severity } from '../rules/rule.ts';
import type { Span } from '../syntax/span.ts';
import type { LintFile } from './files.ts';

/** A place in a file; lines and columns count from 1, columns in UTF-16 code units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** A finding, ready to be shown. */
export interface Problem {
  readonly path: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly start: LineColumn;
  /** Behind the last character. */
  readonly end: LineColumn;
  /** The line that it starts in, without its line end; empty where the file is no text. */
  readonly source: string;
  /** `--fix` mends it. */
  readonly fixable: boolean;
}

/** The problem at a span of a file. */
export function problemAt(
  file: LintFile,
  lines: Pick<TextDocument, 'positionAt' | 'offsetAt'>,
  span: Span,
  about: Pick<Problem, 'code' | 'severity' | 'message' | 'fixable'>,
): Problem {
  const [start, end] = [lines.positionAt(span.start), lines.positionAt(span.end)];
  const from = lines.offsetAt({ line: start.line, character: 0 });
  const next = file.text.indexOf('\n', from);
  return {
    path: file.path,
    ...about,
    start: { line: start.line + 1, column: start.character + 1 },
    end: { line: end.line + 1, column: end.character + 1 },
    source:
      about.code === 'not-plain-text' ? '' : file.text.slice(from, next < 0 ? undefined : next).replace(/\r$/, ''),
  };
}

/** How many problems of each severity there are. */
export function countBySeverity(problems: readonly Problem[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of problems) counts[severity]++;
  return counts;
}
