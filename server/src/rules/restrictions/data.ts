// What the findings of the rules about smtpd's restriction lists
// hold: plain JSON. It imports nothing, so that texts can name it.

/** What a restriction looks at, and what smtpd does not have when it comes to the list. */
export type MissingInput = 'helo' | 'sender' | 'recipient' | 'etrn' | 'login';

/** What is wrong with the argument of a restriction. */
export type ArgumentProblem =
  | 'missing' // the list ends before it
  | 'restriction' // a restriction or class stands where the argument is read
  | 'untyped' // no `type:` where a table is read
  | 'endpoint' // no address of a policy service
  | 'number'
  | 'bare-table'; // a table by itself in a list that has no check_*_access of its own

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
  readonly 'restriction-class': { readonly problem: 'empty' | 'built-in' | 'loop'; readonly name: string };
}
