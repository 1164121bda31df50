import type { GroupSpan } from '../pcre/engine.ts';
import type { PosixProgram, PosixStep } from './program.ts';
import { createRegisters, passStep, registerSpans } from './registers.ts';
import type { StepBudget } from './search.ts';
import { type PosixSubject, anchorHolds } from './subject.ts';

/** More than this is not kept for one match: steps times places. */
const maxCells = 50_000_000;

/**
 * Which group matched what, as set_regs() of glibc's regexec.c works it out: along the steps from which the end of the
 * whole match can be reached, the first choice is taken wherever it is open.
 * @param groups how many groups there are
 * @returns the whole match and the groups; undefined: too much work
 */
export function groupsOfMatch(
  program: PosixProgram, subject: PosixSubject, { start, end }: { readonly start: number; readonly end: number }, groups: number, budget: StepBudget,
): GroupSpan[] | undefined {
  const viable = viableSteps(program, subject, start, end, budget);
  if (!viable) return undefined;
  const { steps } = program;
  const registers = createRegisters(groups);
  const seen = new Set<number>();
  let current = program.start;
  for (let at = start; ;) {
    const step = steps[current];
    if (!step || step.kind === 'accept') break;
    passStep(registers, step, at);
    if (step.kind === 'byte' || step.kind === 'set' || step.kind === 'backReference') {
      at += 1;
      seen.clear();
      current = step.next;
    } else {
      seen.add(current);
      current = nextChoice(step, (target) => viable.has(target, at), seen);
    }
  }
  return registerSpans(registers, start, end);
}

/** proceed_next_node(): the first open choice, but the second where the first has been gone through at this very place. */
function nextChoice(step: Exclude<PosixStep, { kind: 'accept' }>, isViable: (target: number) => boolean, seen: ReadonlySet<number>): number {
  if (step.kind !== 'split' || !isViable(step.other)) return step.next;
  if (!isViable(step.next)) return step.other;
  return seen.has(step.next) ? step.other : step.next;
}

/** The steps that lie on a way from the start to the end of the match, by place. */
interface ViableSteps { readonly has: (step: number, at: number) => boolean }

function viableSteps({ steps, start: first }: PosixProgram, subject: PosixSubject, start: number, end: number, budget: StepBudget): ViableSteps | undefined {
  const width = steps.length;
  if (width * (end - start + 1) > maxCells) return undefined;
  const reached = new Uint8Array(width * (end - start + 1));
  budget.left -= reached.length;
  if (budget.left < 0) return undefined;
  const cell = (step: number, at: number): number => (at - start) * width + step;
  const targets = (number: number, at: number): readonly number[] => freeTargets(steps[number], subject, at);
  const consumes = (step: PosixStep | undefined, at: number): number => consumedTarget(step, subject, at);

  const stack: number[] = [];
  const mark = (number: number, at: number): void => {
    if (reached[cell(number, at)] !== 0) return;
    reached[cell(number, at)] = 1;
    stack.push(number);
  };
  mark(first, start);
  for (let at = start; at <= end; at++) {
    const carried: number[] = [];
    for (let number = stack.pop(); number !== undefined; number = stack.pop()) {
      for (const target of targets(number, at)) mark(target, at);
      const target = at < end ? consumes(steps[number], at) : -1;
      if (target >= 0) carried.push(target);
    }
    for (const target of carried) mark(target, at + 1);
  }
  const sources = freeSources(steps);
  for (let at = end; at >= start; at--) {
    const open: number[] = [];
    const keep = (number: number): void => {
      if (reached[cell(number, at)] !== 1) return;
      reached[cell(number, at)] = 2;
      open.push(number);
    };
    if (at === end) keep(0);
    else for (let number = 0; number < width; number++) {
      const target = reached[cell(number, at)] === 1 ? consumes(steps[number], at) : -1;
      if (target >= 0 && reached[cell(target, at + 1)] === 2) keep(number);
    }
    for (let number = open.pop(); number !== undefined; number = open.pop()) {
      for (const source of sources[number] ?? []) if (targets(source, at).includes(number)) keep(source);
    }
  }
  return { has: (step, at) => reached[cell(step, at)] === 2 };
}

/** Where a step leads without a byte. */
function freeTargets(step: PosixStep | undefined, subject: PosixSubject, at: number): readonly number[] {
  switch (step?.kind) {
    case 'split': return [step.next, step.other];
    case 'open': case 'close': return [step.next];
    case 'anchor': return anchorHolds(step.anchor, subject, at) ? [step.next] : [];
    default: return [];
  }
}

/** Where a step leads with the byte at a place; -1: nowhere. */
function consumedTarget(step: PosixStep | undefined, { bytes }: PosixSubject, at: number): number {
  if (step?.kind === 'byte') return bytes.charCodeAt(at) === step.byte ? step.next : -1;
  if (step?.kind === 'set') return at < bytes.length && step.set[bytes.charCodeAt(at)] === 1 ? step.next : -1;
  return -1;
}

/** The steps that lead to each step without a byte. */
function freeSources(steps: readonly PosixStep[]): number[][] {
  const sources: number[][] = steps.map(() => []);
  for (const [number, step] of steps.entries()) {
    if (step.kind === 'split') {
      sources[step.next]?.push(number);
      sources[step.other]?.push(number);
    } else if (step.kind === 'open' || step.kind === 'close' || step.kind === 'anchor') {
      sources[step.next]?.push(number);
    }
  }
  return sources;
}
