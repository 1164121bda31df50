/** One replaced stretch: `[start, oldEnd)` of the old text became `text`. */
export interface Change {
  readonly start: number;
  readonly oldEnd: number;
  readonly text: string;
}
