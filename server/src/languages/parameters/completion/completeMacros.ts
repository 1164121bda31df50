import { isNameCharacter, isSpace } from '../../../syntax/characters.ts';
import { parameterItems, serviceItems } from './completeNames.ts';
import type { Cursor } from './completionCursor.ts';
import { type Offer, type OfferedItem, item } from '../../offer.ts';

/** Names behind `$`, `${` and `$(`: those of the file's own first. A bracket that nothing closes is closed. */
export function completeMacros(cursor: Cursor, before: string, after: string): Offer | undefined {
  const {
    document,
    offset,
    scope: { macro },
    parameter,
    name,
  } = cursor;
  // `$name` in a RAW value is no main.cf parameter (CONFIG_RAW_TABLE).
  if (!macro || parameter?.raw) return undefined;
  const {
    text,
    configuration: { knowledge, release, settings },
  } = document.context;
  let end = offset;
  while (end < text.length && isNameCharacter(text.charCodeAt(end))) end++;
  const suffix = macro.form === 'plain' ? '' : closing(cursor, macro.form, after);
  const wording = (own: string): { text?: string } => (suffix === '' ? {} : { text: own + suffix });
  const items: OfferedItem[] = [];
  const known = new Set<string>([name]);
  for (const one of [
    ...parameterItems(knowledge, release, document.messages, suffix),
    ...serviceItems(document, suffix),
  ]) {
    if (one.label === name || !isMacroName(one.label)) continue;
    known.add(one.label);
    items.push(one);
  }
  const start = offset - (before.length - macro.start);
  const ownNames = [...settings.keys()].filter((own) => !known.has(own) && isMacroName(own));
  const shown =
    ownNames.length <= mostOwn ? ownNames : ownNames.filter(holding(text.slice(start, offset))).slice(0, mostOwn);
  const kind = 'variable';
  for (const own of shown) {
    items.push(
      item(own, {
        ...wording(own),
        order: 'first',
        kind,
        description: document.messages.completion.ownParameter,
      }),
    );
  }
  return { span: { start, end }, items, about: { kind: 'parameter' }, incomplete: ownNames.length > mostOwn };
}

/**
 * Of more names of the file's own those are offered that go with what is typed, and the client asks again as it goes
 * on.
 */
const mostOwn = 500;

/** Whether a name has the letters of what is typed, in their order: so do clients choose. */
function holding(typed: string): (name: string) => boolean {
  const letters = [...typed.toLowerCase()];
  return (name) => {
    let at = 0;
    const all = name.toLowerCase();
    return letters.every((letter) => {
      at = all.indexOf(letter, at) + 1;
      return at > 0;
    });
  };
}

/** mac_parse() takes letters, digits and `_` alone: `$smtp-amavis_x` is `$smtp` with text behind it. */
function isMacroName(name: string): boolean {
  for (let at = 0; at < name.length; at++) if (!isNameCharacter(name.charCodeAt(at))) return false;
  return name !== '';
}

/** The bracket to add behind the name: none where the brackets that are open before it are all closed behind it. */
function closing({ scope: { open } }: Cursor, form: 'braces' | 'parentheses', after: string): string {
  const [opener, closer] = form === 'braces' ? ['{', '}'] : ['(', ')'];
  let at = 0;
  while (isNameCharacter(after.charCodeAt(at))) at++;
  let next = at;
  while (isSpace(after.charCodeAt(next))) next++;
  // What follows belongs to this macro only where it is something that can stand behind a name.
  if (![closer, '?', ':'].includes(after.charAt(next))) return closer as string;
  let missing = open.filter(({ bracket }) => bracket === opener).length;
  let level = 0;
  for (; at < after.length && missing > 0; at++) {
    const char = after.charAt(at);
    if (char === opener) level++;
    else if (char === closer && level > 0) level--;
    else if (char === closer) missing--;
  }
  return missing > 0 ? (closer as string) : '';
}
