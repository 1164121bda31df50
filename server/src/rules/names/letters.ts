/** Words of one length, to be looked through for those that are like another. */
export interface OfOneLength<T extends { readonly squashed: string }> {
  readonly all: T[];
  /** The letters of each, worked out when it is first asked: most lengths never are. */
  masks?: Int32Array;
}

/**
 * The words of one length that `allowed` edits may lead to, by the letters that occur in them: most are told apart so
 * without a comparison. An edit takes away at most one letter, and adds at most one; where the lengths differ, some
 * edits can do only the one or the other.
 * @param words undefined: none
 * @param length of the words
 */
export function likeIn<T extends { readonly squashed: string }>(
  words: OfOneLength<T> | undefined,
  word: string,
  length: number,
  allowed: number,
): T[] {
  if (!words) return [];
  const { all } = words;
  words.masks ??= Int32Array.from(all, ({ squashed }) => letterMask(squashed));
  const { masks } = words;
  const letters = letterMask(word);
  const mostGone = allowed - Math.max(0, length - word.length);
  const mostCome = allowed - Math.max(0, word.length - length);
  const found: T[] = [];
  // A thousand words are looked at for one that is wrong: no call in here.
  for (let i = 0; i < masks.length; i++) {
    const others = masks[i] as number;
    let count = 0;
    for (let gone = letters & ~others; gone; gone &= gone - 1) if (++count > mostGone) break;
    if (count > mostGone) continue;
    count = 0;
    for (let come = others & ~letters; come; come &= come - 1) if (++count > mostCome) break;
    if (count <= mostCome) found.push(all[i] as T);
  }
  return found;
}

/** One bit a letter or digit that occurs. */
function letterMask(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    mask |= 1 << (code >= 97 ? code - 97 : 26 + (code % 6));
  }
  return mask;
}
