import { type WrittenItem, writtenItems } from '../model/typedValue.ts';
import type { TypedValue } from '../model/typedValue.ts';

const fullWidth = /[\u3000-\u3003\uff01-\uff5e\u2018\u2019\u201c\u201d]/;

/**
 * Whether another rule tells of what is wrong with a plain value: a comment behind it, quotes around it, full-width
 * characters in it. What is left when that is mended is judged then.
 */
export function leftToOthers(text: string): boolean {
  return /(?:^|\s)#/.test(text) || /^["']/.test(text) || /[^\s]["']$/.test(text) || fullWidth.test(text) || /\s=\s|^\S+\s+\w+=/.test(text);
}

/** The items of a list up to a comment or a swallowed `name = value`, without those in quotes or full-width characters. */
export function judgedItems(value: Pick<TypedValue, 'logical' | 'macros'>, options?: Parameters<typeof writtenItems>[1]): WrittenItem[] {
  const items = writtenItems(value, options);
  let end = items.findIndex(({ text }) => text.startsWith('#'));
  if (end < 0) end = items.length;
  const equals = items.findIndex(({ text }, i) => i > 0 && (text === '=' || /^=?[a-z0-9_]+=$|^=/.test(text)));
  if (equals >= 0) end = Math.min(end, items[equals]?.text.match(/^[a-z0-9_]+=$/) ? equals : equals - 1);
  return items.slice(0, end).filter(({ text }) => !/^["']|["']$/.test(text) && !fullWidth.test(text));
}
