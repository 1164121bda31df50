// What the findings of the rules about lookup tables hold: plain JSON. It imports nothing, so that texts can name it.

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
  readonly 'inline-result': {
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
      | 'service';
    readonly key: string;
    readonly text: string;
    readonly meant?: string;
    /** That sets the digest. */
    readonly parameter?: string;
  };
}
