import type { Knowledge } from '../../facts/knowledge.ts';

/** Names that pipe(8) replaces in its arguments, such as `recipient`. */
export function pipeMacros({ master }: Knowledge): readonly string[] {
  // What the facts say of a program differs by program; of pipe they list macros.
  return (master.deliveryAgentFlags['pipe'] as { readonly macros?: readonly string[] } | undefined)?.macros ?? [];
}
