import { readAddress } from '../../base/address.ts';
import { type ParentStyle, parentDomain } from '../../lookup/keys/hostKeys.ts';
import { isInNetwork } from '../../syntax/tables/networkPattern.ts';
import { foldBytes } from '../bytes.ts';
import type { MatchList, MatchPattern } from './matchListFile.ts';
import { type Recorder, anyValue, askTable } from './maps.ts';

/** Whether something is in a list. */
export type MatchAnswer = 'yes' | 'no' | 'error';

/** string_list_match(): the whole string. */
export function matchString(list: MatchList, text: string, recorder: Recorder): MatchAnswer {
  if (list.patterns.length === 0) return 'no';
  const lower = foldBytes(text);
  for (const pattern of list.patterns) {
    let answer: MatchAnswer;
    if (pattern.kind === 'text') answer = pattern.text === lower ? 'yes' : 'no';
    else answer = askPattern(list, pattern, lower, recorder);
    if (answer !== 'no') return turned(answer, pattern);
  }
  return 'no';
}

/** domain_list_match(): the domain or, as the list says, its parents. */
export function matchDomain(list: MatchList, name: string, recorder: Recorder): MatchAnswer {
  if (list.patterns.length === 0) return 'no';
  const lower = foldBytes(name);
  for (const pattern of list.patterns) {
    const answer = matchHostName(list, pattern, lower, recorder);
    if (answer !== 'no') return turned(answer, pattern);
  }
  return 'no';
}

/** A client as lists of networks are asked for it. */
export interface MatchedClient {
  readonly name: string;
  readonly address: string;
  /** The address as lists of texts have it; undefined: it is none, and no list has it. */
  readonly bracketed: string | undefined;
  readonly bytes: readonly number[] | undefined;
}

/** Reads a client's name and address, once for all lists. */
export function readMatchedClient(name: string, address: string): MatchedClient {
  const lower = address.toLowerCase();
  const isAddress = /^[0-9a-f.:]*$/.test(lower);
  return {
    name: foldBytes(name),
    address: lower,
    bracketed: isAddress ? `[${lower}]` : undefined,
    bytes: isAddress ? readAddress(lower) : undefined,
  };
}

/** namadr_list_match(): a client's name or its address. */
export function matchClient(list: MatchList, client: MatchedClient, recorder: Recorder): MatchAnswer {
  for (const pattern of list.patterns) {
    const byName = matchHostName(list, pattern, client.name, recorder);
    const answer = byName === 'no' ? matchHostAddress(list, pattern, client, recorder) : byName;
    if (answer !== 'no') return turned(answer, pattern);
  }
  return 'no';
}

/** What a pattern that answered means for the list: `!` turns a match. */
function turned(answer: 'yes' | 'error', { negated }: MatchPattern): MatchAnswer {
  return negated && answer === 'yes' ? 'no' : answer;
}

function matchHostName(list: MatchList, pattern: MatchPattern, name: string, recorder: Recorder): MatchAnswer {
  if (pattern.kind === 'text') return isNameOrParent(pattern.text, name, list.parents) ? 'yes' : 'no';
  if (pattern.kind !== 'table') return askPattern(list, pattern, name, recorder);
  for (let key = name; key !== ''; key = parentDomain(key, list.parents)) {
    const answer = askPattern(list, pattern, key, recorder);
    if (answer !== 'no' || !pattern.table.table.fixedKeys) return answer;
  }
  return 'no';
}

function isNameOrParent(text: string, name: string, parents: ParentStyle): boolean {
  if (text === name) return true;
  if (name.length <= text.length || !name.endsWith(text)) return false;
  return parents === 'bare' ? name.charAt(name.length - text.length - 1) === '.' : text.startsWith('.');
}

function matchHostAddress(
  list: MatchList,
  pattern: MatchPattern,
  { address, bracketed, bytes }: MatchedClient,
  recorder: Recorder,
): MatchAnswer {
  if (bracketed === undefined) return 'no';
  if (pattern.kind !== 'text') return askPattern(list, pattern, address, recorder);
  const { text, network: read } = pattern;
  if (text === address || text === bracketed) return 'yes';
  if (read === undefined || address.includes(':') !== text.includes(':')) return 'no';
  if (read.kind === 'problem') {
    recorder.log(`warning: ${list.parameter}: ${read.message}`);
    return 'error';
  }
  return bytes && isInNetwork(bytes, read.network) ? 'yes' : 'no';
}

/** A pattern that is no text, asked for one key. */
function askPattern(
  list: MatchList,
  pattern: Exclude<MatchPattern, { readonly kind: 'text' }>,
  key: string,
  recorder: Recorder,
): MatchAnswer {
  switch (pattern.kind) {
    case 'absent': {
      const file = `non-existent:${pattern.path}`;
      recorder.log(`warning: ${file} is unavailable. open file ${pattern.path}: ${pattern.reason}`);
      recorder.log(`warning: ${list.parameter}: ${file}: table lookup problem`);
      return 'error';
    }
    case 'unreadFile':
      return recorder.reading.choose<MatchAnswer>({ kind: 'table', table: pattern.path, key }, [
        { label: 'no', value: 'no' },
        { label: 'yes', value: 'yes' },
      ]);
    case 'table': {
      const answer = askTable(pattern.table, key, anyValue, recorder);
      for (const { severity, message } of answer.warnings) recorder.log(`${severity}: ${message}`);
      if (answer.kind === 'found') return 'yes';
      if (answer.kind !== 'error') return 'no';
      recorder.log(`warning: ${list.parameter}: ${pattern.table.text}: table lookup problem`);
      return 'error';
    }
  }
}
