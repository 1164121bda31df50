import { type NetworkPatternRead, readNetworkPattern } from '../../syntax/tables/networkPattern.ts';
import { foldBytes } from '../bytes.ts';
import type { ParentStyle } from '../../lookup/keys/hostKeys.ts';
import { readTableName } from '../../lookup/openTable.ts';
import { splitList } from '../../syntax/splitList.ts';
import type { OpenedMap } from './maps.ts';
import type { Reading } from '../reading.ts';

/** A list of names, networks, tables and files as util/match_list.c reads it. */
export interface MatchList {
  readonly parameter: string;
  readonly patterns: readonly MatchPattern[];
  /** `bare`: a domain matches what is below it; `dot`: only `.domain` does. */
  readonly parents: ParentStyle;
  /** There are but names and networks in it: it answers alike each time, and writes nothing into the log. */
  readonly isFixed: boolean;
}

/** One item of a list. */
export type MatchPattern =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly negated: boolean;
      /** What the text is as a network; absent where it cannot be one. */
      readonly network?: NetworkPatternRead;
    }
  | { readonly kind: 'table'; readonly table: OpenedMap; readonly negated: boolean }
  /** A file that cannot be read: asking it is an error. */
  | { readonly kind: 'absent'; readonly path: string; readonly reason: string; readonly negated: boolean }
  | { readonly kind: 'unreadFile'; readonly path: string; readonly negated: boolean };

/** A list that smtpd cannot start with, in the words of its last log line. */
export interface ListProblem {
  readonly fatal: string;
}

/** Reads a list. @param parameter the name in log lines */
export function readMatchList(
  parameter: string,
  value: string,
  parents: ParentStyle,
  reading: Reading,
): MatchList | ListProblem {
  const patterns: MatchPattern[] = [];
  const problem = readPatterns(parameter, value, false, patterns, reading, 0);
  const isFixed = patterns.every((one) => one.kind === 'text' && one.network?.kind !== 'problem');
  return problem ?? { parameter, patterns, parents, isFixed };
}

function readPatterns(
  parameter: string,
  value: string,
  negated: boolean,
  patterns: MatchPattern[],
  reading: Reading,
  depth: number,
): ListProblem | undefined {
  for (const { text } of splitList(value)) {
    const marks = /^!*/.exec(text)?.[0].length ?? 0;
    const item = text.slice(marks);
    const turned = (marks % 2 === 1) !== negated;
    if (item === '') return { fatal: `${parameter}: no pattern after '!'` };
    if (item.startsWith('/')) {
      const problem = readFile(parameter, item, turned, patterns, reading, depth);
      if (problem) return problem;
      continue;
    }
    // MATCH_DICTIONARY: an IPv6 address needs its brackets.
    if (item.includes(':') && !item.startsWith('[')) {
      const name = readTableName(item);
      if (!name || name.type === '')
        return { fatal: `open dictionary: expecting "type:name" form instead of "${item}"` };
      patterns.push({
        kind: 'table',
        negated: turned,
        table: { text: item, table: reading.world.openTable(name, { foldsKeys: false }) },
      });
    } else patterns.push(textPattern(foldBytes(item), turned));
  }
  return undefined;
}

/** A network is read here and not once for each client. */
function textPattern(text: string, negated: boolean): MatchPattern {
  return /[:/]/.test(text) && /^[0-9a-f.:[\]/]*$/.test(text)
    ? { kind: 'text', text, negated, network: readNetworkPattern(text) }
    : { kind: 'text', text, negated };
}

function readFile(
  parameter: string,
  path: string,
  negated: boolean,
  patterns: MatchPattern[],
  reading: Reading,
  depth: number,
): ListProblem | undefined {
  const file = depth > 100 ? undefined : reading.world.patternFile(path);
  if (file === undefined) patterns.push({ kind: 'unreadFile', path, negated });
  else if ('absent' in file) patterns.push({ kind: 'absent', path, reason: file.absent, negated });
  else {
    for (const line of patternLines(file.text)) {
      const problem = readPatterns(parameter, line, negated, patterns, reading, depth + 1);
      if (problem) return problem;
    }
  }
  return undefined;
}

/** readlline(): comment lines are left out, and an indented line goes on with the one before it. */
function patternLines(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    if (/^\s*(#|$)/.test(line)) continue;
    if (/^\s/.test(line) && lines.length > 0) lines[lines.length - 1] += line;
    else lines.push(line);
  }
  return lines.map((line) => line.replace(/(^|\s)#.*$/, ''));
}
