import { type PosixState, advance, fail, tokenKind } from './state.ts';
import type { PosixTree } from './tree.ts';

/** RE_DUP_MAX. */
const maxRepeat = 0x7fff;

/** parse_dup_op(): the repetition at hand, applied to an element. */
export function readRepeat(state: PosixState, element: PosixTree | undefined): PosixTree | undefined {
  const kind = tokenKind(state);
  const range =
    kind === 'braceOpen' ? readBraces(state) : { from: kind === 'plus' ? 1 : 0, to: kind === 'question' ? 1 : -1 };
  if (!range) return undefined;
  advance(state);
  const { from, to } = range;
  if (!element || (from === 0 && to === 0)) return undefined;
  const copy: PosixTree = { kind: 'copy', of: element };
  let required: PosixTree | undefined;
  for (let count = 0; count < from; count++)
    required = required ? { kind: 'sequence', left: required, right: copy } : element;
  if (from === to) return required;
  const optional = optionalPart(element, required ? copy : element);
  let tree: PosixTree =
    to < 0 ? { kind: 'star', body: optional } : { kind: 'either', left: optional, right: undefined };
  for (let count = from + 2; count <= to; count++) {
    tree = { kind: 'either', left: { kind: 'sequence', left: tree, right: copy }, right: undefined };
  }
  return required ? { kind: 'sequence', left: required, right: tree } : tree;
}

/** The first part that may be left out: a group is marked, what is inside of a copy is not. */
function optionalPart(element: PosixTree, part: PosixTree): PosixTree {
  if (element.kind !== 'group') return part;
  const body = part.kind === 'copy' && element.body ? ({ kind: 'copy', of: element.body } as const) : element.body;
  return { ...element, body, isOptional: true };
}

/**
 * `{n}`, `{n,}`, `{,m}`, `{n,m}`; the token at hand is the closing brace in the end. `to` is -1 where there is no
 * limit.
 */
function readBraces(state: PosixState): { from: number; to: number } | undefined {
  let from = readNumber(state);
  const isComma = (): boolean => state.token.kind === 'byte' && state.token.byte === 0x2c;
  if (from === -1) {
    if (!isComma()) return fail(state, 'braceContent');
    from = 0;
  }
  let to = -2;
  if (from !== -2) {
    if (state.token.kind === 'braceClose') to = from;
    else if (isComma()) to = readNumber(state);
  }
  if (from === -2 || to === -2) return fail(state, state.token.kind === 'end' ? 'brace' : 'braceContent');
  if ((to !== -1 && from > to) || state.token.kind !== 'braceClose') return fail(state, 'braceContent');
  if (Math.max(from, to) > maxRepeat) return fail(state, 'tooBig');
  return { from, to };
}

/** fetch_number(): -1 no digit, -2 not a number. Ends at a comma, even an escaped one, or a closing brace. */
function readNumber(state: PosixState): number {
  let number = -1;
  for (;;) {
    advance(state);
    const { token } = state;
    if (token.kind === 'end') return -2;
    const byte = 'byte' in token ? token.byte : 0;
    if (token.kind === 'braceClose' || byte === 0x2c) return number;
    if (token.kind !== 'byte' || byte < 0x30 || byte > 0x39 || number === -2) number = -2;
    else number = Math.min(maxRepeat + 1, Math.max(number, 0) * 10 + byte - 0x30);
  }
}
