import type { MainCf } from '../syntax/mainCf.ts';
import { lineKind, nextLine } from '../syntax/parseElement.ts';
import type { Context, Finding } from './rule.ts';

/** `# postfix-lint-disable CODE …` for the file, `# postfix-lint-disable-next-line CODE …` for the next line with content. */
const marker = /postfix-lint-disable(-next-line)?(?![-\w])[ \t]*([^\r\n]*)/;

/** The findings without those that comments switch off. Without a code behind it a comment speaks of all. */
export function suppressed({ text, configuration: { tree } }: Pick<Context, 'text' | 'configuration'>, findings: Finding[]): Finding[] {
  if (findings.length === 0 || !text.includes('postfix-lint-disable')) return findings;
  const file: Codes[] = [];
  const lines: { start: number; end: number; codes: Codes }[] = [];
  for (let i = 0; i < tree.elements.length; i++) {
    const element = tree.elements[i];
    if (!element) continue;
    if (element.kind === 'blank' || !element.text.includes('postfix-lint-disable')) continue;
    const spans = element.kind === 'comment' ? [element.span] : element.kind === 'stray' ? [] : element.comments;
    for (const span of spans) {
      const match = marker.exec(element.text.slice(span.start, span.end));
      if (!match) continue;
      const codes = readCodes(match[2] ?? '');
      if (!match[1]) { file.push(codes); continue; }
      const line = lineWithContent(tree, i, span.end);
      if (line) lines.push({ ...line, codes });
    }
  }
  if (!file.length && !lines.length) return findings;
  return findings.filter(({ code, span }) =>
    !file.some((codes) => codes === 'all' || codes.has(code))
    && !lines.some(({ start, end, codes }) => span.start >= start && span.start < end && (codes === 'all' || codes.has(code))));
}

type Codes = 'all' | ReadonlySet<string>;

/** The words up to a ` -- ` with the reason behind it. A word that is no code must not switch everything off. */
function readCodes(text: string): Codes {
  const words = text.replace(/(?:^|\s)--(?:\s.*)?$/, '').split(/[\s,:]+/).filter((word) => word !== '');
  return words.length ? new Set(words) : 'all';
}

/** The first line behind an offset in an element that is neither comment nor blank. */
function lineWithContent(tree: MainCf, index: number, from: number): { start: number; end: number } | undefined {
  let offset = nextLine(tree.elements[index]?.text ?? '', from);
  for (let i = index; i < tree.elements.length; i++, offset = 0) {
    const text = tree.elements[i]?.text ?? '';
    const base = tree.offsets[i] ?? 0;
    for (let at = offset; at < text.length; at = nextLine(text, at)) {
      const kind = lineKind(text, at);
      if (kind === 'flush' || kind === 'indented') return { start: base + at, end: base + nextLine(text, at) };
    }
  }
  return undefined;
}
