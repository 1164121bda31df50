import { lineStart, nextLine } from '../../syntax/physicalLine.ts';
import type { Fix, InstanceRule, TextEdit } from '../rule.ts';
import { type NamedCode, codesInLine } from '../suppression.ts';

/**
 * A code in a comment that switches rules off, which is none or switches nothing off. The check itself finds it,
 * once it
 * knows what the comments switched off (suppressionFindings.ts).
 */
export const suppressionCode: InstanceRule<'suppression-code'> = {
  code: 'suppression-code',
  severity: 'warning',
  scope: 'instance',
  check: () => undefined,
  fixes({ file, span, data: { name, near } }, context) {
    const text = file === 'master.cf' ? context.master?.text : context.text;
    if (text === undefined) return [];
    const rename: Fix[] =
      near === undefined
        ? []
        : [{ title: { key: 'rename', data: { name: near } }, edits: [{ span, text: near }], preferred: true }];
    const remove: Fix = {
      title: { key: 'removeLine', data: { name } },
      edits: [removal(text, span.start)],
      ...(near === undefined ? { preferred: true } : {}),
    };
    return [...rename, remove];
  },
};

/**
 * Takes one code out of its comment; with the last one goes the line, since a comment without a code speaks of all.
 */
function removal(text: string, at: number): TextEdit {
  const line = { start: lineStart(text, at), end: nextLine(text, at) };
  const codes = codesInLine(text, line.start, line.end);
  const named: readonly NamedCode[] = codes === undefined || codes === 'all' ? [] : codes;
  const index = named.findIndex(({ span }) => span.start === at);
  const own = named[index];
  if (!own || named.length < 2) return { span: line, text: '' };
  const [before, after] = [named[index - 1], named[index + 1]];
  const start = before ? before.span.end : own.span.start;
  const end = before ? own.span.end : (after?.span.start ?? own.span.end);
  return { span: { start, end }, text: '' };
}
