import type { Span } from './span.ts';

/**
 * The macro language of values, as util/mac_parse.c and util/mac_expand.c read it. Spans are offsets in the text that
 * was parsed. Parsing is total: what Postfix would stop at becomes a `malformed` node, and nothing is read behind it.
 */
export interface MacroText {
  readonly span: Span;
  readonly nodes: readonly MacroNode[];
}

/** A stretch of the text. */
export type MacroNode = Literal | Reference | Comparison | FunctionCall | MalformedMacro;

/** Text that stands for itself; `text` differs from the source where `$$` stood for `$`. */
export interface Literal {
  readonly kind: 'literal';
  readonly span: Span;
  readonly text: string;
}

/** `$name`, `${name}`, `$(name)`, `${name?x}`, `${name:x}`, `${name?{x}:{y}}`. */
export interface Reference extends Branches {
  readonly kind: 'reference';
  readonly span: Span;
  readonly form: 'plain' | 'braces' | 'parentheses';
  readonly name: string;
  readonly nameSpan: Span;
}

/** The comparisons, longer ones before those that they begin with. */
export const operators = ['==', '!=', '<=', '>=', '<', '>'] as const;
/** One of them. */
export type Operator = (typeof operators)[number];

/**
 * `${{x} OP {y}}`, with or without branches; `suffix` is `level` for the operators that compare compatibility levels.
 */
export interface Comparison extends Branches {
  readonly kind: 'comparison';
  readonly span: Span;
  readonly left: MacroText;
  readonly operator: Operator;
  readonly operatorSpan: Span;
  readonly suffix: string;
  readonly right: MacroText;
}

/** `${name{argument}}`, 3.11 and later. */
export interface FunctionCall {
  readonly kind: 'call';
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  readonly argument: MacroText;
}

/** What mac_parse() or mac_expand() stops at. */
export interface MalformedMacro {
  readonly kind: 'malformed';
  readonly span: Span;
  readonly problem:
    | 'empty-name' // a `$` before neither a name nor a bracket
    | 'unclosed' // no closing bracket for the `${` or `$(`
    | 'bad-name' // another character in the name
    | 'unclosed-operand' // no `}` for a `{`
    | 'operator-expected'
    | 'operand-expected'
    | 'bad-suffix'
    | 'unexpected-text' // text behind an operand in braces
    | 'nesting'; // more than 100 levels
  /** What mac_expand() has looked up by then. */
  readonly before?: readonly Reference[];
}

/** What a test chooses between. */
export interface Branches {
  /** The text behind `?`. */
  readonly then?: MacroText;
  /** The text behind `:`. */
  readonly else?: MacroText;
}

/** mac_expand() gives up at this depth; it also bounds our own recursion. */
export const maxNesting = 100;

/** Calls `visit` for every node, operands and branches included, in source order. */
export function walkMacros(text: MacroText, visit: (node: MacroNode) => void): void {
  const { nodes } = text;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] as MacroNode;
    visit(node);
    if (node.kind === 'comparison') {
      walkMacros(node.left, visit);
      walkMacros(node.right, visit);
    }
    if (node.kind === 'call') walkMacros(node.argument, visit);
    if (node.kind === 'reference' || node.kind === 'comparison') {
      if (node.then) walkMacros(node.then, visit);
      if (node.else) walkMacros(node.else, visit);
    }
  }
}

/** The references that Postfix's scan for names sees: mac_expand() looks at nothing behind the first mistake. */
export function referencesIn(text: MacroText): readonly Reference[] {
  return lonelyReference(text) ?? allReferences(text);
}

/** Where one `$name` is all there is, as in most values; undefined for any other text. */
function lonelyReference({ nodes }: MacroText): readonly Reference[] | undefined {
  let found: Reference | undefined;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] as MacroNode;
    if (node.kind === 'literal') continue;
    if (found || node.kind !== 'reference' || node.then || node.else) return undefined;
    found = node;
  }
  return found && [found];
}

function allReferences(text: MacroText): readonly Reference[] {
  const found: Reference[] = [];
  let stopped = false;
  walkMacros(text, (node) => {
    if (node.kind === 'malformed' && !stopped) {
      if (node.before) found.push(...node.before);
      stopped = true;
    }
    if (node.kind === 'reference' && !stopped) found.push(node);
  });
  return found.slice();
}
