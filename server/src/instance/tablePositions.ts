import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type TableBlocks, blockAt } from '../syntax/tables/tableBlocks.ts';
import { firstIndex } from '../syntax/firstIndex.ts';
import { type TextLines, textLines } from './textLines.ts';

/**
 * Positions and offsets in a table by its blocks, each of whole lines: those that a document of the connection library
 * tells, which would go through all lines of the file after each edit.
 */
export function tablePositions(tree: TableBlocks): Pick<TextDocument, 'positionAt' | 'offsetAt'> {
  const { blocks, offsets, lines } = tree;
  const length = offsets[blocks.length] as number;
  const lastLine = lines[blocks.length] as number;
  const known = new Map<number, TextLines>();
  function linesOf(index: number): TextLines {
    let found = known.get(index);
    if (!found) {
      found = textLines(blocks[index]?.text ?? '');
      known.set(index, found);
    }
    return found;
  }
  return {
    positionAt(given) {
      const offset = Math.max(0, Math.min(given, length));
      const index = blockAt(tree, offset);
      const { line, character } = linesOf(index).positionAt(offset - (offsets[index] as number));
      return { line: (lines[index] as number) + line, character };
    },
    offsetAt({ line, character }) {
      if (line > lastLine) return length;
      if (line < 0 || blocks.length === 0) return 0;
      const index = Math.min(Math.max(firstIndex(lines, (first) => first <= line) - 1, 0), blocks.length - 1);
      const inBlock = linesOf(index).offsetAt({ line: line - (lines[index] as number), character });
      return (offsets[index] as number) + inBlock;
    },
  };
}
