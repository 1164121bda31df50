import type { ByteString } from '../base/byteString.ts';
import { atLeast } from '../facts/release.ts';
import { readBraced, splitOutsideBraces } from '../syntax/tables/braces.ts';
import type { OpenContext, OpenedTable, TableName } from './table.ts';
import { unreadTable } from './types/textHash.ts';

/** The rules of a regexp, pcre or cidr table, and what warnings of lines call them. */
export type RuleSource =
  { readonly kind: 'text'; readonly bytes: ByteString; readonly path: ByteString } | OpenedTable;

/** Reads the file, or since Postfix 3.7 the rules that stand in the name itself: `{ { rule }, … }` (dict_stream.c). */
export function readRuleSource({ type, name }: TableName, { files, options }: OpenContext): RuleSource {
  if (name.startsWith('{') && atLeast(options.release, '3.7')) {
    const read = inlineRules(name);
    if (read.problem !== undefined) return { kind: 'failed', message: `${type} map: ${read.problem}`, warnings: [] };
    // VSTREAM_PATH() of a stream that is no file.
    return { kind: 'text', bytes: read.text, path: 'unknown_stream' };
  }
  const file = files.read(name);
  if (file.kind === 'absent') return { kind: 'failed', message: `open ${name}: ${file.reason}`, warnings: [] };
  if (file.kind === 'unread') return unreadTable(name, file.detail, false);
  return { kind: 'text', bytes: file.bytes, path: name };
}

function inlineRules(name: ByteString): { readonly text: ByteString; readonly problem?: string } {
  const outer = readBraced(name);
  if (outer.problem !== undefined) return outer;
  let text = '';
  for (const word of splitOutsideBraces(outer.text)) {
    if (!word.startsWith('{')) return { text, problem: `no '{' at start of text in "${word}"` };
    const rule = readBraced(word);
    if (rule.problem !== undefined) return rule;
    text += `${rule.text}\n`;
  }
  return { text };
}
