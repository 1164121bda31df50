import { lineKind, lineStart, nextLine } from '../syntax/physicalLine.ts';
import type { Span } from '../syntax/span.ts';
import type { Finding } from './rule.ts';

const word = 'postfix-lint-disable';
/**
 * `# postfix-lint-disable CODE …` for the file,
 * `# postfix-lint-disable-next-line CODE …` for the next line with content.
 */
const marker = /postfix-lint-disable(-next-line)?(?![-\w])[ \t]*([^\r\n]*)/d;

/** Whether a text has anything that could switch a rule off. */
export function mayBeSuppressed(text: string): boolean {
  return text.includes(word);
}

/** A code in a comment that switches rules off. */
export interface NamedCode {
  readonly code: string;
  /** Where it stands in the file. */
  readonly span: Span;
  /** Where the line starts that the comment speaks of; undefined: it speaks of the file. */
  readonly line: number | undefined;
  /** Whether it switched any finding off. */
  readonly used: boolean;
}

/** What comments of a file leave of its findings. */
export interface Suppressed<F> {
  readonly shown: readonly F[];
  /** The codes that they name, in file order. */
  readonly codes: readonly NamedCode[];
}

/**
 * The findings without those that comments switch off, in main.cf and master.cf alike. Without a code behind it a
 * comment speaks of all.
 */
export function suppress<F extends Pick<Finding, 'code' | 'span'>>(
  text: string,
  findings: readonly F[],
): Suppressed<F> {
  if (!mayBeSuppressed(text)) return { shown: findings, codes: [] };
  const { file, lines, named } = commentsIn(text);
  const shown = findings.filter(({ code, span }) => {
    // Both are asked: either may be the one that nobody would miss.
    const byFile = speaksOf(file, code);
    const byLine = speaksOf(lines.get(lineStart(text, span.start)) ?? [], code);
    return !byFile && !byLine;
  });
  return { shown, codes: named };
}

/**
 * The codes in the comment of one line, in order; `all` where it names none, undefined where it is no such comment.
 */
export function codesInLine(text: string, start: number, end: number): readonly NamedCode[] | 'all' | undefined {
  return lineKind(text, start) === 'comment' ? readComment(text, start, end)?.codes : undefined;
}

/** The codes that a comment names. */
type Codes = 'all' | readonly MutableCode[];
type MutableCode = { -readonly [Key in keyof NamedCode]: NamedCode[Key] };

function speaksOf(comments: readonly Codes[], code: string): boolean {
  let spoken = false;
  for (const codes of comments) {
    const named = codes === 'all' ? undefined : codes.find((one) => one.code === code);
    if (named) named.used = true;
    if (named || codes === 'all') spoken = true;
  }
  return spoken;
}

/** The comments for the file, and those for a line by where it starts. */
function commentsIn(text: string): {
  readonly file: readonly Codes[];
  readonly lines: ReadonlyMap<number, readonly Codes[]>;
  readonly named: readonly NamedCode[];
} {
  const file: Codes[] = [];
  const lines = new Map<number, Codes[]>();
  const named: MutableCode[] = [];
  let next = -1;
  for (let at = text.indexOf(word); at >= 0;) {
    const [start, end] = [lineStart(text, at), nextLine(text, at)];
    const comment = lineKind(text, start) === 'comment' ? readComment(text, start, end) : undefined;
    if (comment && comment.codes !== 'all') named.push(...comment.codes);
    if (comment?.nextLine) {
      // Of several comments in a row each speaks of the same line.
      if (next < end) next = lineWithContent(text, end);
      if (comment.codes !== 'all') for (const code of comment.codes) code.line = next;
      const others = lines.get(next);
      if (others) others.push(comment.codes);
      else lines.set(next, [comment.codes]);
    } else if (comment) file.push(comment.codes);
    at = text.indexOf(word, end);
  }
  return { file, lines, named };
}

/** Reads the words up to a ` -- ` with the reason behind it. A word that is no code must not switch everything off. */
function readComment(
  text: string,
  start: number,
  end: number,
): { readonly nextLine: boolean; readonly codes: Codes } | undefined {
  const match = marker.exec(text.slice(start, end));
  if (!match) return undefined;
  const list = (match[2] ?? '').replace(/(?:^|\s)--(?:\s.*)?$/, '');
  const from = start + (match.indices?.[2]?.[0] ?? 0);
  const named = [...list.matchAll(/[^\s,:]+/g)].map(({ 0: code, index }): MutableCode => {
    const at = from + index;
    return { code, span: { start: at, end: at + code.length }, line: undefined, used: false };
  });
  return { nextLine: match[1] !== undefined, codes: named.length ? named : 'all' };
}

/** The first line from an offset on that is neither comment nor blank; the text's end where there is none. */
function lineWithContent(text: string, from: number): number {
  for (let at = from; at < text.length; at = nextLine(text, at)) {
    const kind = lineKind(text, at);
    if (kind === 'flush' || kind === 'indented') return at;
  }
  return text.length;
}
