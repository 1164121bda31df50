import { type ByteString, isAscii } from '../base/byteString.ts';
import { lineReader } from '../syntax/tables/logicalLine.ts';
import { type SourceEntry, readSourceEntry } from './sourceEntry.ts';
import { readPlacedLine } from './tableLines.ts';
import type { OpenOptions } from './table.ts';

/** Looks for a key in a source as it stands; what an index takes, that is read once, would be wasted on a few keys. */
export type SourceScan = (key: ByteString) => SourceEntry | undefined;

/**
 * A scan of a source of ASCII without quotes, whose keys are what stands in front of the first space of a line;
 * undefined for any other.
 */
export function scanOf(file: ByteString, bytes: ByteString, options: OpenOptions): SourceScan | undefined {
  if (!isAscii(bytes) || ['\0', '"', '\\'].some((char) => bytes.includes(char))) return undefined;
  const folded = (options.foldsKeys ?? true) ? bytes.toLowerCase() : bytes;
  return (key) => {
    if (!/^[^\s#"\\][^\s"\\]*$/.test(key)) return undefined;
    for (let start = lineOf(folded, key, 0); start >= 0; start = lineOf(folded, key, start + 1)) {
      const reader = lineReader(bytes);
      reader.at = start;
      reader.line = feedsBefore(bytes, start);
      const line = readPlacedLine(reader, file, options, ignore);
      const entry = line && readSourceEntry(line, options, '', ignore);
      // A line without a value is no entry.
      if (entry?.key === key) return entry;
    }
    return undefined;
  };
}

const ignore = (): void => undefined;

/** Where the next line starts whose first word is the key; -1: there is none. */
function lineOf(text: ByteString, key: ByteString, from: number): number {
  if (from === 0 && text.startsWith(key) && isEnd(text, key.length)) return 0;
  const wanted = `\n${key}`;
  let feed = text.indexOf(wanted, Math.max(from - 1, 0));
  while (feed >= 0 && !isEnd(text, feed + wanted.length)) feed = text.indexOf(wanted, feed + 1);
  return feed < 0 ? -1 : feed + 1;
}

function isEnd(text: ByteString, at: number): boolean {
  return at >= text.length || /\s/.test(text.charAt(at));
}

function feedsBefore(bytes: ByteString, start: number): number {
  let count = 0;
  for (let feed = bytes.indexOf('\n'); feed >= 0 && feed < start; feed = bytes.indexOf('\n', feed + 1)) count++;
  return count;
}
