// What the findings of the rules about the contents of tables hold: plain JSON. No value of a table is in it that may
// be a password.

/** The data of each finding, by the code of its rule. */
export interface EntryRuleData {
  /** What Postfix itself says of a line, and what becomes of it. */
  readonly 'table-line': {
    readonly effect: 'dropped' | 'taken' | 'first' | 'unavailable';
    /** Postfix's own words, without the name of the file. */
    readonly log: string;
    readonly suggestion?: string;
  };
  readonly 'table-key': {
    readonly problem: 'dot' | 'at' | 'domain' | 'partial' | 'address' | 'network' | 'parent' | 'capitals';
    readonly key: string;
    /** The parameter or restriction that asks the table. */
    readonly name: string;
    readonly suggestion?: string;
  };
  readonly 'table-comment': { readonly becomes: 'address' | 'text' | 'value'; readonly key: string };
  readonly 'hidden-entry': { readonly key: string; readonly by: string; readonly line: number };
  readonly 'pattern-flag': { readonly flag: 'i' | 'x' };
  readonly 'mailbox-catch-all': { readonly key: string; readonly domain: string };
}
