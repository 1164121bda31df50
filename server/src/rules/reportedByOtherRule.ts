import { type TypedValue, type WrittenItem, writtenItems } from '../model/typedValue.ts';
import { joinedText } from './lines/joined.ts';
import { remarkSpans } from './lines/commentsInValue.ts';
import { lookAlike } from './lines/lookAlikes.ts';

/** Placeholders of Jinja, ERB, Go and home-made templates: what will stand there is not known here. */
const placeholder = new RegExp(
  [
    /(?:^|[^$])\{\{[^{}]*\}\}|\{%|<%|\[%|@@?\w+@@?|%%\w+%%/,
    /__[A-Z][A-Z0-9_]*__|(?<!\w)_[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?!\w)/,
    /%\{\w+\}|##\w+##|(?<![\w%])%[a-z]\w*_\w+|^%[a-z]\w+$|%\(\w+\)s/,
  ]
    .map(({ source }) => source)
    .join('|'),
);
/** PH_MESSAGE_SIZE_LIMIT, DB_TYPE. */
export const upperCasePlaceholder = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const inlineTable = /\b(?:inline|randmap|pipemap|unionmap|cidr|pcre|regexp|static):\{/;

/** Whether a text holds a placeholder that a template engine will replace. */
export function isTemplate(text: string): boolean {
  return placeholder.test(text) && !inlineTable.test(text);
}

/**
 * Whether a plain value is not to be judged: another rule tells of a comment behind it, quotes around it, full-width
 * characters in it, or a macro that expands to nothing. What is left when that is mended is judged then.
 */
export function isReportedByOtherRule({
  expanded: { text },
  macros,
}: Pick<TypedValue, 'expanded' | 'macros'>): boolean {
  return text === '' ? macros !== undefined : isTextReportedByOtherRule(text);
}

/**
 * The same for a text by itself.
 * @param prose whether a person reads it: parentheses at its end are then part of it
 */
export function isTextReportedByOtherRule(text: string, { prose = false } = {}): boolean {
  return (
    !plainWord.test(text) &&
    (/(?:^|\s)#/.test(text) ||
      (!prose && /(?:^|\s)\([^()]*\)$/.test(text)) ||
      /^["']/.test(text) ||
      /[^\s]["']$/.test(text) ||
      lookAlike.test(text) ||
      joinedText.test(text) ||
      isTemplate(text) ||
      upperCasePlaceholder.test(text))
  );
}
/** As most values are: nothing of all that can be in one. */
const plainWord = /^[a-z0-9_./:-]*$/;

/**
 * The items of a list up to a comment or a swallowed `name = value`, without those in quotes or full-width characters.
 * @param options.isOwn a setting of the user's own, in which no other rule tells of quotes and of remarks
 */
export function judgedItems(
  value: Pick<TypedValue, 'logical' | 'macros'>,
  { isOwn = false, ...options }: Parameters<typeof writtenItems>[1] & { readonly isOwn?: boolean } = {},
): WrittenItem[] {
  if (isTemplate(value.logical.text)) return [];
  const items = writtenItems(value, options);
  let end = items.findIndex(({ text }) => text.startsWith('#'));
  if (end < 0) end = items.length;
  const equals = items.findIndex(({ text }, i) => i > 0 && (text === '=' || /^=?[a-z0-9_]+=$|^=/.test(text)));
  if (equals >= 0) end = Math.min(end, items[equals]?.text.match(/^[a-z0-9_]+=$/) ? equals : equals - 1);
  if (isOwn) return items.slice(0, end);
  return withoutRemarks(value.logical, items.slice(0, end)).filter(
    ({ text }) => !/^["']|["']$/.test(text) && !lookAlike.test(text),
  );
}

/** Without the words of remarks in parentheses: they are inline-comment's. */
function withoutRemarks(logical: TypedValue['logical'], items: WrittenItem[]): WrittenItem[] {
  const remarks = remarkSpans(logical);
  if (remarks.length === 0) return items;
  let next = 0;
  return items.filter(({ span }) => {
    while ((remarks[next]?.end ?? Infinity) <= span.start) next++;
    return span.start < (remarks[next]?.start ?? Infinity);
  });
}
