import type { Change } from '../change.ts';
import { firstIndex } from '../firstIndex.ts';
import { isTableSpace } from './logicalLine.ts';

/**
 * Some whole logical lines of a table's file, with the comments between and behind them. It knows not where it
 * stands.
 */
export interface TableBlock {
  readonly text: string;
  /** How many lines its text ends, as LSP counts them: a carriage return ends one too. */
  readonly lineEnds: number;
}

/**
 * A table's file in blocks, which in order are the file. A table of a million lines has some thousand blocks and no
 * object a line; what is read off a block is kept by the block while edits elsewhere leave it.
 */
export interface TableBlocks {
  readonly blocks: readonly TableBlock[];
  /** Where each block starts, and behind them the length of the file. */
  readonly offsets: readonly number[];
  /** The line that each block starts in, from 0, and behind them the last line. */
  readonly lines: readonly number[];
}

/** About how long a block is: an edit reads up to three of them again. */
const blockLength = 8192;

/** Takes a file apart. Linear, never throws; the texts of the blocks are the file, character for character. */
export function parseTableBlocks(text: string): TableBlocks {
  return joined(blocksOf(text));
}

/** The blocks after an edit: those that it does not touch are the same objects. */
export function updateTableBlocks(tree: TableBlocks, { start, oldEnd, text }: Change): TableBlocks {
  const { blocks, offsets } = tree;
  if (blocks.length === 0) return parseTableBlocks(text);
  // The first line of a block may become the continuation of the one before it, and the last line run into the next.
  const from = Math.max(blockAt(tree, start) - 1, 0);
  const to = Math.min(blockAt(tree, oldEnd) + 1, blocks.length - 1);
  const base = offsets[from] as number;
  const before = blocks
    .slice(from, to + 1)
    .map((block) => block.text)
    .join('');
  const after = before.slice(0, start - base) + text + before.slice(oldEnd - base);
  return joined([...blocks.slice(0, from), ...blocksOf(after), ...blocks.slice(to + 1)]);
}

/** The index of the block that an offset is in; an offset between two is in the second. */
export function blockAt({ blocks, offsets }: TableBlocks, offset: number): number {
  return Math.min(Math.max(firstIndex(offsets, (start) => start <= offset) - 1, 0), Math.max(blocks.length - 1, 0));
}

/** The file, character for character. */
export function printTableBlocks({ blocks }: TableBlocks): string {
  return blocks.map(({ text }) => text).join('');
}

function blocksOf(text: string): TableBlock[] {
  const blocks: TableBlock[] = [];
  for (let start = 0; start < text.length;) {
    const end = text.length - start <= blockLength ? text.length : boundaryFrom(text, start + blockLength);
    const own = text.slice(start, end);
    blocks.push({ text: own, lineEnds: countLineEnds(own) });
    start = end;
  }
  return blocks;
}

/** The first place from an offset on where a line starts that no other can be part of; the end where there is none. */
function boundaryFrom(text: string, from: number): number {
  for (let feed = text.indexOf('\n', from); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
    const code = text.charCodeAt(feed + 1);
    if (feed + 1 < text.length && code !== 0x23 && !isTableSpace(code)) return feed + 1;
  }
  return text.length;
}

function joined(blocks: readonly TableBlock[]): TableBlocks {
  const offsets: number[] = [0];
  const lines: number[] = [0];
  let offset = 0;
  let line = 0;
  for (const { text, lineEnds } of blocks) {
    offset += text.length;
    line += lineEnds;
    offsets.push(offset);
    lines.push(line);
  }
  return { blocks, offsets, lines };
}

function countLineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  // A carriage return alone ends a line to LSP.
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1))
    if (text.charCodeAt(at + 1) !== 0x0a) count += 1;
  return count;
}
