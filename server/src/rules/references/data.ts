// What the findings of the rules about references to parameters
// hold: plain JSON. It imports nothing, so that texts can name it.

/** What can be wrong with a macro: the problems of syntax/macro.ts, and a function that Postfix does not have. */
export type MacroProblem =
  | 'empty-name'
  | 'unclosed'
  | 'bad-name'
  | 'unclosed-operand'
  | 'operator-expected'
  | 'operand-expected'
  | 'bad-suffix'
  | 'unexpected-text'
  | 'nesting'
  | 'unknown-function';

/** The data of each finding, by the code of its rule. */
export interface ReferenceRuleData {
  readonly 'undefined-reference': { readonly name: string; readonly as?: 'test' | 'class' };
  readonly 'reference-loop': { readonly path: readonly string[] };
  readonly 'malformed-macro': {
    readonly problem: MacroProblem;
    readonly text: string;
    readonly bracket?: '}' | ')';
    readonly name?: string;
  };
  readonly 'missing-dollar': { readonly name: string; readonly suggestion: string };
}
