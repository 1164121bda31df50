/** One replaced stretch: `[start, oldEnd)` of the old text became `[start, newEnd)` of the new one. */
export interface Change {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Two changes, one after the other, as one; undefined where they do not touch: that one would take in all between them. */
export function joined(first: Change, second: Change): Change | undefined {
  if (second.start > first.newEnd || second.oldEnd < first.start) return undefined;
  const end = Math.max(first.newEnd, second.oldEnd); // in the text between the two
  return { start: Math.min(first.start, second.start), oldEnd: first.oldEnd + end - first.newEnd, newEnd: second.newEnd + end - second.oldEnd };
}
