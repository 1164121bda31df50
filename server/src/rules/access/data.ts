// What the findings of the rules about who gets in and who is refused
// hold: plain JSON. It imports nothing, so that texts can name it.

/** The data of each finding, by the code of its rule. */
export interface AccessRuleData {
  readonly 'refuses-everybody': { readonly list: string; readonly word: string };
  readonly 'login-mismatch': { readonly problem: 'no-maps' | 'no-sasl' | 'permitted'; readonly name: string };
  readonly 'login-never-offered': undefined;
  readonly 'client-certificates': {
    readonly problem: 'unused' | 'not-asked' | 'no-list' | 'everybody';
    readonly name: string;
  };
  readonly 'domain-pattern': {
    readonly item: string;
    readonly name: string;
    readonly problem: 'star' | 'address' | 'dot';
    readonly suggestion?: string;
  };
  readonly 'networks-one-family': { readonly network: string };
  readonly 'dns-list-answers': { readonly domain: string; readonly answers: string; readonly suggestion: string };
  readonly 'dns-list-closed': { readonly domain: string; readonly since: string };
  readonly 'postscreen-idle': {
    readonly problem: 'no-service' | 'ignored';
    readonly name: string;
    readonly action: string;
  };
  readonly 'xclient-hosts': { readonly problem: 'everybody' | 'mynetworks' | 'network'; readonly item: string };
}
