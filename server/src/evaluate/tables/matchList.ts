import { readAddress } from '../../base/address.ts';
import { type NetworkPatternRead, isInNetwork, readNetworkPattern } from '../../syntax/tables/networkPattern.ts';
import { foldBytes } from '../bytes.ts';
import { readTableName } from '../../lookup/openTable.ts';
import { splitList } from '../../syntax/splitList.ts';
import { type OpenedMap, type Recorder, askTable, anyValue } from './maps.ts';
import type { Reading } from '../reading.ts';

/** A list of names, networks, tables and files as util/match_list.c reads it. */
export interface MatchList {
  readonly parameter: string;
  readonly patterns: readonly MatchPattern[];
  /** `parent`: a domain matches what is below it; `.parent`: only `.domain` does. */
  readonly parents: 'parent' | '.parent';
}

type MatchPattern =
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

/** Whether something is in a list. */
export type MatchAnswer = 'yes' | 'no' | 'error';

/** A list that smtpd cannot start with, in the words of its last log line. */
export interface ListProblem {
  readonly fatal: string;
}

/** Reads a list. @param parameter the name in log lines */
export function readMatchList(
  parameter: string,
  value: string,
  parents: MatchList['parents'],
  reading: Reading,
): MatchList | ListProblem {
  const patterns: MatchPattern[] = [];
  const problem = readPatterns(parameter, value, false, patterns, reading, 0);
  return problem ?? { parameter, patterns, parents };
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

/** string_list_match(): the whole string. */
export function matchString(list: MatchList, text: string, recorder: Recorder): MatchAnswer {
  const lower = foldBytes(text);
  return matchBy(list, (pattern) => matchOne(list, pattern, [lower], (known) => known === lower, recorder));
}

/** domain_list_match(): the domain or, as the list says, its parents. */
export function matchDomain(list: MatchList, name: string, recorder: Recorder): MatchAnswer {
  return matchBy(list, (pattern) => matchHostName(list, pattern, foldBytes(name), recorder));
}

/** namadr_list_match(): a client's name or its address. */
export function matchClient(list: MatchList, name: string, address: string, recorder: Recorder): MatchAnswer {
  return matchBy(list, (pattern) => {
    const byName = matchHostName(list, pattern, foldBytes(name), recorder);
    return byName === 'no' ? matchHostAddress(list, pattern, address.toLowerCase(), recorder) : byName;
  });
}

function matchBy({ patterns }: MatchList, match: (pattern: MatchPattern) => MatchAnswer): MatchAnswer {
  for (const pattern of patterns) {
    const answer = match(pattern);
    if (answer === 'error') return 'error';
    if (answer === 'yes') return pattern.negated ? 'no' : 'yes';
  }
  return 'no';
}

function matchHostName(list: MatchList, pattern: MatchPattern, name: string, recorder: Recorder): MatchAnswer {
  const keys = [name];
  for (let dot = name.indexOf('.', 1); dot >= 0; dot = name.indexOf('.', dot + 1))
    keys.push(name.slice(list.parents === 'parent' ? dot + 1 : dot));
  return matchOne(
    list,
    pattern,
    keys.filter((key) => key !== ''),
    (text) => {
      if (text === name) return true;
      if (name.length <= text.length || !name.endsWith(text)) return false;
      return list.parents === 'parent' ? name.charAt(name.length - text.length - 1) === '.' : text.startsWith('.');
    },
    recorder,
  );
}

function matchHostAddress(list: MatchList, pattern: MatchPattern, address: string, recorder: Recorder): MatchAnswer {
  if (!/^[0-9a-f.:]*$/.test(address)) return 'no';
  if (pattern.kind !== 'text') return matchOne(list, pattern, [address], () => false, recorder);
  const { text, network: read } = pattern;
  if (text === address || text === `[${address}]`) return 'yes';
  if (read === undefined || address.includes(':') !== text.includes(':')) return 'no';
  if (read.kind === 'problem') {
    recorder.log(`warning: ${list.parameter}: ${read.message}`);
    return 'error';
  }
  const bytes = readAddress(address);
  return bytes && isInNetwork(bytes, read.network) ? 'yes' : 'no';
}

function matchOne(
  list: MatchList,
  pattern: MatchPattern,
  keys: readonly string[],
  matches: (text: string) => boolean,
  recorder: Recorder,
): MatchAnswer {
  if (pattern.kind === 'text') return matches(pattern.text) ? 'yes' : 'no';
  if (pattern.kind === 'absent') {
    recorder.log(`warning: non-existent:${pattern.path} is unavailable. open file ${pattern.path}: ${pattern.reason}`);
    recorder.log(`warning: ${list.parameter}: non-existent:${pattern.path}: table lookup problem`);
    return 'error';
  }
  if (pattern.kind === 'unreadFile') {
    return recorder.reading.choose<MatchAnswer>({ kind: 'table', table: pattern.path, key: keys[0] ?? '' }, [
      { label: 'no', value: 'no' },
      { label: 'yes', value: 'yes' },
    ]);
  }
  for (const [index, key] of keys.entries()) {
    if (index > 0 && !pattern.table.table.fixedKeys) break;
    const answer = askTable(pattern.table, key, anyValue, recorder);
    for (const { severity, message } of answer.warnings) recorder.log(`${severity}: ${message}`);
    if (answer.kind === 'found') return 'yes';
    if (answer.kind === 'error') {
      recorder.log(`warning: ${list.parameter}: ${pattern.table.text}: table lookup problem`);
      return 'error';
    }
  }
  return 'no';
}
