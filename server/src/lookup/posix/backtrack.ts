import type { GroupSpan } from '../pcre/engine.ts';
import { type PosixSubject, contextBefore, contextBehind, holdsBefore, holdsBehind } from './constraint.ts';
import type { PosixProgram, PosixStep } from './program.ts';
import { type GroupRegisters, createRegisters, passStep, registerSpans } from './registers.ts';
import { type StepBudget, takes } from './search.ts';

/** What an expression with back-references matches. */
export type BacktrackResult =
  | { readonly kind: 'match'; readonly groups: readonly GroupSpan[] }
  | { readonly kind: 'noMatch' }
  | { readonly kind: 'limit' }
  /** It matches by a back-reference to an empty group, where glibc does not always agree. */
  | { readonly kind: 'unsure' };

/** A way that is still to be tried. */
interface Way {
  readonly step: number;
  readonly at: number;
  readonly registers: GroupRegisters;
  /** The steps gone through at this place, so that an empty repetition ends. */
  readonly seen: SeenSteps | undefined;
  /** A back-reference to something empty was passed, of which glibc may think otherwise. */
  readonly isUnsure?: boolean | undefined;
}

/** A list that ways share. */
interface SeenSteps {
  readonly step: number;
  readonly before: SeenSteps | undefined;
}

/**
 * Matches an expression with back-references: all ways from the leftmost start that matches, of which the first of the
 * longest is taken. What a group matched decides what comes later, so that this can take exponentially many steps:
 * hence the budget.
 */
export function backtrack(
  program: PosixProgram,
  subject: PosixSubject,
  groups: number,
  budget: StepBudget,
): BacktrackResult {
  for (let start = 0; start <= subject.bytes.length; start++) {
    const found = longestFrom(program, subject, start, groups, budget);
    if (found.kind !== 'noMatch') return found;
  }
  return { kind: 'noMatch' };
}

function longestFrom(
  { steps, start: first }: PosixProgram,
  subject: PosixSubject,
  start: number,
  groups: number,
  budget: StepBudget,
): BacktrackResult {
  let best: Way | undefined;
  const ways: Way[] = [{ step: first, at: start, registers: createRegisters(groups), seen: undefined }];
  for (let way = ways.pop(); way; way = ways.pop()) {
    budget.left -= 1;
    if (budget.left < 0) return { kind: 'limit' };
    const step = steps[way.step];
    if (!step) continue;
    if (step.action.kind === 'accept') {
      if (!best || way.at > best.at) best = way;
      // No way is longer than one to the end.
      if (way.at === subject.bytes.length) break;
      continue;
    }
    follow(step, way, subject, ways);
  }
  if (!best) return { kind: 'noMatch' };
  return best.isUnsure ? { kind: 'unsure' } : { kind: 'match', groups: registerSpans(best.registers, start, best.at) };
}

/** Puts what may come behind a step on the stack, the first choice last. */
function follow(step: PosixStep, way: Way, subject: PosixSubject, ways: Way[]): void {
  const { at, registers, seen } = way;
  const { action, choices } = step;
  switch (action.kind) {
    case 'byte':
    case 'set':
      if (at < subject.bytes.length && takes(step, subject.bytes.charCodeAt(at))) {
        ways.push({ step: step.next, at: at + 1, registers, seen: undefined, isUnsure: way.isUnsure });
      }
      return;
    case 'backReference': {
      const from = registers.starts[action.group] ?? -1;
      const to = registers.ends[action.group] ?? -1;
      if (from < 0 || to < 0) return;
      const text = subject.bytes.slice(from, to);
      if (!subject.bytes.startsWith(text, at)) return;
      ways.push({
        step: step.next,
        at: at + text.length,
        registers,
        seen: text === '' ? seen : undefined,
        isUnsure: way.isUnsure === true || text === '',
      });
      return;
    }
    case 'anchor': {
      const isHere =
        holdsBefore(step.constraint, contextBefore(subject, at)) &&
        holdsBehind(step.constraint, contextBehind(subject, at));
      if (isHere) for (const choice of choices) ways.push({ ...way, step: choice });
      return;
    }
    case 'split': {
      const [first = -1, second = first] = choices;
      const through = { step: way.step, before: seen };
      ways.push({ ...way, step: second, seen: through });
      // Round an empty repetition: only out of it.
      if (first !== second && !isSeen(seen, way.step)) ways.push({ ...way, step: first, seen: through });
      return;
    }
    case 'open':
    case 'close': {
      const changed = copyRegisters(registers);
      passStep(changed, action, at);
      for (const choice of choices) ways.push({ ...way, step: choice, registers: changed });
      return;
    }
    case 'accept':
      return;
  }
}

function isSeen(seen: SeenSteps | undefined, step: number): boolean {
  for (let one = seen; one; one = one.before) if (one.step === step) return true;
  return false;
}

function copyRegisters({ starts, ends, keptStarts, keptEnds }: GroupRegisters): GroupRegisters {
  return { starts: starts.slice(), ends: ends.slice(), keptStarts: keptStarts.slice(), keptEnds: keptEnds.slice() };
}
