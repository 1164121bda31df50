import type { Knowledge } from '../../facts/knowledge.ts';
import type { Release } from '../../facts/factTypes.ts';
import { existsIn, isDeprecatedIn } from '../../facts/release.ts';
import { shippedServices } from '../../model/services.ts';
import { distance } from '../nearestWord.ts';
import { type OfOneLength, likeIn } from './letters.ts';

/** A real name of a release, ready to be compared. */
export interface RealName {
  readonly name: string;
  /** Small letters and digits alone: `smtp_tls_CAfile` is `smtptlscafile`. */
  readonly squashed: string;
  readonly deprecated: boolean;
  /** A name that a family makes for a service is compared as a whole, not by its words. */
  readonly hasWords: boolean;
  /** What `stemsOf` worked out: most names are never asked. */
  stems?: readonly string[];
}

/** The names of a release, arranged for look-ups that are faster than comparing with each. */
export interface NameIndex {
  /** The names whose squashed form is as long as the place in the list. */
  readonly byLength: readonly (OfOneLength<RealName> | undefined)[];
  readonly bySquashed: ReadonlyMap<string, RealName>;
  /** The names with a word, by its stem. */
  readonly withStem: (stem: string) => readonly RealName[];
  /** The stem that a word most likely is, and how many letters are wrong. */
  readonly nearestStem: (stem: string) => { readonly stem: string; readonly cost: number } | undefined;
}

/**
 * Builds the index, once a release. The first wrong name pays for it, in code that nothing has warmed up, while
 * someone waits to be told of it: so no more is made than can be found faster with it than without.
 */
export function nameIndex(knowledge: Knowledge, release: Release): NameIndex {
  const withWords: RealName[] = [];
  const byLength: OfOneLength<RealName>[] = [];
  const bySquashed = new Map<string, RealName>();
  const add = (name: string, hasWords: boolean, deprecated: boolean): void => {
    const one: RealName = { name, squashed: squash(name), deprecated, hasWords };
    if (hasWords) withWords.push(one);
    addByLength(byLength, one);
    bySquashed.set(one.squashed, one);
  };
  for (const [name, facts] of knowledge.parameters) {
    if (facts.readOnly || !existsIn(facts, release)) continue;
    add(name, true, isDeprecatedIn(facts, release));
  }
  const families = [...knowledge.templates.values()].filter((one) => existsIn(one, release));
  for (const service of shippedServices(knowledge, release)) {
    for (const { suffix, daemons } of families) {
      const name = service.name + suffix;
      if (daemons.includes(service.command) && !knowledge.parameters.has(name)) add(name, false, false);
    }
  }
  const byStem = new Map<string, readonly RealName[]>();
  let nearest: NameIndex['nearestStem'] | undefined;
  return {
    byLength,
    bySquashed,
    withStem(stem) {
      let found = byStem.get(stem);
      if (!found) {
        found = namesWith(stem, withWords);
        byStem.set(stem, found);
      }
      return found;
    },
    // The words of all names at once: a few hundred make up a thousand names.
    nearestStem(stem) {
      nearest ??= stemFinder([...new Set(wordsOf(withWords.map(({ name }) => name).join('_')))].map(stemOf));
      return nearest(stem);
    },
  };
}

function addByLength<T extends { readonly squashed: string }>(byLength: OfOneLength<T>[], one: T): void {
  const same = byLength[one.squashed.length];
  if (same) same.all.push(one);
  else byLength[one.squashed.length] = { all: [one] };
}

/** Few names have a word: a search for its letters, that tells which, spares reading the words of the others. */
function namesWith(stem: string, names: readonly RealName[]): RealName[] {
  // The end of a stem may be changed (`entry` is `entri`).
  const letters = stem.endsWith('i') ? stem.slice(0, -1) : stem;
  return names.filter((one) => one.squashed.includes(letters) && stemsOf(one).includes(stem));
}

/** Its words without plural endings. */
export function stemsOf(one: RealName): readonly string[] {
  one.stems ??= one.hasWords ? wordsOf(one.name).map(stemOf) : [];
  return one.stems;
}

interface NearStem {
  readonly stem: string;
  readonly cost: number;
}

/** Keeps its answers: unknown names share their words, and each keystroke asks for the same ones. */
function stemFinder(stems: readonly string[]): NameIndex['nearestStem'] {
  const answers = new Map<string, NearStem | undefined>();
  const byLength: OfOneLength<OneStem>[] = [];
  for (let place = 0; place < stems.length; place++) {
    const stem = stems[place] as string;
    if (answers.has(stem)) continue;
    answers.set(stem, { stem, cost: 0 });
    addByLength(byLength, { squashed: stem, place });
  }
  return (stem) => {
    if (answers.has(stem)) return answers.get(stem);
    const found = nearestStem(stem, byLength);
    if (answers.size < 5000) answers.set(stem, found);
    return found;
  };
}
interface OneStem {
  readonly squashed: string;
  /** Of two that are equally near the first is taken. */
  readonly place: number;
}

function nearestStem(stem: string, byLength: readonly (OfOneLength<OneStem> | undefined)[]): NearStem | undefined {
  if (stem.length <= 3) return undefined;
  const allowed = stem.length <= 6 ? 1 : 2;
  let best: (NearStem & { readonly place: number }) | undefined;
  for (let length = stem.length - allowed; length <= stem.length + allowed; length++) {
    for (const other of likeIn(byLength[length], stem, length, allowed)) {
      const cost = distance(stem, other.squashed, allowed);
      if (cost <= allowed && (!best || cost < best.cost || (cost === best.cost && other.place < best.place)))
        best = { stem: other.squashed, cost, place: other.place };
    }
  }
  return best;
}

/** Small letters and digits alone. */
export function squash(name: string): string {
  return plain.test(name) ? name.replaceAll('_', '') : name.toLowerCase().replace(/[^a-z0-9]+/g, '');
}
/** As nearly all names are, real ones and wrong ones. */
const plain = /^[a-z0-9_]*$/;

/** The words of a name, divided by `_`, `-`, blanks and by capitals in the middle. */
export function wordsOf(name: string): string[] {
  if (plain.test(name)) return name.split('_').filter(Boolean);
  return name
    .replace(/([a-z0-9])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

/** A word without its plural ending: `maps` and `map`, `aliases` and `alias`, `entries` and `entry` are one each. */
export function stemOf(word: string): string {
  let end = word.length;
  // All words of all names are read for the first name that is wrong: patterns would take the longest of that.
  if (word.endsWith('s') && !/[suia]/.test(word.charAt(end - 2))) end--;
  if (word.charAt(end - 1) === 'e') end--;
  return word.charAt(end - 1) === 'y' ? `${word.slice(0, end - 1)}i` : word.slice(0, end);
}
