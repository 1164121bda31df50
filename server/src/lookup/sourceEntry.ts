import type { ByteString } from '../base/byteString.ts';
import { isUtf8 } from '../base/utf8.ts';
import { atLeast } from '../facts/release.ts';
import { readIndexedEntry } from '../syntax/tables/indexedEntry.ts';
import type { TablePlace } from './answer.ts';
import { foldKey } from './checkedLookup.ts';
import type { PlacedLine, Warn } from './tableLines.ts';
import type { OpenOptions } from './table.ts';

/** An entry, its key folded as the table keeps it. */
export interface SourceEntry {
  readonly key: ByteString;
  /** As it is written. */
  readonly writtenKey: ByteString;
  readonly value: ByteString;
  readonly place: TablePlace;
}

/**
 * The entry of a logical line, as postmap(1) and texthash read it; undefined where the line is dropped.
 * @param ignored what texthash says behind the warning of a line without a value
 */
export function readSourceEntry(
  line: PlacedLine,
  options: OpenOptions,
  ignored: string,
  warn: Warn,
): SourceEntry | undefined {
  const { text, place } = line;
  const say = (message: string): void =>
    warn({ severity: 'warning', message: `${place.file}, line ${place.line}: ${message}`, place });
  if (options.utf8 !== false && !isReadable(line, options)) {
    say(`non-UTF-8 input "${text}" -- ignoring this line`);
    return undefined;
  }
  const entry = readIndexedEntry(text);
  if (entry.problem === 'unbalanced-quote') {
    say(`unbalanced '"' in '${text}' -- ignoring this line`);
    return undefined;
  }
  if (entry.problem === 'no-value') {
    say(`expected format: key whitespace value${ignored}`);
    return undefined;
  }
  if (entry.looksLikeAlias) say('record is in "key: value" format; is this an alias file?');
  return { key: foldKey(entry.key, options), writtenKey: entry.key, value: entry.value, place };
}

/** Up to 3.8 what stands behind a null byte had to be UTF-8 too, if what stands before it is not ASCII. */
function isReadable({ text, fullText }: PlacedLine, { release }: OpenOptions): boolean {
  if (text === fullText || atLeast(release, '3.9')) return isUtf8(text);
  return /^[\0-\x7f]*$/.test(text) || isUtf8(fullText);
}
