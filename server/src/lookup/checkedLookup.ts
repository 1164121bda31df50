import type { ByteString } from '../base/byteString.ts';
import { foldCase, isUtf8, lowerAscii } from '../base/utf8.ts';
import { type LookupAnswer, type TableWarning, withWarnings } from './answer.ts';
import type { OpenOptions, TableName } from './table.ts';

/** A key as tables of keys keep it. */
export function foldKey(key: ByteString, { foldsKeys = true, utf8 = true }: OpenOptions): ByteString {
  if (!foldsKeys) return key;
  return utf8 ? foldCase(key) : lowerAscii(key);
}

/**
 * What stands around each table: dict_utf8.c. A key that is not UTF-8 is never found; a value that is not UTF-8 is an
 * error. With smtputf8_enable = no nothing is checked, and tables of keys fold ASCII by themselves.
 */
export function checkedLookup(
  { type, name }: TableName,
  fixedKeys: boolean,
  options: OpenOptions,
  lookup: (key: ByteString) => LookupAnswer,
): (key: ByteString, isFolded: boolean) => LookupAnswer {
  const fold = (key: ByteString): ByteString => (fixedKeys ? foldKey(key, options) : key);
  if (options.utf8 === false) return (key) => lookup(fold(key));
  const malformed = 'malformed UTF-8 or invalid codepoint';
  return (key, isFolded) => {
    if (!isFolded && !isUtf8(key))
      return { kind: 'notFound', warnings: [warningOf(`${type}:${name}: non-UTF-8 key "${key}": ${malformed}`)] };
    const answer = lookup(isFolded ? key : fold(key));
    if (answer.kind !== 'found' || isUtf8(answer.value)) return answer;
    const message = `${type}:${name}: key "${key}": non-UTF-8 value "${answer.value}": ${malformed}`;
    // DICT_ERR_CONFIG: postmap then leaves errno out of its text.
    return withWarnings([...answer.warnings, warningOf(message)], queryError({ type, name }, 'config'));
  };
}

/** A warning that is about no line. */
export function warningOf(message: ByteString): TableWarning {
  return { severity: 'warning', message };
}

/** What postmap says where a look-up fails. No errno is set then, and mystrerror() calls that an application error. */
export function queryError({ type, name }: TableName, cause: 'retry' | 'config'): LookupAnswer {
  const detail = cause === 'retry' ? ': Application error' : '';
  return { kind: 'error', message: `table ${type}:${name}: query error${detail}`, warnings: [] };
}
