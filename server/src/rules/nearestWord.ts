/**
 * The word of a closed list that was probably meant: the nearest by edits (a swap of neighbours counts as one), not
 * regarding case, `-` against `_`, or punctuation around it.
 * @returns undefined where none is near, or two different ones are equally near
 */
export function nearestWord(word: string, words: Iterable<string>): string | undefined {
  const wanted = normal(word);
  if (wanted === '') return undefined;
  const allowed = wanted.length <= 3 ? 1 : wanted.length <= 7 ? 2 : 3;
  let best: string | undefined;
  let bestCost = allowed + 1;
  let tied = false;
  for (const candidate of words) {
    const other = normal(candidate);
    if (Math.abs(other.length - wanted.length) > allowed) continue;
    const cost = distance(wanted, other, bestCost);
    if (cost > bestCost || cost > allowed) continue;
    // Two letters more or less say little of a word of three: `xy` is not near to `may`.
    if (cost >= Math.min(wanted.length, other.length)) continue;
    tied = cost === bestCost && best !== undefined && best !== candidate;
    best = candidate;
    bestCost = cost;
  }
  return tied ? undefined : best;
}

function normal(word: string): string {
  return word.toLowerCase().replace(/-/g, '_').replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
}

/** Edits between two words (optimal string alignment); a number above `limit` as soon as it cannot be less. */
export function distance(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}
