// What the findings of the rules about smtpd's restriction lists
// hold: plain JSON. It imports nothing, so that texts can name it.

/** What a restriction looks at, and what smtpd does not have when it comes to the list. */
export type MissingInput = 'helo' | 'sender' | 'recipient' | 'etrn' | 'login' | 'several';

/** What is wrong with the argument of a restriction. */
export type ArgumentProblem =
  | 'missing' // the list ends before it
  | 'restriction' // a restriction or class stands where the argument is read
  | 'untyped' // no `type:` where a table is read
  | 'endpoint' // no address of a policy service
  | 'number'
  | 'braced' // a table in braces, where none are taken
  | 'bare-table'; // a table by itself in a list that has no check_*_access of its own

/**
 * `no-effect`: it changes nothing. `unlisted`: the check is made again at the end. The others: an error lets the
 * client in.
 */
export type WarnedProblem = 'no-effect' | 'unlisted' | 'policy' | 'table';

/** The data of each finding, by the code of its rule. */
export interface RestrictionRuleData {
  readonly 'unknown-restriction': {
    readonly name: string;
    readonly release: string;
    readonly suggestion?: string;
    readonly newer?: string;
    readonly removed?: string;
    readonly deprecated?: string;
    readonly replacement?: readonly string[];
    readonly written?: boolean;
  };
  readonly 'restriction-argument': {
    readonly name: string;
    readonly list: string;
    readonly problem: ArgumentProblem;
    readonly expected?: string;
    readonly argument?: string;
    readonly suggestion?: string;
  };
  readonly 'unreachable-restriction': { readonly name: string; readonly first: string; readonly count: number };
  readonly 'misplaced-restriction': {
    readonly name: string;
    readonly list: string;
    readonly missing: MissingInput;
    readonly delay?: boolean;
  };
  readonly 'restriction-class': {
    readonly problem: 'empty' | 'built-in' | 'action' | 'loop' | 'itself';
    readonly name: string;
  };
  readonly 'warn-if-reject': { readonly problem: WarnedProblem; readonly name: string; readonly argument: string };
  readonly 'lost-defer': { readonly name: string; readonly list: string };
}
