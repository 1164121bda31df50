/**
 * The word of a closed list that was probably meant: the nearest by edits (a swap of neighbours counts as one), not
 * regarding case, `-` against `_`, or punctuation around it.
 * @returns undefined where none is near, or two different ones are equally near
 */
export function nearestWord(word: string, words: Iterable<string>): string | undefined {
  return nearestOf(words)(word);
}

/** The same for many words, of which the same list may be meant. */
export function nearestOf(words: Iterable<string>): (word: string) => string | undefined {
  const candidates = Array.from(words, (word) => ({ word, plain: normal(word) }));
  return (word) => search(normal(word), candidates);
}

function search(
  wanted: string,
  candidates: readonly { readonly word: string; readonly plain: string }[],
): string | undefined {
  if (wanted === '') return undefined;
  const allowed = allowedEdits(wanted);
  let best: string | undefined;
  let bestCost = allowed + 1;
  let tied = false;
  for (const { word: candidate, plain: other } of candidates) {
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

function allowedEdits({ length }: string): number {
  if (length <= 3) return 1;
  return length <= 7 ? 2 : 3;
}

function normal(word: string): string {
  return word
    .toLowerCase()
    .replace(/-/g, '_')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
}

/**
 * Edits between two words (optimal string alignment), or `limit` + 1 where there are more. Only the cells of the table
 * that `limit` edits can reach are looked at (Ukkonen), so that
 * a name is compared with a thousand others at a keystroke.
 */
export function distance(a: string, b: string, limit: number): number {
  const tooMany = limit + 1;
  const shorter = Math.min(a.length, b.length);
  if (Math.abs(a.length - b.length) > limit) return tooMany;
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  const rows = a.length - start - end;
  const columns = b.length - start - end;
  if (rows === 0 || columns === 0) return Math.min(Math.max(rows, columns), tooMany);
  // Three rows of the table; a cell outside the band counts as too many.
  const width = columns + 1;
  const cells = new Array<number>(3 * width).fill(tooMany);
  for (let j = 0; j <= Math.min(columns, limit); j++) cells[j] = j;
  for (let i = 1; i <= rows; i++) {
    const row = (i % 3) * width;
    const last = ((i + 2) % 3) * width;
    const beforeLast = ((i + 1) % 3) * width;
    const from = Math.max(1, i - limit);
    const to = Math.min(columns, i + limit);
    cells[row + from - 1] = from === 1 && i <= limit ? i : tooMany;
    let least = cells[row + from - 1] as number;
    const own = a.charCodeAt(start + i - 1);
    for (let j = from; j <= to; j++) {
      const other = b.charCodeAt(start + j - 1);
      let cost = Math.min(
        (cells[last + j - 1] as number) + (own === other ? 0 : 1),
        (cells[last + j] as number) + 1,
        (cells[row + j - 1] as number) + 1,
      );
      if (i > 1 && j > 1 && own === b.charCodeAt(start + j - 2) && a.charCodeAt(start + i - 2) === other)
        cost = Math.min(cost, (cells[beforeLast + j - 2] as number) + 1);
      cells[row + j] = Math.min(cost, tooMany);
      if (cost < least) least = cost;
    }
    if (to < columns) cells[row + to + 1] = tooMany;
    if (least > limit) return tooMany;
  }
  return cells[(rows % 3) * width + columns] as number;
}
