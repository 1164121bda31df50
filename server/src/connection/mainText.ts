import { type ElementLines, elementPositions, linesAfter, linesOf } from '../ide/positions.ts';
import { type MainCf, parseMainCf, textOf, updateMainCf } from '../syntax/mainCf.ts';
import type { EditableText } from './liveText.ts';

/** The text of a main.cf that is edited, with its tree. */
export interface MainText extends EditableText {
  /** The tree of the text as it is now. */
  readonly tree: () => MainCf;
}

/**
 * The elements of the tree, one behind the other, are the text: an edit makes some of them anew, and all of the text is put
 * together only when somebody asks for it. (In the document of the connection library each edit copies 10,000 lines and
 * counts them through, a sixth of what a keystroke takes.)
 */
export function mainText(uri: string, text: string): MainText {
  let tree = parseMainCf(text);
  let lines: ElementLines | undefined;
  let positions: ReturnType<typeof elementPositions> | undefined;
  /** The text when it was last put together, and which elements are others since: those of `[from, after)`. */
  let known = text;
  let edited: { readonly from: number; readonly after: number } | undefined;

  const linesNow = (): ElementLines => (lines ??= linesOf(tree, !edited && !known.includes('\r')));
  const positionsNow = (): ReturnType<typeof elementPositions> => (positions ??= elementPositions(tree, linesNow()));
  return {
    uri,
    tree: () => tree,
    lineCount: () => positionsNow().lineCount,
    positionAt: (offset) => positionsNow().positionAt(offset),
    offsetAt: (position) => positionsNow().offsetAt(position),
    getText() {
      if (!edited) return known;
      const { from, after } = edited;
      const { elements, offsets, length } = tree;
      const behind = length - (offsets[after] ?? length);
      known = known.slice(0, offsets[from] ?? length) + textOf(elements, from, after) + known.slice(known.length - behind);
      edited = undefined;
      return known;
    },
    replace(change) {
      const next = updateMainCf(tree, change);
      const { from, before, after } = next.since ?? { from: 0, before: tree.elements.length, after: next.elements.length };
      if (lines) lines = linesAfter(lines, next, { from, before, after });
      edited = edited ? { from: Math.min(edited.from, from), after: Math.max(edited.after, before) + after - before } : { from, after };
      tree = next;
      positions = undefined;
    },
    set(all) {
      [tree, lines, positions, known, edited] = [parseMainCf(all), undefined, undefined, all, undefined];
    },
  };
}
