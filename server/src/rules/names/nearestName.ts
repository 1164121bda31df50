import { keptByRelease } from '../../facts/keptFor.ts';
import type { Knowledge } from '../../facts/knowledge.ts';
import type { Release } from '../../facts/factTypes.ts';
import { hasChinese, translations } from './chineseName.ts';
import { likeIn } from './letters.ts';
import { type NameIndex, type RealName, nameIndex, squash, stemOf, stemsOf, wordsOf } from './nameIndex.ts';
import { distance } from '../nearestWord.ts';
import { wrongName } from './wrongNames.ts';

/** What was probably meant by a name that Postfix does not have. */
export interface NearestName {
  /** Likeliest first, three at most; none rather than a silly one. */
  readonly names: readonly string[];
  /** There is one answer, and it is hardly wrong. */
  readonly sure: boolean;
  /** The real name with something added, such as `relayhost_old`: on purpose, where the real one is set too. */
  readonly longer?: true;
}
const nothing: NearestName = { names: [], sure: false };

/** The real parameters of a release that a name may stand for. Answers are kept: asking again costs nothing. */
export function nearestName(knowledge: Knowledge, release: Release, name: string): NearestName {
  const memory = memoryOf(knowledge, release);
  const known = memory.answers.get(name);
  if (known) return known;
  const answer = name.length > 100 ? nothing : search(memory.index, name);
  if (memory.answers.size >= maxAnswers) memory.answers.clear();
  memory.answers.set(name, answer);
  return answer;
}

/** Bounded: all answers go when there are too many. */
interface Memory {
  readonly index: NameIndex;
  readonly answers: Map<string, NearestName>;
}
const maxAnswers = 5_000;
const memoryOf = keptByRelease((knowledge, release): Memory => ({
  index: nameIndex(knowledge, release),
  answers: new Map(),
}));

const beyondAscii = /[^ -~]/;

function search(index: NameIndex, name: string): NearestName {
  if (!beyondAscii.test(name)) return searchPlain(index, name);
  // Full-width letters become plain ones (NFKC).
  const plain = name.normalize('NFKC');
  if (!hasChinese(plain)) return searchPlain(index, plain);
  for (const translated of translations(plain)) {
    const found = searchPlain(index, translated);
    if (found.sure) return found;
  }
  return nothing;
}

function searchPlain(index: NameIndex, name: string): NearestName {
  const squashed = squash(name);
  if (squashed.length < 2) return nothing;
  const same = index.bySquashed.get(squashed);
  if (same) return { names: [same.name], sure: true };
  const known = wrongName(squashed);
  if (known) {
    const names = known.filter((one) => index.bySquashed.has(squash(one)));
    return { names, sure: names.length === 1 };
  }
  const letters = byLetters(index, squashed);
  if (letters.cost <= 1) return letters.found;
  const words = byWords(index, wordsOf(name));
  // Many names with the same words say that it is none of them in particular, and a few letters prove nothing then.
  return words.cost === 0 || (letters.cost > 2 && words.cost < Infinity) ? words.found : letters.found;
}

function allowedEdits({ length }: string): number {
  if (length <= 4) return 1;
  return length <= 8 ? 2 : 3;
}

/** The names that fewest changed, swapped, left out or added letters away. */
function byLetters({ byLength }: NameIndex, squashed: string): { found: NearestName; cost: number } {
  const allowed = allowedEdits(squashed);
  let best: RealName[] = [];
  let bestCost = allowed;
  for (let length = squashed.length - allowed; length <= squashed.length + allowed; length++) {
    for (const one of likeIn(byLength[length], squashed, length, bestCost)) {
      const cost = distance(squashed, one.squashed, bestCost);
      if (cost > bestCost || cost * 3 > one.squashed.length) continue;
      if (cost < bestCost) best = [];
      best.push(one);
      bestCost = cost;
    }
  }
  const found = choose(best);
  if (!found.names.length) return { found, cost: Infinity };
  const sure = found.sure && (bestCost === 1 ? squashed.length >= 5 : bestCost === 2 && squashed.length >= 9);
  // `relayhost2` is rather a second one than a slip.
  const longer = found.names.some(
    (one) => squashed.startsWith(squash(one)) && /^\d+$/.test(squashed.slice(squash(one).length)),
  );
  return {
    found: longer ? { names: found.names, sure: false, longer } : { names: found.names, sure },
    cost: bestCost,
  };
}

const shortForms: Readonly<Record<string, string>> = {
  addr: 'address',
  addrs: 'address',
  cmd: 'command',
  conn: 'connection',
  conns: 'connection',
  db: 'database',
  dest: 'destination',
  dir: 'directory',
  dirs: 'directory',
  hdr: 'header',
  lvl: 'level',
  mbox: 'mailbox',
  msg: 'message',
  num: 'count',
  passwd: 'password',
  rcpt: 'recipient',
  rcpts: 'recipient',
  recip: 'recipient',
  recips: 'recipient',
  restrict: 'restrictions',
  svc: 'service',
};

interface Candidate {
  readonly real: RealName;
  readonly missing: number;
  readonly extra: number;
  readonly wrong: number;
  readonly cost: number;
}

/**
 * The names that have the same words in another order or number, one or two words more, or one fewer. A name with one
 * word replaced by another is another name: `mua_sender_restrictions` is not `smtpd_sender_restrictions`.
 */
function byWords(index: NameIndex, words: readonly string[]): { found: NearestName; cost: number } {
  const stems = [
    ...new Set(words.map((word) => stemOf(Object.hasOwn(shortForms, word) ? (shortForms[word] as string) : word))),
  ];
  const known = stems.map(index.nearestStem).filter((nearest) => nearest !== undefined);
  // One word more is all that is acceptable.
  if (stems.length - known.length > 1) return { found: nothing, cost: Infinity };
  const candidates = new Map<RealName, { matched: number; wrong: number }>();
  for (const { stem, cost } of known) {
    for (const real of index.withStem(stem)) {
      const seen = candidates.get(real);
      if (seen) {
        seen.matched++;
        seen.wrong += cost;
      } else candidates.set(real, { matched: 1, wrong: cost });
    }
  }
  let best: Candidate[] = [];
  for (const [real, { matched, wrong }] of candidates) {
    const missing = new Set(stemsOf(real)).size - matched;
    const extra = stems.length - matched;
    if (!acceptable(real, stems.length, missing, extra, wrong)) continue;
    const candidate = { real, missing, extra, wrong, cost: 2 * (missing + extra) + wrong };
    if (best[0] && candidate.cost > best[0].cost) continue;
    if (best[0] && candidate.cost < best[0].cost) best = [];
    best.push(candidate);
  }
  const first = best[0];
  if (!first || (words.length === 1 && best.length > 1)) return { found: nothing, cost: Infinity };
  const found = choose(best.map(({ real }) => real));
  if (first.extra > 0) return { found: { names: found.names, sure: false, longer: true }, cost: first.cost };
  return {
    found: { names: found.names, sure: found.sure && first.missing <= 1 && first.wrong <= 1 },
    cost: first.cost,
  };
}

function acceptable(real: RealName, words: number, missing: number, extra: number, wrong: number): boolean {
  if (missing > 0 && extra > 0) return false;
  if (missing === 0 && extra === 0) return wrong <= 3;
  if (wrong > 1) return false;
  if (missing > 0) return missing === 1 ? words >= 2 || stemsOf(real).length === 2 : missing === 2 && words >= 3;
  return extra === 1 && (stemsOf(real).length >= 2 || real.squashed.length >= 8);
}

/** Of equally near names those that are not deprecated, if there are some; more than three say nothing. */
function choose(candidates: readonly RealName[]): NearestName {
  const current = candidates.filter(({ deprecated }) => !deprecated);
  const chosen = current.length ? current : candidates;
  if (chosen.length > 3) return nothing;
  const names = chosen.map(({ name }) => name);
  return { names: names.sort((a, b) => rank(a) - rank(b)), sure: names.length === 1 };
}

/** Names of programs that fewer people configure come last. */
function rank(name: string): number {
  return /^(?:lmtp|tlsproxy|postscreen)_/.test(name) ? 1 : 0;
}
