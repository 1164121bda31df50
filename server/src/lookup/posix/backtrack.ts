import type { GroupSpan } from '../pcre/engine.ts';
import type { PosixProgram, PosixStep } from './program.ts';
import { type GroupRegisters, createRegisters, passStep, registerSpans } from './registers.ts';
import type { StepBudget } from './search.ts';
import { type PosixSubject, anchorHolds } from './subject.ts';

/** What an expression with back-references matches. */
export type BacktrackResult =
  | { readonly kind: 'match'; readonly groups: readonly GroupSpan[] }
  | { readonly kind: 'noMatch' }
  | { readonly kind: 'limit' };

/** A way that is still to be tried. */
interface Way {
  readonly step: number;
  readonly at: number;
  readonly registers: GroupRegisters;
  /** The steps gone through at this place, so that an empty repetition ends. */
  readonly seen: SeenSteps | undefined;
}

/** A list that ways share. */
interface SeenSteps {
  readonly step: number;
  readonly before: SeenSteps | undefined;
}

/**
 * Matches an expression with back-references: all ways from the leftmost start that matches, of which the first of the
 * longest is taken. What a group matched decides what comes later, so that this can take exponentially many steps: hence
 * the budget.
 */
export function backtrack(program: PosixProgram, subject: PosixSubject, groups: number, budget: StepBudget): BacktrackResult {
  for (let start = 0; start <= subject.bytes.length; start++) {
    const found = longestFrom(program, subject, start, groups, budget);
    if (found !== 'noMatch') return found === 'limit' ? { kind: 'limit' } : { kind: 'match', groups: found };
  }
  return { kind: 'noMatch' };
}

function longestFrom(
  { steps, start: first }: PosixProgram, subject: PosixSubject, start: number, groups: number, budget: StepBudget,
): GroupSpan[] | 'noMatch' | 'limit' {
  let best: { end: number; registers: GroupRegisters } | undefined;
  const ways: Way[] = [{ step: first, at: start, registers: createRegisters(groups), seen: undefined }];
  for (let way = ways.pop(); way; way = ways.pop()) {
    budget.left -= 1;
    if (budget.left < 0) return 'limit';
    const step = steps[way.step];
    if (!step) continue;
    if (step.kind === 'accept') {
      if (!best || way.at > best.end) best = { end: way.at, registers: way.registers };
      // No way is longer than one to the end.
      if (way.at === subject.bytes.length) break;
      continue;
    }
    follow(step, way, subject, ways);
  }
  return best ? registerSpans(best.registers, start, best.end) : 'noMatch';
}

/** Puts what may come behind a step on the stack, the first choice last. */
function follow(step: Exclude<PosixStep, { kind: 'accept' }>, way: Way, subject: PosixSubject, ways: Way[]): void {
  const { at, registers, seen } = way;
  const byte = subject.bytes.charCodeAt(at);
  switch (step.kind) {
    case 'byte':
      if (byte === step.byte) ways.push({ step: step.next, at: at + 1, registers, seen: undefined });
      return;
    case 'set':
      if (at < subject.bytes.length && step.set[byte] === 1) ways.push({ step: step.next, at: at + 1, registers, seen: undefined });
      return;
    case 'backReference': {
      const from = registers.starts[step.group] ?? -1;
      const to = registers.ends[step.group] ?? -1;
      if (from < 0 || to < 0) return;
      const text = subject.bytes.slice(from, to);
      if (!subject.bytes.startsWith(text, at)) return;
      ways.push({ step: step.next, at: at + text.length, registers, seen: text === '' ? seen : undefined });
      return;
    }
    case 'anchor':
      if (anchorHolds(step.anchor, subject, at)) ways.push({ step: step.next, at, registers, seen });
      return;
    case 'split': {
      if (isSeen(seen, way.step)) {
        // Round an empty repetition: only out of it.
        ways.push({ step: step.other, at, registers, seen });
        return;
      }
      const through = { step: way.step, before: seen };
      ways.push({ step: step.other, at, registers, seen: through }, { step: step.next, at, registers, seen: through });
      return;
    }
    case 'open': case 'close': {
      const changed = copyRegisters(registers);
      passStep(changed, step, at);
      ways.push({ step: step.next, at, registers: changed, seen });
      return;
    }
  }
}

function isSeen(seen: SeenSteps | undefined, step: number): boolean {
  for (let one = seen; one; one = one.before) if (one.step === step) return true;
  return false;
}

function copyRegisters({ starts, ends, keptStarts, keptEnds }: GroupRegisters): GroupRegisters {
  return { starts: starts.slice(), ends: ends.slice(), keptStarts: keptStarts.slice(), keptEnds: keptEnds.slice() };
}
