import type { StepClosures } from './closure.ts';
import {
  type PosixSubject,
  contextBefore,
  contextBehind,
  contextWithin,
  holdsBefore,
  holdsBehind,
  mayConsume,
} from './constraint.ts';
import type { PosixProgram, PosixStep } from './program.ts';

/** Counts down; at 0 a search gives up. */
export interface StepBudget {
  left: number;
}

/** The leftmost longest match, or that there is none, or that the budget was used up. */
export type SearchResult =
  | { readonly kind: 'match'; readonly start: number; readonly end: number }
  | { readonly kind: 'noMatch' }
  | { readonly kind: 'limit' };

/**
 * Searches for the leftmost match and the longest at that place. Each step is looked at once at each place, for the
 * leftmost start that reaches it.
 * @param anyMatch true: the end does not matter, and the first match that is found will do
 */
export function searchProgram(
  { steps, start }: PosixProgram,
  closures: StepClosures,
  subject: PosixSubject,
  budget: StepBudget,
  anyMatch: boolean,
): SearchResult {
  const { bytes } = subject;
  const seenAt = new Int32Array(steps.length).fill(-1);
  const enteredAt = new Int32Array(steps.length).fill(-1);
  let entering: number[] = [];
  let starts: number[] = [];
  let best: { start: number; end: number } | undefined;
  for (let at = 0; at <= bytes.length; at++) {
    if (!best) {
      entering.push(start);
      starts.push(at);
    }
    if (entering.length === 0) break;
    const nextSteps: number[] = [];
    const nextStarts: number[] = [];
    const byte = bytes.charCodeAt(at);
    const within = contextWithin(subject, at);
    const behind = contextBehind(subject, at);
    // Older starts come first, so that a step is kept with the leftmost start that reaches it.
    for (const [index, entry] of entering.entries()) {
      const from = starts[index] ?? 0;
      if (best && from > best.start) break;
      const before = from === at ? contextBefore(subject, at) : within;
      const closure = closures[entry] ?? [];
      budget.left -= closure.length;
      if (budget.left < 0) return { kind: 'limit' };
      for (const number of closure) {
        const step = steps[number];
        if (!step || seenAt[number] === at || !holdsBefore(step.constraint, before)) continue;
        seenAt[number] = at;
        if (step.action.kind === 'accept' && holdsBehind(step.constraint, behind)) {
          if (anyMatch) return { kind: 'match', start: from, end: at };
          best = { start: from, end: at };
        } else if (
          at < bytes.length &&
          enteredAt[step.next] !== at &&
          takes(step, byte) &&
          mayConsume(step.constraint, byte)
        ) {
          enteredAt[step.next] = at;
          nextSteps.push(step.next);
          nextStarts.push(from);
        }
      }
    }
    entering = nextSteps;
    starts = nextStarts;
  }
  return best ? { kind: 'match', ...best } : { kind: 'noMatch' };
}

/** Whether a step consumes a byte, whatever stands around. */
export function takes({ action }: PosixStep, byte: number): boolean {
  if (action.kind === 'byte') return action.byte === byte;
  return action.kind === 'set' && action.set[byte] === 1;
}
