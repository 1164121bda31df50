// What the findings of the rules about lookup tables hold: plain JSON. It imports nothing, so that texts can name it.

/** What is wrong with the result that a table gives. */
interface ResultProblem {
  readonly problem:
    | 'addresses'
    | 'level'
    | 'attribute'
    | 'unknown'
    | 'digest'
    | 'transport'
    | 'action'
    | 'list'
    | 'table'
    | 'lets-in'
    | 'number'
    | 'argument'
    | 'service'
    | 'empty'
    | 'check' // an action of header_checks that the program does not have
    | 'postscreen'
    | 'error-code' // a 4 for error(8)
    | 'error-text'
    | 'next-hop'
    | 'semicolon'
    | 'value' // of an attribute of a TLS policy
    | 'at-level'; // an attribute that the level does not take
  readonly key: string;
  readonly text: string;
  readonly meant?: string;
  /** That sets the digest. */
  readonly parameter?: string;
}

/** The data of each finding, by the code of its rule. */
export interface TableRuleData {
  readonly 'unknown-table-type': {
    readonly name: string;
    readonly type: string;
    readonly release: string;
    readonly suggestion?: string;
    readonly newer?: string;
    readonly removed?: string;
    readonly address?: string;
    readonly endpoint?: boolean;
  };
  readonly 'untyped-table': {
    readonly name: string;
    readonly table: string;
    readonly joined?: string;
    readonly fixable?: boolean;
  };
  readonly 'table-syntax': {
    readonly table: string;
    readonly type: string;
    readonly problem: 'socketmap' | 'tcp' | 'braces' | 'empty' | 'entry' | 'tables' | 'trailing';
    readonly text?: string;
  };
  readonly 'indexed-patterns': { readonly name: string; readonly type: string; readonly suggestion: string };
  readonly 'rare-table-type': { readonly type: string; readonly instead: string };
  readonly 'proxy-not-listed': { readonly table: string; readonly list: string };
  readonly 'shared-cache': {
    readonly cache: string;
    readonly name: string;
    readonly other: string;
    readonly program: string;
  };
  readonly 'inline-result': ResultProblem;
  readonly 'table-value': ResultProblem;
  readonly 'fingerprint-digest': {
    /** The digest in force, the parameter that sets it, and the digest of that length. */
    readonly digest: string;
    readonly parameter: string;
    readonly meant: string | undefined;
  };
  readonly 'unasked-key': {
    readonly problem: 'duplicate' | 'dot' | 'at' | 'domain' | 'partial' | 'address';
    readonly key: string;
    readonly name: string;
    readonly suggestion?: string;
  };
  readonly 'pattern-rule': { readonly name: string; readonly log: string; readonly suggestion?: string };
}
