import { anchorConstraint } from './constraint.ts';
import type { ByteSet, PosixTree } from './tree.ts';

/** What a step does. All but `byte`, `set`, `backReference` and `accept` lead on without a byte. */
export type StepAction =
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'set'; readonly set: ByteSet }
  | { readonly kind: 'backReference'; readonly group: number }
  | { readonly kind: 'open'; readonly group: number }
  | { readonly kind: 'close'; readonly group: number; readonly isOptional: boolean }
  | { readonly kind: 'anchor' | 'split' | 'accept' };

/** A step of a program, as the nodes of glibc's DFA. Made in place. */
export interface PosixStep {
  readonly action: StepAction;
  /** What has to stand around the place of the step. */
  constraint: number;
  /** It is one more of another step. */
  isDuplicate: boolean;
  /** The step that it is one more of, where an anchor made it; -1: none. */
  original: number;
  /** Behind a byte or a back-reference. */
  next: number;
  /** Without a byte, in the order of glibc's choices: by number. */
  choices: number[];
}

/** An expression as a graph of steps. Numbers are those of glibc, as choices are sorted by them. */
export interface PosixProgram {
  readonly steps: readonly PosixStep[];
  readonly start: number;
  readonly hasBackReferences: boolean;
}

/** More than this is not built: an expression of nested counts grows with their product. */
const maxSteps = 20_000;
const maxDepth = 2_000;

/** A part that was built: where it starts, and which places wait for what comes behind it. */
interface Fragment {
  readonly first: number;
  readonly loose: readonly ((target: number) => void)[];
}

/** Builds the program; undefined: it would be too large. */
export function buildProgram(tree: PosixTree | undefined, hasBackReferences: boolean): PosixProgram | undefined {
  const steps: PosixStep[] = [];
  const body = tree ? build(tree, steps, 0, false) : undefined;
  if (tree && !body) return undefined;
  const end = addStep(steps, { kind: 'accept' }, false);
  body?.loose.forEach((patch) => patch(end));
  for (const step of steps) step.choices = [...new Set(step.choices)].sort((one, other) => one - other);
  return { steps, start: body?.first ?? end, hasBackReferences };
}

/** Adds a step and gives its number. */
export function addStep(steps: PosixStep[], action: StepAction, isDuplicate: boolean): number {
  return steps.push({ action, constraint: 0, isDuplicate, original: -1, next: -1, choices: [] }) - 1;
}

/** Children first, from left to right, so that numbers are those of calc_first() in regcomp.c. */
function build(tree: PosixTree, steps: PosixStep[], depth: number, isCopy: boolean): Fragment | undefined {
  if (steps.length > maxSteps || depth > maxDepth) return undefined;
  const inner = (part: PosixTree): Fragment | undefined => build(part, steps, depth + 1, isCopy);
  const add = (action: StepAction, isDuplicate = isCopy): number => addStep(steps, action, isDuplicate);
  const consuming = (number: number): Fragment => ({
    first: number,
    loose: [
      (target) => {
        stepAt(steps, number).next = target;
      },
    ],
  });
  const choosing =
    (number: number): ((target: number) => void) =>
    (target) => {
      stepAt(steps, number).choices.push(target);
    };
  switch (tree.kind) {
    case 'byte':
      return consuming(add({ kind: 'byte', byte: tree.byte }));
    case 'set':
      return consuming(add({ kind: 'set', set: tree.set }));
    case 'backReference':
      return consuming(add({ kind: 'backReference', group: tree.group }));
    case 'anchor': {
      const number = add({ kind: 'anchor' });
      stepAt(steps, number).constraint = anchorConstraint[tree.anchor];
      return { first: number, loose: [choosing(number)] };
    }
    case 'copy':
      return build(tree.of, steps, depth + 1, true);
    case 'group': {
      // lower_subexp() makes these two anew, so that in a copy they are none.
      const open = add({ kind: 'open', group: tree.group }, false);
      const body = tree.body ? inner(tree.body) : undefined;
      if (tree.body && !body) return undefined;
      const close = add({ kind: 'close', group: tree.group, isOptional: tree.isOptional && !isCopy }, false);
      choosing(open)(body?.first ?? close);
      body?.loose.forEach((patch) => patch(close));
      return { first: open, loose: [choosing(close)] };
    }
    case 'either': {
      const left = tree.left ? inner(tree.left) : undefined;
      const right = tree.right ? inner(tree.right) : undefined;
      if ((tree.left && !left) || (tree.right && !right)) return undefined;
      const number = add({ kind: 'split' });
      const loose = [...(left?.loose ?? []), ...(right?.loose ?? [])];
      for (const part of [left, right]) {
        if (part) choosing(number)(part.first);
        else loose.push(choosing(number));
      }
      return { first: number, loose };
    }
    case 'star': {
      const body = inner(tree.body);
      if (!body) return undefined;
      const number = add({ kind: 'split' });
      choosing(number)(body.first);
      body.loose.forEach((patch) => patch(number));
      return { first: number, loose: [choosing(number)] };
    }
    case 'sequence':
      return buildSequence(tree, inner);
  }
}

/** A long word is a chain to the left, and not to be followed by calls. */
function buildSequence(
  tree: PosixTree & { kind: 'sequence' },
  build: (part: PosixTree) => Fragment | undefined,
): Fragment | undefined {
  const parts: PosixTree[] = [];
  let left: PosixTree = tree;
  for (; left.kind === 'sequence'; left = left.left) parts.push(left.right);
  let built = build(left);
  const first = built?.first;
  for (const part of parts.reverse()) {
    const next = build(part);
    if (!built || !next) return undefined;
    for (const patch of built.loose) patch(next.first);
    built = next;
  }
  return built && first !== undefined ? { first, loose: built.loose } : undefined;
}

function stepAt(steps: readonly PosixStep[], number: number): PosixStep {
  const step = steps[number];
  if (!step) throw new RangeError(`no step ${number}`);
  return step;
}
