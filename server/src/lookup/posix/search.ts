import type { PosixProgram } from './program.ts';
import { type PosixSubject, anchorHolds } from './subject.ts';

/** Counts down; at 0 a search gives up. */
export interface StepBudget { left: number }

/** The leftmost longest match, or that there is none, or that the budget was used up. */
export type SearchResult =
  | { readonly kind: 'match'; readonly start: number; readonly end: number }
  | { readonly kind: 'noMatch' }
  | { readonly kind: 'limit' };

/**
 * Searches for the leftmost match and the longest at that place. Linear: each step is looked at once at each place, for
 * the leftmost start that reaches it.
 * @param anyMatch true: the end does not matter, and the first match that is found will do
 */
export function searchProgram({ steps, start }: PosixProgram, subject: PosixSubject, budget: StepBudget, anyMatch: boolean): SearchResult {
  const { bytes } = subject;
  const seenAt = new Int32Array(steps.length).fill(-1);
  let current: number[] = [];
  let starts: number[] = [];
  let best: { start: number; end: number } | undefined;
  const stack: number[] = [];

  for (let at = 0; at <= bytes.length; at++) {
    if (!best) {
      current.push(start);
      starts.push(at);
    }
    if (current.length === 0) break;
    const nextSteps: number[] = [];
    const nextStarts: number[] = [];
    const byte = bytes.charCodeAt(at);
    // Older starts come first, so that a step is kept with the leftmost start that reaches it.
    for (let index = 0; index < current.length; index++) {
      const from = starts[index] ?? 0;
      if (best && from > best.start) break;
      stack.push(current[index] ?? 0);
      while (stack.length > 0) {
        const number = stack.pop() ?? 0;
        if (seenAt[number] === at) continue;
        seenAt[number] = at;
        budget.left -= 1;
        if (budget.left < 0) return { kind: 'limit' };
        const step = steps[number];
        switch (step?.kind) {
          case 'accept':
            if (anyMatch) return { kind: 'match', start: from, end: at };
            best = { start: from, end: at };
            break;
          case 'byte':
            if (byte === step.byte) {
              nextSteps.push(step.next);
              nextStarts.push(from);
            }
            break;
          case 'set':
            if (at < bytes.length && step.set[byte] === 1) {
              nextSteps.push(step.next);
              nextStarts.push(from);
            }
            break;
          case 'anchor':
            if (anchorHolds(step.anchor, subject, at)) stack.push(step.next);
            break;
          case 'split': stack.push(step.other, step.next); break;
          case 'open': case 'close': stack.push(step.next); break;
          default: break;
        }
      }
    }
    current = nextSteps;
    starts = nextStarts;
  }
  return best ? { kind: 'match', ...best } : { kind: 'noMatch' };
}
