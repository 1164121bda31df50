import shared from '../data/overlay/keywordProse.json';
import type { KeywordFacts, KeywordList, Release } from './factTypes.ts';
import type { Prose, ProseBlock } from './prose.ts';
import { asCompared } from './knowledge.ts';
import { existsIn } from './release.ts';

const sharedWith: Readonly<Record<string, string>> = shared;

/** The explanation of a keyword: blocks are named `list=value`, and lists with the same words share them. */
export function keywordBlock(prose: Prose, list: string, value: string): ProseBlock | undefined {
  return (
    prose.block('keyword', `${list}=${value}`) ??
    (Object.hasOwn(sharedWith, list) ? prose.block('keyword', `${sharedWith[list]}=${value}`) : undefined)
  );
}

/** The keyword of a list that a word is, of any release; that of the given one first. */
export function keywordOf(list: KeywordList, word: string, release: Release): KeywordFacts | undefined {
  const all = (list.values ?? []).filter(({ value }) => asCompared(list, value) === asCompared(list, word));
  return all.find((keyword) => existsIn(keyword, release)) ?? all[0];
}
