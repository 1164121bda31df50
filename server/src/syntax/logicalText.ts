/** A stretch that stands in the source as it does in the text. */
export interface Piece {
  /** Where the piece starts in the logical line. */
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
  /** Of the whole logical line: a part of it shares them. */
  readonly pieces: readonly Piece[];
  /** Where the text starts in the logical line. */
  readonly from: number;
}

/**
 * The source offset of a character of the logical text. At a seam it is the start of the later piece, but for the end
 * of a text, which belongs to the piece that the text ends in.
 */
export function toSource({ text, pieces, from }: LogicalText, offset: number): number {
  const at = offset + from;
  const piece =
    pieces.length === 1 ? pieces[0] : pieces[pieceAt(pieces, offset < text.length ? at : from + text.length - 1)];
  return piece ? piece.source + at - piece.at : offset;
}

/** The index of the piece that holds a character of the logical line. */
function pieceAt(pieces: readonly Piece[], at: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle] as Piece).at <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The source offset behind the character before `offset`: the right end for a span, which at a seam stays on its line.
 */
export function toSourceEnd(logical: LogicalText, offset: number): number {
  return offset > 0 ? toSource(logical, offset - 1) + 1 : toSource(logical, 0);
}

/** The logical offset of a source offset; one inside a dropped line gives the end of the piece before it. */
export function toLogical({ text, pieces, from }: LogicalText, source: number): number {
  for (let i = pieces.length - 1; i >= 0; i--) {
    const piece = pieces[i] as Piece;
    if (piece.source <= source) {
      const limit = Math.min((pieces[i + 1]?.at ?? Infinity) - from, text.length);
      return Math.max(Math.min(piece.at - from + source - piece.source, limit), 0);
    }
  }
  return 0;
}

/** A part of a logical text as a logical text of its own. */
export function sliceLogical({ text, pieces, from }: LogicalText, start: number, end: number): LogicalText {
  return { text: text.slice(start, end), pieces, from: from + start };
}

/** What a physical line has of a text: from where to where in the text, and where that starts in the source. */
export interface PhysicalLine {
  readonly at: number;
  readonly end: number;
  readonly source: number;
}

/** The physical lines that a text stands in. */
export function linesOf(logical: LogicalText): PhysicalLine[] {
  const { text, pieces, from } = logical;
  const lines: PhysicalLine[] = [];
  for (let i = pieceAt(pieces, from); i < pieces.length; i++) {
    const piece = pieces[i] as Piece;
    const at = Math.max(piece.at - from, 0);
    if (lines.length && at >= text.length) break;
    lines.push({
      at,
      end: Math.min((pieces[i + 1]?.at ?? Infinity) - from, text.length),
      source: piece.source + from + at - piece.at,
    });
  }
  return lines;
}
