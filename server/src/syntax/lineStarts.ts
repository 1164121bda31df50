import { firstIndex } from './firstIndex.ts';

/** Where the lines of a text start that line feeds end, the first one included. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The line that an offset is in, counted from 0. */
export function lineAt(starts: readonly number[], offset: number): number {
  return Math.max(firstIndex(starts, (start) => start <= offset) - 1, 0);
}
