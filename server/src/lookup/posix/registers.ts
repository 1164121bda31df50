import type { GroupSpan } from '../pcre/engine.ts';
import type { StepAction } from './program.ts';

/** Where groups start and end while a match is followed; -1: not yet. Changed in place. */
export interface GroupRegisters {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** What was kept when a group last matched something. */
  readonly keptStarts: Int32Array;
  readonly keptEnds: Int32Array;
}

/** Registers for so many groups. */
export function createRegisters(groups: number): GroupRegisters {
  const empty = (): Int32Array => new Int32Array(groups + 1).fill(-1);
  return { starts: empty(), ends: empty(), keptStarts: empty(), keptEnds: empty() };
}

/**
 * What passing a step does to the registers: update_regs() of regexec.c. An empty match of a group that may be left
 * out does not undo what the group matched before.
 */
export function passStep({ starts, ends, keptStarts, keptEnds }: GroupRegisters, step: StepAction, at: number): void {
  if (step.kind === 'open') {
    starts[step.group] = at;
    ends[step.group] = -1;
  } else if (step.kind === 'close') {
    if ((starts[step.group] ?? -1) < at) {
      ends[step.group] = at;
      keptStarts.set(starts);
      keptEnds.set(ends);
    } else if (step.isOptional && keptStarts[step.group] !== -1) {
      starts.set(keptStarts);
      ends.set(keptEnds);
    } else {
      ends[step.group] = at;
    }
  }
}

/** The spans: first the whole match, then the groups. */
export function registerSpans({ starts, ends }: GroupRegisters, start: number, end: number): GroupSpan[] {
  const spans: GroupSpan[] = [{ start, end }];
  for (let group = 1; group < starts.length; group++) {
    const from = starts[group] ?? -1;
    const to = ends[group] ?? -1;
    spans.push(from >= 0 && to >= 0 ? { start: from, end: to } : undefined);
  }
  return spans;
}
