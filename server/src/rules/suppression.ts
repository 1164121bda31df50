import { lineKind, lineStart, nextLine } from '../syntax/physicalLine.ts';
import type { Finding } from './rule.ts';

const word = 'postfix-lint-disable';
/**
 * `# postfix-lint-disable CODE …` for the file,
 * `# postfix-lint-disable-next-line CODE …` for the next line with content.
 */
const marker = /postfix-lint-disable(-next-line)?(?![-\w])[ \t]*([^\r\n]*)/;

/** Whether a text has anything that could switch a rule off. */
export function mayBeSuppressed(text: string): boolean {
  return text.includes(word);
}

/**
 * The findings without those that comments switch off, in main.cf and master.cf alike. Without a code behind it a
 * comment speaks of all.
 */
export function suppressed<F extends Pick<Finding, 'code' | 'span'>>(text: string, findings: F[]): F[] {
  if (findings.length === 0 || !mayBeSuppressed(text)) return findings;
  const { file, lines } = commentsIn(text);
  return findings.filter(
    ({ code, span }) => !speaksOf(file, code) && !speaksOf(lines.get(lineStart(text, span.start)) ?? [], code),
  );
}

/** The codes that a comment names. */
type Codes = 'all' | ReadonlySet<string>;

function speaksOf(comments: readonly Codes[], code: string): boolean {
  return comments.some((codes) => codes === 'all' || codes.has(code));
}

/** The comments for the file, and those for a line by where it starts. */
function commentsIn(text: string): {
  readonly file: readonly Codes[];
  readonly lines: ReadonlyMap<number, readonly Codes[]>;
} {
  const file: Codes[] = [];
  const lines = new Map<number, Codes[]>();
  let next = -1;
  for (let at = text.indexOf(word); at >= 0;) {
    const [start, end] = [lineStart(text, at), nextLine(text, at)];
    const match = lineKind(text, start) === 'comment' ? marker.exec(text.slice(start, end)) : null;
    if (match?.[1]) {
      // Of several comments in a row each speaks of the same line.
      if (next < end) next = lineWithContent(text, end);
      const others = lines.get(next);
      if (others) others.push(readCodes(match[2] ?? ''));
      else lines.set(next, [readCodes(match[2] ?? '')]);
    } else if (match) file.push(readCodes(match[2] ?? ''));
    at = text.indexOf(word, end);
  }
  return { file, lines };
}

/** The words up to a ` -- ` with the reason behind it. A word that is no code must not switch everything off. */
function readCodes(text: string): Codes {
  const words = text
    .replace(/(?:^|\s)--(?:\s.*)?$/, '')
    .split(/[\s,:]+/)
    .filter((one) => one !== '');
  return words.length ? new Set(words) : 'all';
}

/** The first line from an offset on that is neither comment nor blank; the text's end where there is none. */
function lineWithContent(text: string, from: number): number {
  for (let at = from; at < text.length; at = nextLine(text, at)) {
    const kind = lineKind(text, at);
    if (kind === 'flush' || kind === 'indented') return at;
  }
  return text.length;
}
