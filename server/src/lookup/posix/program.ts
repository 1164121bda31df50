import type { AnchorKind, ByteSet, PosixTree } from './tree.ts';

/** A step of a program. `next` and `other` are steps; `next` is what glibc tries first. */
export type PosixStep =
  | { readonly kind: 'byte'; readonly byte: number; next: number }
  | { readonly kind: 'set'; readonly set: ByteSet; next: number }
  | { readonly kind: 'anchor'; readonly anchor: AnchorKind; next: number }
  | { readonly kind: 'open'; readonly group: number; next: number }
  | { readonly kind: 'close'; readonly group: number; readonly isOptional: boolean; next: number }
  | { readonly kind: 'split'; next: number; other: number }
  | { readonly kind: 'backReference'; readonly group: number; next: number }
  | { readonly kind: 'accept' };

/** An expression as a graph of steps: the non-deterministic automaton that glibc builds too, so that its choices are the same. */
export interface PosixProgram {
  readonly steps: readonly PosixStep[];
  readonly start: number;
}

/** More than this is not built: an expression of nested counts grows with their product. */
const maxSteps = 100_000;
const maxDepth = 3_000;

/** Builds the program; undefined: it would be too large. */
export function buildProgram(tree: PosixTree | undefined): PosixProgram | undefined {
  const steps: PosixStep[] = [{ kind: 'accept' }];
  const add = (step: PosixStep): number => steps.push(step) - 1;
  let isTooLarge = false;

  function build(part: PosixTree, next: number, depth: number): number {
    if (steps.length > maxSteps || depth > maxDepth) isTooLarge = true;
    if (isTooLarge) return next;
    switch (part.kind) {
      case 'byte': return add({ kind: 'byte', byte: part.byte, next });
      case 'set': return add({ kind: 'set', set: part.set, next });
      case 'anchor': return add({ kind: 'anchor', anchor: part.anchor, next });
      case 'backReference': return add({ kind: 'backReference', group: part.group, next });
      case 'group': {
        const close = add({ kind: 'close', group: part.group, isOptional: part.isOptional, next });
        const body = part.body ? build(part.body, close, depth + 1) : close;
        return add({ kind: 'open', group: part.group, next: body });
      }
      case 'either': {
        const other = part.right ? build(part.right, next, depth + 1) : next;
        const first = part.left ? build(part.left, next, depth + 1) : next;
        return add({ kind: 'split', next: first, other });
      }
      case 'star': {
        const split: PosixStep = { kind: 'split', next: 0, other: next };
        const at = add(split);
        split.next = build(part.body, at, depth + 1);
        return at;
      }
      case 'sequence': {
        // A long word is a chain to the left, and not to be followed by calls.
        let left: PosixTree = part;
        let entry = next;
        while (left.kind === 'sequence') {
          entry = build(left.right, entry, depth + 1);
          left = left.left;
        }
        return build(left, entry, depth + 1);
      }
    }
  }

  const start = tree ? build(tree, 0, 0) : 0;
  return isTooLarge ? undefined : { steps, start };
}
