import { defaultIn } from '../facts/knowledge.ts';
import { existsIn } from '../facts/release.ts';
import { type MacroNode, type MacroText, type Operator, maxNesting } from '../syntax/macro.ts';
import { parseMacros } from '../syntax/parseMacros.ts';
import { type Configuration, settingOf } from './configuration.ts';

/** The result of expanding a value. */
export interface Expanded {
  /** What Postfix would see; what was undefined is left out. */
  readonly text: string;
  /**
   * `error`: mac_expand() fails, and with it the program. `unknown`: some part is known on the host alone (a computed
   * default) or stands for a template's placeholder, so that the text must not be judged.
   */
  readonly certainty: 'exact' | 'unknown' | 'error';
}

/** Gives the unexpanded value of a name: undefined = not defined; null = defined, but its value is not known here. */
export type Lookup = (name: string) => string | null | undefined;

/** Settings of the file, else defaults of the release (`postconf -x` does it so). */
export function lookupIn(configuration: Configuration): Lookup {
  const defaults = lookupDefaults(configuration);
  return (name) => {
    const setting = settingOf(configuration, name);
    return setting ? setting.element.value.text : defaults(name);
  };
}

/** Defaults of the release, whatever a file sets. */
export function lookupDefaults({ knowledge, release }: Pick<Configuration, 'knowledge' | 'release'>): Lookup {
  return (name) => {
    if (name === 'process_name' || name === 'service_name' || name === 'process_id') return null;
    const facts = knowledge.parameters.get(name);
    // A name of another release is as unset as any other: `postscreen_dnsbl_ttl` had a default until 3.1.
    if (!facts || !existsIn(facts, release)) return undefined;
    const value = defaultIn(facts, release);
    return value === undefined || facts.computed?.startsWith('runtime') ? null : value;
  };
}

/**
 * mac_expand() with MAC_EXP_FLAG_RECURSE over a value's text.
 * @param functions whether the release has functions (3.11); before, `${name{…}}` is an error
 */
export function expand(text: string, lookup: Lookup, { functions = true } = {}): Expanded {
  if (!text.includes('$')) return { text, certainty: 'exact' };
  return expandParsed(parseMacros(text), lookup, { functions });
}

/** What Postfix would see of a text; undefined where that is not known here, or an error. */
export function expandExactly(text: string, lookup: Lookup): string | undefined {
  if (!text.includes('$')) return text;
  const expanded = expand(text, lookup);
  return expanded.certainty === 'exact' ? expanded.text : undefined;
}

/** The same as `expand` for a text that is parsed already. */
export function expandParsed(text: MacroText, lookup: Lookup, { functions = true } = {}): Expanded {
  const state: State = { lookup, functions, unknown: false, error: false, level: 0, depth: 0, steps: 0 };
  const result = expandText(text, state);
  return { text: result, certainty: certaintyOf(state) };
}

function certaintyOf({ error, unknown }: State): Expanded['certainty'] {
  if (error) return 'error';
  return unknown ? 'unknown' : 'exact';
}

interface State {
  readonly lookup: Lookup;
  readonly functions: boolean;
  unknown: boolean;
  error: boolean;
  level: number;
  /** All levels, those around an operand included: `a = ${{$a}=={b}}` has no end in Postfix, whose stack runs over. */
  depth: number;
  /** Nodes so far: `a=$b$b`, `b=$c$c`, … doubles with each name, which Postfix would sit out and we do not. */
  steps: number;
}
const maxSteps = 20_000;
const maxDepth = 3 * maxNesting;

function expandText(text: MacroText, state: State): string {
  let result = '';
  for (const node of text.nodes) {
    if (state.error) break;
    if (++state.steps > maxSteps) {
      state.unknown = true;
      break;
    }
    result += expandNode(node, state);
  }
  return result;
}

function expandNode(node: MacroNode, state: State): string {
  if (node.kind === 'literal') return node.text;
  if (
    node.kind === 'malformed' ||
    (node.kind === 'call' && !state.functions) ||
    state.level > maxNesting ||
    state.depth > maxDepth
  ) {
    state.error = true;
    return '';
  }
  state.level++;
  state.depth++;
  const result = expandMacro(node, state);
  state.level--;
  state.depth--;
  return result;
}

function expandMacro(node: Exclude<MacroNode, { kind: 'literal' | 'malformed' }>, state: State): string {
  if (node.kind === 'reference') return expandReference(node, state);
  if (node.kind === 'comparison') return expandComparison(node, state);
  // domain_to_ascii, domain_to_utf8: ASCII domains stay as they are.
  return expandText(node.argument, state);
}

function expandReference(node: MacroNode & { kind: 'reference' }, state: State): string {
  const value = state.lookup(node.name);
  if (node.then || node.else) {
    if (value === null) state.unknown = true;
    // The operators test the unexpanded value: `${x?y}` gives y for `x = $empty`.
    const chosen = value ? node.then : node.else;
    return chosen ? expandText(chosen, state) : '';
  }
  if (value === null) {
    state.unknown = true;
    return '';
  }
  return value?.includes('$') ? expandText(parseMacros(value), state) : (value ?? '');
}

function expandComparison(node: MacroNode & { kind: 'comparison' }, state: State): string {
  const outer = state.level;
  state.level = 0; // operands are expanded by a mac_expand() of their own
  const left = expandText(node.left, state);
  const right = expandText(node.right, state);
  state.level = outer;
  const holds =
    node.suffix === 'level' ? compareLevels(left, node.operator, right) : compareWords(left, node.operator, right);
  if (holds === undefined) {
    state.error = true;
    return '';
  }
  if (!node.then && !node.else) return holds ? 'true' : '';
  const chosen = holds ? node.then : node.else;
  return chosen ? expandText(chosen, state) : '';
}

/** mac_exp_eval(): as numbers where both sides are all digits, else byte by byte. */
function compareWords(left: string, operator: Operator, right: string): boolean {
  const digits = /^\d+$/;
  if (digits.test(left) && digits.test(right)) return holds(Number(left) - Number(right), operator);
  if (left === right) return holds(0, operator);
  return holds(left < right ? -1 : 1, operator);
}

/** compat_relop_eval(); undefined where a side is no `major[.minor[.patch]]`. */
function compareLevels(left: string, operator: Operator, right: string): boolean | undefined {
  const [a, b] = [levelNumber(left), levelNumber(right)];
  return a === undefined || b === undefined ? undefined : holds(a - b, operator);
}

/** A compatibility level as a number that orders levels (global/compat_level.c); undefined where malformed. */
function levelNumber(level: string): number | undefined {
  const match = /^\s*\+?(\d+)(?:\.(\d+)(?:\.(\d+))?)?$/.exec(level);
  if (!match) return undefined;
  const [major, minor, patch] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  return minor > 1023 || patch > 1023 ? undefined : major * 2 ** 20 + minor * 2 ** 10 + patch;
}

function holds(delta: number, operator: Operator): boolean {
  switch (operator) {
    case '==':
      return delta === 0;
    case '!=':
      return delta !== 0;
    case '<':
      return delta < 0;
    case '<=':
      return delta <= 0;
    case '>=':
      return delta >= 0;
    case '>':
      return delta > 0;
  }
}
