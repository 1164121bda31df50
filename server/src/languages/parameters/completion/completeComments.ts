import { rules } from '../../../rules/index.ts';
import { type Offer, item } from '../../offer.ts';
import type { LanguageDocument } from '../../language.ts';

const forLine = 'postfix-lint-disable-next-line';
const forFile = 'postfix-lint-disable';
/** Letters before which a comment is taken for prose, or for a setting that is commented out. */
const prefix = 'pos';

/**
 * In a comment: the marks that switch rules off, and behind such a mark the codes of rules. Nothing else.
 * @param before from behind the `#` to the cursor
 */
export function completeComments(
  { messages, context: { text } }: Pick<LanguageDocument, 'messages' | 'context'>,
  before: string,
  offset: number,
): Offer | undefined {
  const marker = before.lastIndexOf(forFile);
  const behind =
    marker < 0
      ? null
      : /^postfix-lint-disable(?:-next-line)?[ \t]+(?:[-a-z0-9]+[\s,]+)*([-a-z0-9]*)$/.exec(before.slice(marker));
  if (behind) {
    const given = new Set(before.split(/[\s,]+/));
    const start = offset - (behind[1] ?? '').length;
    const end = wordEnd(text, offset);
    const own = text.slice(start, end);
    const codes = [...new Set(rules.map(({ code }) => code))]
      .filter((code) => code === own || !given.has(code))
      .sort();
    return { span: { start, end }, items: codes.map((code) => item(code, { kind: 'enumMember' })) };
  }
  const word = /^[ \t#]*([-a-z]*)$/.exec(before)?.[1];
  if (word === undefined || !forLine.startsWith(word) || (word !== '' && !word.startsWith(prefix))) return undefined;
  return {
    span: { start: offset - word.length, end: wordEnd(text, offset) },
    items: [
      item(forLine, {
        text: `${forLine} `,
        kind: 'keyword',
        order: 1,
        description: messages.completion.disableNextLine,
      }),
      item(forFile, { text: `${forFile} `, kind: 'keyword', order: 2, description: messages.completion.disableFile }),
    ],
  };
}

function wordEnd(text: string, from: number): number {
  let end = from;
  while (/[-a-z0-9]/.test(text.charAt(end))) end++;
  return end;
}
