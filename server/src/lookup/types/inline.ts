import type { ByteString } from '../../base/byteString.ts';
import { isUtf8 } from '../../base/utf8.ts';
import { bracedContent, readBraced, splitOutsideBraces } from '../../syntax/tables/braces.ts';
import { isTableSpace, skipSpace, trimmedEnd } from '../../syntax/tables/logicalLine.ts';
import { notFound } from '../answer.ts';
import { foldKey } from '../checkedLookup.ts';
import type { OpenContext, OpenedTable, TableName } from '../table.ts';

/** inline:{ key = value, … }: the last of equal keys wins, without a word (dict_inline.c). One bad entry ends all. */
export function openInline({ type, name }: TableName, { options }: OpenContext): OpenedTable {
  const failed = (problem: string): OpenedTable => ({
    kind: 'failed',
    message: `${problem}: "${type}:${name}"; need "${type}:{name=value...}"`,
    warnings: [],
  });
  if (options.utf8 !== false && !isUtf8(name)) return failed('bad UTF-8 syntax');
  const inside = bracedContent(name);
  if (inside === undefined) return failed('bad syntax');
  const values = new Map<ByteString, ByteString>();
  for (const word of splitOutsideBraces(inside)) {
    const entry = readInlineEntry(word);
    if (entry.problem !== undefined) return failed(entry.problem);
    values.set(foldKey(entry.key, options), entry.value);
  }
  if (values.size === 0) return failed('empty table');
  return {
    kind: 'open',
    fixedKeys: true,
    warnings: [],
    lookup: (key) => {
      const value = values.get(key);
      return value === undefined ? notFound : { kind: 'found', value, warnings: [] };
    },
  };
}

/** `key=value` or `{key = value}`, or Postfix's words against it: split_qnameval.c. */
export function readInlineEntry(word: string): {
  readonly key: string;
  readonly value: string;
  readonly problem?: string;
} {
  const braced = word.startsWith('{') ? readBraced(word) : { text: word };
  const { text } = braced;
  const start = skipSpace(text, 0);
  const problem = (message: string): { key: string; value: string; problem: string } => ({
    key: '',
    value: '',
    problem: message,
  });
  if (braced.problem !== undefined) return problem(braced.problem);
  if (start === text.length) return problem('no key found; expected format: key = value');
  let end = start;
  let isQuoted = false;
  for (; end < text.length; end++) {
    const character = text[end];
    if (character === '\\') end += 1;
    else if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === '=' || isTableSpace(text.charCodeAt(end)))) break;
  }
  if (isQuoted) return problem("unbalanced '\"'");
  const equals = skipSpace(text, end);
  if (text[equals] !== '=') return problem("missing '=' after attribute name");
  const valueAt = skipSpace(text, equals + 1);
  return { key: text.slice(start, end), value: text.slice(valueAt, trimmedEnd(text, valueAt)) };
}
