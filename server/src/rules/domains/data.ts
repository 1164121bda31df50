// What the findings of the rules about domains and next hops hold:
// plain JSON. It imports nothing, so that texts can name it.

/**
 * The complaints of valid_hostname() (util/valid_hostname.c);
 * `loop`: the name is made of a mydomain that is made of the name.
 */
export type HostnameProblem = 'label' | 'delimiter' | 'hyphen' | 'character' | 'numeric' | 'long' | 'loop';

/** The data of each finding, by the code of its rule. */
export interface DomainRuleData {
  readonly 'domain-in-two-classes': {
    readonly domain: string;
    readonly winner: string;
    readonly loser: string;
    readonly parent?: string;
    readonly removable: { readonly winner: boolean; readonly loser: boolean };
  };
  readonly 'mydomain-top-level': { readonly name: string; readonly hostname: string; readonly suffix: string };
  readonly 'localhost-missing': { readonly relayed: boolean };
  readonly 'relayhost-loop': { readonly host: string; readonly self: boolean };
  readonly 'null-client': { readonly domains: readonly string[]; readonly written: boolean };
  readonly 'invalid-hostname': { readonly name: string; readonly value: string; readonly problem: HostnameProblem };
}
