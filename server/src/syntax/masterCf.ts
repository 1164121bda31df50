import { lineKind, nextLine } from './physicalLine.ts';
import { isSpace } from './characters.ts';
import { firstIndex } from './firstIndex.ts';
import { type LogicalText, type Piece, sliceLogical, toSource, toSourceEnd } from './logicalText.ts';
import { splitAt, unbrace } from './splitList.ts';
import type { Span } from './span.ts';

/** A parsed master.cf. Spans are offsets in the file. */
export interface MasterCf {
  readonly entries: readonly MasterEntry[];
}

/** One logical line: eight columns, then arguments (master/master_ent.c). */
export interface MasterEntry {
  readonly span: Span;
  /** Column words, at most eight: service, type, private, unprivileged, chroot, wakeup, process limit, command. */
  readonly columns: readonly MasterWord[];
  readonly arguments: readonly MasterWord[];
  /** `-o` settings, in order; the last of a name wins. */
  readonly overrides: readonly MasterOverride[];
  /** Whether it is indented at the start of the file and continues nothing: Postfix skips it. */
  readonly stray: boolean;
}

/** A column or an argument; braces around it are off. */
export interface MasterWord {
  readonly text: string;
  readonly span: Span;
  /** What is wrong with its braces. */
  readonly problem?: 'unclosed' | 'trailing';
  /** It was written in `{ }`. */
  readonly braced?: true;
}

/** `-o name=value`, as far as it can be read. */
export interface MasterOverride {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: LogicalText;
  readonly valueSpan: Span;
  /** The word after `-o`, or the `-oname=value` word. */
  readonly span: Span;
  /** No `name=value` can be read from it: fatal in the daemon. */
  readonly problem?: 'missing-equals' | 'empty-name' | 'unclosed' | 'trailing';
}

/** Service, type, private, unprivileged, chroot, wakeup time, process limit, command (master_ent.c). */
export const columnCount = 8;

/** Parses any text; never throws. */
export function parseMasterCf(text: string): MasterCf {
  const entries: MasterEntry[] = [];
  for (let at = 0; at < text.length;) {
    const kind = lineKind(text, at);
    if (kind === 'blank' || kind === 'comment') {
      at = nextLine(text, at);
      continue;
    }
    const pieces: Piece[] = [];
    let logical = '';
    let end = at;
    for (let line = at; line < text.length;) {
      const next = nextLine(text, line);
      const own = lineKind(text, line);
      if (line !== at && own === 'flush') break;
      if (own === 'flush' || own === 'indented') {
        pieces.push({ at: logical.length, source: line });
        logical += text.slice(line, text.charAt(next - 1) === '\n' ? next - 1 : next);
        end = next;
      }
      line = next;
    }
    entries.push(
      readEntry(
        { text: logical, pieces, from: 0 },
        { start: at, end },
        kind === 'indented' && entries.every((e) => e.stray),
      ),
    );
    at = end;
  }
  return { entries };
}

/**
 * Keeps a placeholder of a template, `{{ x }}` or `<%= x %>`, one word where a column is: Postfix never sees it, and
 * what stands behind it is in its own column then. In the arguments braces have a meaning.
 */
function behindPlaceholder(text: string): ((at: number) => number) | undefined {
  if (!/\{[{%]|<%|\[%/.test(text)) return undefined;
  const ends = new Map<number, number>();
  for (const match of text.matchAll(/\{\{[^{}]*\}\}|\{%[^{}]*%\}|<%[^<>]*%>|\[%[^[\]]*%\]/g)) {
    if (text.slice(0, match.index).trim().split(/\s+/).length <= columnCount)
      ends.set(match.index, match.index + match[0].length);
  }
  return (at) => ends.get(at) ?? at;
}

function readEntry(line: LogicalText, span: Span, stray: boolean): MasterEntry {
  const words: MasterWord[] = [];
  // master_ent.c: whitespace alone separates (CHARS_SPACE), and braces count behind the eight columns only.
  for (const item of splitAt(line.text, isSpace, (index) => index >= columnCount, behindPlaceholder(line.text))) {
    const own = { start: toSource(line, item.span.start), end: toSourceEnd(line, item.span.end) };
    if (words.length >= columnCount && item.text.startsWith('{')) {
      const inner = unbrace(item.text);
      words.push({ text: inner.text, span: own, braced: true, ...(inner.problem ? { problem: inner.problem } : {}) });
    } else words.push({ text: item.text, span: own });
  }
  const args = words.slice(columnCount);
  return { span, stray, columns: words.slice(0, columnCount), arguments: args, overrides: readOverrides(line, args) };
}

/**
 * Options end at the first argument that does not start with `-`, or at `--`; only `o` takes a value. master_ent.c
 * takes the braces off before the program sees the words, so that `{-o}` is an option.
 */
function readOverrides(line: LogicalText, args: readonly MasterWord[]): MasterOverride[] {
  const overrides: MasterOverride[] = [];
  for (let i = 0; i < args.length; i++) {
    const word = args[i] as MasterWord;
    if (!word.text.startsWith('-') || word.text === '-' || word.text === '--') break;
    const o = word.text.indexOf('o', 1);
    if (o < 0) continue;
    if (o + 1 < word.text.length) {
      overrides.push(
        readOverride(line, {
          ...word,
          text: word.text.slice(o + 1),
          span: { start: word.span.start + o + 1, end: word.span.end },
        }),
      );
    } else {
      const next = args[++i];
      if (next) overrides.push(readOverride(line, next));
      else
        overrides.push({
          name: '',
          nameSpan: word.span,
          value: { text: '', pieces: [], from: 0 },
          valueSpan: word.span,
          span: word.span,
          problem: 'missing-equals',
        });
    }
  }
  return overrides;
}

function readOverride(line: LogicalText, word: MasterWord): MasterOverride {
  // Where the word's text stands in the logical line, braces and blanks inside them left out.
  const from = line.pieces.length ? locate(line, word) : 0;
  const equals = word.text.indexOf('=');
  const nameEnd = equals < 0 ? word.text.length : equals;
  const name = trimSpace(word.text.slice(0, nameEnd));
  let valueStart = equals < 0 ? word.text.length : equals + 1;
  while (valueStart < word.text.length && isSpace(word.text.charCodeAt(valueStart))) valueStart++;
  const value = trimSpace(word.text.slice(valueStart));
  const at = (offset: number): number => toSource(line, from + offset);
  const nameProblem = name === '' ? 'empty-name' : undefined;
  const problem = word.problem ?? (equals < 0 || hasSpace(name) ? 'missing-equals' : nameProblem);
  return {
    name,
    nameSpan: { start: at(0), end: Math.max(at(0), toSourceEnd(line, from + Math.max(name.length, 0))) },
    value: value
      ? sliceLogical(line, from + valueStart, from + valueStart + value.length)
      : { text: '', pieces: [{ at: 0, source: word.span.end }], from: 0 },
    valueSpan: value
      ? { start: at(valueStart), end: toSourceEnd(line, from + valueStart + value.length) }
      : { start: word.span.end, end: word.span.end },
    span: word.span,
    ...(problem ? { problem } : {}),
  };
}

/** The entry that an offset of the file belongs to. */
export function entryAt({ entries }: MasterCf, offset: number): MasterEntry | undefined {
  const entry = entries[firstIndex(entries, ({ span }) => span.start <= offset) - 1];
  return entry && offset <= entry.span.end ? entry : undefined;
}

/** Without isspace() characters around it: JavaScript's trim() knows more of them. */
function trimSpace(text: string): string {
  return text.replace(/^[ \t-\r]+|[ \t-\r]+$/g, '');
}
function hasSpace(text: string): boolean {
  return /[ \t-\r]/.test(text);
}

/** The offset in the logical line at which the word's (unbraced) text starts. */
function locate(line: LogicalText, word: MasterWord): number {
  for (let i = line.pieces.length - 1; i >= 0; i--) {
    const piece = line.pieces[i] as Piece;
    if (piece.source <= word.span.start) {
      let at = piece.at + word.span.start - piece.source;
      if (word.braced) {
        at++;
        while (isSpace(line.text.charCodeAt(at))) at++;
      }
      return at;
    }
  }
  return 0;
}
