import type { ByteString } from '../../base/byteString.ts';
import { readBracket } from './bracket.ts';
import { anyByte, classSet } from './classes.ts';
import { readRepeat } from './repeat.ts';
import { type PosixSource, nextToken, upperAscii } from './source.ts';
import { type PosixState, advance, fail, hasFailed, tokenKind } from './state.ts';
import type { AnchorKind, PosixError, PosixFlags, PosixTree } from './tree.ts';

/** An expression that was read, or why it is none. */
export type PosixParse =
  | {
      readonly kind: 'tree';
      readonly tree: PosixTree | undefined;
      readonly groups: number;
      readonly hasBackReferences: boolean;
    }
  | { readonly kind: 'error'; readonly error: PosixError }
  /** Deeper than we follow. */
  | { readonly kind: 'tooDeep' };

const maxDepth = 400;

/** Reads an expression as glibc's regcomp() does: the same trees, the same errors, in the same order. */
export function parsePosix(pattern: ByteString, flags: PosixFlags): PosixParse {
  const source: PosixSource = {
    raw: pattern,
    bytes: flags.ignoreCase ? upperAscii(pattern) : pattern,
    flags,
    at: 0,
    groups: 0,
    completed: 0,
    hasBackReferences: false,
  };
  const state: PosixState = { source, token: nextToken(source, true), depth: 0, isTooDeep: false };
  const tree = readAlternatives(state);
  if (state.isTooDeep) return { kind: 'tooDeep' };
  if (source.error) return { kind: 'error', error: source.error };
  return { kind: 'tree', tree, groups: source.groups, hasBackReferences: source.hasBackReferences };
}

/** parse_reg_exp() */
function readAlternatives(state: PosixState): PosixTree | undefined {
  const { source } = state;
  const before = source.completed;
  let tree = readBranch(state);
  while (!hasFailed(state) && tokenKind(state) === 'or') {
    advance(state, true);
    let right: PosixTree | undefined;
    if (!endsBranch(state)) {
      // A branch may not refer to groups of the branches before it.
      const completed = source.completed;
      source.completed = before;
      right = readBranch(state);
      source.completed |= completed;
    }
    tree = { kind: 'either', left: tree, right };
  }
  return tree;
}

function endsBranch({ token, depth }: PosixState): boolean {
  return token.kind === 'or' || token.kind === 'end' || (depth > 0 && token.kind === 'close');
}

/** parse_branch() */
function readBranch(state: PosixState): PosixTree | undefined {
  let tree = readPiece(state);
  while (!hasFailed(state) && !endsBranch(state)) {
    const next = readPiece(state);
    if (tree && next) tree = { kind: 'sequence', left: tree, right: next };
    else tree ??= next;
  }
  return tree;
}

/** parse_expression(): one element and the repetitions behind it. */
function readPiece(state: PosixState): PosixTree | undefined {
  const { token, source } = state;
  const { extended } = source.flags;
  let tree: PosixTree | undefined;
  switch (token.kind) {
    case 'end':
    case 'or':
      return undefined;
    case 'backslash':
      return fail(state, 'trailingBackslash');
    case 'braceOpen':
      return fail(state, 'repetition');
    case 'anchor':
      // Nothing repeats an anchor: `^*` is an error, or in a basic expression a star.
      advance(state);
      return anchorTree(token.anchor);
    case 'open':
      tree = readGroup(state);
      break;
    case 'bracket':
      tree = { kind: 'set', set: readBracket(source) };
      break;
    case 'any':
      tree = { kind: 'set', set: anyByte(source.flags) };
      break;
    case 'class':
      tree = { kind: 'set', set: classSet(token.class) };
      break;
    case 'backReference':
      if (!(source.completed & (1 << token.group))) return fail(state, 'backReference');
      source.hasBackReferences = true;
      tree = { kind: 'backReference', group: token.group };
      break;
    case 'star':
    case 'plus':
    case 'question':
      if (extended) return fail(state, 'repetition');
      tree = { kind: 'byte', byte: token.byte };
      break;
    case 'close':
      if (!extended) return fail(state, 'parenthesis');
      tree = { kind: 'byte', byte: token.byte };
      break;
    case 'braceClose':
    case 'byte':
      tree = { kind: 'byte', byte: token.byte };
      break;
  }
  if (hasFailed(state)) return undefined;
  advance(state);
  return readRepeats(state, tree);
}

function readRepeats(state: PosixState, element: PosixTree | undefined): PosixTree | undefined {
  const { extended } = state.source.flags;
  let tree = element;
  while (!hasFailed(state) && repeats.has(tokenKind(state))) {
    tree = readRepeat(state, tree);
    if (hasFailed(state)) return undefined;
    // A basic expression has no repetition of a repetition: RE_CONTEXT_INVALID_DUP.
    if (!extended && (tokenKind(state) === 'star' || tokenKind(state) === 'braceOpen'))
      return fail(state, 'repetition');
  }
  return tree;
}

const repeats: ReadonlySet<string> = new Set(['star', 'plus', 'question', 'braceOpen']);

/** parse_sub_exp() */
function readGroup(state: PosixState): PosixTree | undefined {
  const { source } = state;
  source.groups += 1;
  const group = source.groups;
  if (state.depth >= maxDepth) {
    state.isTooDeep = true;
    return undefined;
  }
  advance(state, true);
  let body: PosixTree | undefined;
  if (tokenKind(state) !== 'close') {
    state.depth += 1;
    body = readAlternatives(state);
    state.depth -= 1;
    if (hasFailed(state)) return undefined;
    if (tokenKind(state) !== 'close') return fail(state, 'parenthesis');
  }
  if (group <= 9) source.completed |= 1 << group;
  return { kind: 'group', group, body, isOptional: false };
}

function anchorTree(anchor: AnchorKind | 'wordEdge' | 'noWordEdge'): PosixTree {
  if (anchor !== 'wordEdge' && anchor !== 'noWordEdge') return { kind: 'anchor', anchor };
  const [left, right] =
    anchor === 'wordEdge' ? (['wordStart', 'wordEnd'] as const) : (['insideWord', 'outsideWord'] as const);
  return { kind: 'either', left: { kind: 'anchor', anchor: left }, right: { kind: 'anchor', anchor: right } };
}
