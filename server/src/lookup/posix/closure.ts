import { type PosixProgram, type PosixStep, addStep } from './program.ts';

/** Which steps each step leads to without a byte, itself included. */
export type StepClosures = readonly (readonly number[])[];

/** More members than this, or steps, are too many. */
const maxMembers = 300_000;
const maxSteps = 60_000;

/**
 * Works out the closures, as calc_eclosure() of regcomp.c does: what stands behind an anchor is added once more, with
 * the constraint of the anchor. Steps are added in place. A step that is a copy already is not made again, and so
 * loses the constraint: that is how glibc comes to match what an anchor in a repetition forbids.
 * @returns undefined: it would be too large
 */
export function closuresOf(program: PosixProgram): StepClosures | undefined {
  const steps = program.steps as PosixStep[];
  const work: ClosureWork = { steps, closures: [], inProgress: new Set(), members: 0, depth: 0 };
  for (let isIncomplete = true; isIncomplete;) {
    isIncomplete = false;
    for (let number = 0; number < steps.length; number++) {
      if (work.closures[number]) continue;
      if (!closureOf(work, number, true)) return undefined;
      if (!work.closures[number]) isIncomplete = true;
    }
  }
  return work.closures.map((closure) => closure ?? []);
}

interface ClosureWork {
  readonly steps: PosixStep[];
  readonly closures: (readonly number[] | undefined)[];
  readonly inProgress: Set<number>;
  members: number;
  depth: number;
}

/** calc_eclosure_iter() */
function closureOf(work: ClosureWork, number: number, isRoot: boolean): readonly number[] | undefined {
  const { steps, closures, inProgress } = work;
  const step = steps[number];
  if (!step || work.depth > 3_000) return undefined;
  const members = new Set([number]);
  let isIncomplete = false;
  inProgress.add(number);
  work.depth += 1;
  const [firstChoice] = step.choices;
  if (step.constraint !== 0 && firstChoice !== undefined && !steps[firstChoice]?.isDuplicate) {
    duplicateBehind(steps, number, number, number, step.constraint);
  }
  if (steps.length > maxSteps) return undefined;
  if (!consumes(step)) {
    for (const choice of step.choices) {
      if (inProgress.has(choice)) {
        isIncomplete = true;
        continue;
      }
      const known = closures[choice];
      const reached = known ?? closureOf(work, choice, false);
      if (!reached) return undefined;
      for (const member of reached) members.add(member);
      if (!closures[choice]) isIncomplete = true;
    }
  }
  work.depth -= 1;
  inProgress.delete(number);
  const closure = [...members].sort((one, other) => one - other);
  work.members += closure.length;
  if (work.members > maxMembers) return undefined;
  if (!isIncomplete || isRoot) closures[number] = closure;
  return closure;
}

function consumes({ action }: PosixStep): boolean {
  return (
    action.kind === 'byte' || action.kind === 'set' || action.kind === 'backReference' || action.kind === 'accept'
  );
}

/** duplicate_node_closure(): makes what stands behind a step once more, with a constraint. */
function duplicateBehind(
  steps: PosixStep[],
  topOriginal: number,
  topClone: number,
  root: number,
  initial: number,
): void {
  let wanted = initial;
  let original = topOriginal;
  let clone = topClone;
  for (;;) {
    if (steps.length > maxSteps) return;
    const from = steps[original];
    const to = steps[clone];
    if (!from || !to) return;
    const [first, second] = from.choices;
    let target: number;
    if (from.action.kind === 'backReference') {
      target = from.next;
      to.next = from.next;
      const added = duplicate(steps, target, wanted);
      to.choices = [added];
      original = target;
      clone = added;
      continue;
    }
    if (first === undefined) {
      to.next = from.next;
      return;
    }
    if (second === undefined) {
      // Round a loop: it is tied to what stands behind the anchor.
      if (original === root && clone !== original) {
        to.choices = [first];
        return;
      }
      wanted |= from.constraint;
      const added = duplicate(steps, first, wanted);
      to.choices = [added];
      original = first;
      clone = added;
      continue;
    }
    const known = findDuplicate(steps, first, wanted);
    const added = known ?? duplicate(steps, first, wanted);
    to.choices = [added];
    if (known === undefined) duplicateBehind(steps, first, added, root, wanted);
    target = duplicate(steps, second, wanted);
    to.choices = [added, target].sort((one, other) => one - other);
    original = second;
    clone = target;
  }
}

/** duplicate_node() */
function duplicate(steps: PosixStep[], original: number, wanted: number): number {
  const from = steps[original];
  const added = addStep(steps, from?.action ?? { kind: 'accept' }, true);
  const step = steps[added];
  if (step) {
    step.constraint = wanted | (from?.constraint ?? 0);
    step.original = original;
  }
  return added;
}

/** search_duplicated_node(): among the steps at the end that are copies. */
function findDuplicate(steps: readonly PosixStep[], original: number, wanted: number): number | undefined {
  for (let number = steps.length - 1; number > 0; number--) {
    const step = steps[number];
    if (!step?.isDuplicate) return undefined;
    if (step.original === original && step.constraint === wanted) return number;
  }
  return undefined;
}
