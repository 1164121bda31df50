/** A stretch that stands in the source as it does in the text. */
export interface Piece {
  /** Where the piece starts in the logical text. */
  readonly at: number;
  /** Where it starts in the source (relative to the element). */
  readonly source: number;
}

/**
 * Text as Postfix holds it after readlline(): line feeds and comment lines are gone, everything else stays. The
 * pieces remember where they came from, so that a finding inside the text can be shown in the file.
 */
export interface LogicalText {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** The source offset of a character of the logical text. At a seam it is the start of the later piece. */
export function toSource(logical: LogicalText, offset: number): number {
  const { pieces } = logical;
  if (pieces.length === 1) return (pieces[0] as Piece).source + offset - (pieces[0] as Piece).at;
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle] as Piece).at <= offset) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  return piece ? piece.source + offset - piece.at : offset;
}

/** The source offset behind the character before `offset`: the right end for a span, which at a seam stays on its line. */
export function toSourceEnd(logical: LogicalText, offset: number): number {
  return offset > 0 ? toSource(logical, offset - 1) + 1 : toSource(logical, 0);
}

/** The logical offset of a source offset; one inside a dropped line gives the end of the piece before it. */
export function toLogical(logical: LogicalText, source: number): number {
  const { pieces, text } = logical;
  for (let i = pieces.length - 1; i >= 0; i--) {
    const piece = pieces[i] as Piece;
    if (piece.source <= source) {
      const limit = pieces[i + 1]?.at ?? text.length;
      return Math.min(piece.at + source - piece.source, limit);
    }
  }
  return 0;
}

/** A part of a logical text as a logical text of its own. */
export function sliceLogical(logical: LogicalText, start: number, end: number): LogicalText {
  if (logical.pieces.length === 1) return { text: logical.text.slice(start, end), pieces: [{ at: 0, source: toSource(logical, start) }] };
  const pieces: Piece[] = [];
  for (let i = 0; i < logical.pieces.length; i++) {
    const piece = logical.pieces[i] as Piece;
    const next = logical.pieces[i + 1]?.at ?? logical.text.length;
    if (next <= start && !(i === logical.pieces.length - 1)) continue;
    if (piece.at >= end && pieces.length) break;
    const from = Math.max(piece.at, start);
    pieces.push({ at: from - start, source: piece.source + from - piece.at });
  }
  return { text: logical.text.slice(start, end), pieces };
}
