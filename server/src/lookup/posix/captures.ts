import type { GroupSpan } from '../pcre/engine.ts';
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
import type { PosixProgram } from './program.ts';
import { createRegisters, passStep, registerSpans } from './registers.ts';
import { type StepBudget, takes } from './search.ts';

/** More than this is not kept for one match: steps times places. */
const maxCells = 50_000_000;

/**
 * Which group matched what, as set_regs() of glibc's regexec.c works it out: along the steps from which the end of the
 * whole match can be reached, the first choice is taken wherever it is open.
 * @param groups how many groups there are
 * @returns the whole match and the groups; undefined: too much work, or glibc would look for another match
 */
export function groupsOfMatch(
  program: PosixProgram,
  closures: StepClosures,
  subject: PosixSubject,
  found: { readonly start: number; readonly end: number },
  groups: number,
  budget: StepBudget,
): GroupSpan[] | undefined {
  const { start, end } = found;
  const viable = viableSteps(program, closures, subject, found, budget);
  if (!viable) return undefined;
  const registers = createRegisters(groups);
  const seen = new Set<number>();
  let current = program.start;
  for (let at = start; ;) {
    const step = program.steps[current];
    if (!step || !viable(current, at)) return undefined;
    if (step.action.kind === 'accept') break;
    passStep(registers, step.action, at);
    if (step.action.kind === 'byte' || step.action.kind === 'set') {
      at += 1;
      seen.clear();
      current = step.next;
      continue;
    }
    // proceed_next_node(): the first open choice, but the second where the first was gone through at this very place.
    seen.add(current);
    const [first, second] = step.choices.filter((choice) => viable(choice, at));
    if (first === undefined) return undefined;
    current = second !== undefined && seen.has(first) ? second : first;
  }
  return registerSpans(registers, start, end);
}

/** The steps that lie on a way from the start to the end of the match: sift_states_backward(). */
function viableSteps(
  { steps, start: first }: PosixProgram,
  closures: StepClosures,
  subject: PosixSubject,
  { start, end }: { readonly start: number; readonly end: number },
  budget: StepBudget,
): ((step: number, at: number) => boolean) | undefined {
  const width = steps.length;
  if (width * (end - start + 1) > maxCells) return undefined;
  const states = new Uint8Array(width * (end - start + 1));
  budget.left -= states.length;
  if (budget.left < 0) return undefined;
  const cell = (step: number, at: number): number => (at - start) * width + step;

  let entering = new Set([first]);
  for (let at = start; at <= end; at++) {
    const before = at === start ? contextBefore(subject, at) : contextWithin(subject, at);
    const next = new Set<number>();
    const byte = subject.bytes.charCodeAt(at);
    for (const entry of entering) {
      for (const number of closures[entry] ?? []) {
        const step = steps[number];
        if (!step || states[cell(number, at)] !== 0 || !holdsBefore(step.constraint, before)) continue;
        states[cell(number, at)] = 1;
        if (at < end && takes(step, byte) && mayConsume(step.constraint, byte)) next.add(step.next);
      }
    }
    entering = next;
  }

  const sources = sourcesOf(closures, width);
  const keep = (targets: readonly number[], at: number): void => {
    for (const target of targets)
      for (const source of sources[target] ?? []) {
        if (states[cell(source, at)] === 1) states[cell(source, at)] = 2;
      }
  };
  const last = steps.findIndex(
    (step, number) =>
      step.action.kind === 'accept' &&
      states[cell(number, end)] === 1 &&
      holdsBehind(step.constraint, contextBehind(subject, end)),
  );
  keep([last], end);
  for (let at = end - 1; at >= start; at--) {
    const byte = subject.bytes.charCodeAt(at);
    const behind = contextBehind(subject, at);
    const targets: number[] = [];
    for (const [number, step] of steps.entries()) {
      if (states[cell(number, at)] === 0 || !takes(step, byte) || !holdsBehind(step.constraint, behind)) continue;
      if (states[cell(step.next, at + 1)] === 2) targets.push(number);
    }
    keep(targets, at);
  }
  return (step, at) => at <= end && states[cell(step, at)] === 2;
}

/** The steps in whose closure a step is. */
function sourcesOf(closures: StepClosures, width: number): number[][] {
  const sources: number[][] = Array.from({ length: width }, () => []);
  for (const [number, closure] of closures.entries()) for (const member of closure) sources[member]?.push(number);
  return sources;
}
