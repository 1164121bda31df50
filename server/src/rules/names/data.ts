// What the findings of the rules about names of parameters hold:
// plain JSON. It imports nothing, so that texts can name it.

/** The data of each finding, by the code of its rule. */
export interface NameRuleData {
  readonly 'unknown-parameter': { readonly name: string; readonly suggestion?: string; readonly service?: string };
  readonly 'duplicate-parameter': { readonly name: string; readonly same: boolean };
  readonly 'deprecated-parameter': { readonly name: string; readonly since: string; readonly replacement?: string };
  readonly 'removed-parameter': { readonly name: string; readonly removed: string; readonly replacement?: string };
  readonly 'newer-parameter': { readonly name: string; readonly since: string; readonly release: string };
  readonly 'read-only-parameter': { readonly name: string };
  readonly 'no-compatibility-level': { readonly services: readonly string[]; readonly relay: boolean };
  readonly 'setting-without-effect': { readonly name: string; readonly other: string; readonly skipped: boolean };
}
