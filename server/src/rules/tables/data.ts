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
}
