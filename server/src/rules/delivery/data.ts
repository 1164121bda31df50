// What the findings of the rules about mail that is lost late, and what delivery agents need hold: plain JSON. It
// imports nothing, so that texts can name it.

/** The data of each finding, by the code of its rule. */
export interface DeliveryRuleData {
  readonly 'size-limit': {
    readonly limit: string;
    readonly message: string;
    readonly program: string;
    readonly wanted: string;
    readonly unlimited?: boolean;
  };
  readonly 'adjusted-limit': {
    readonly name: string;
    readonly by: string;
    readonly order: 'larger' | 'smaller';
    readonly value: string;
    readonly own: boolean;
  };
  readonly 'virtual-mailbox-setup': { readonly name: string };
  readonly 'filter-loop': { readonly name: string; readonly service: string; readonly program: 'smtpd' | 'pickup' };
  readonly 'filter-twice': { readonly what: 'copies' | 'milters'; readonly name: string; readonly service: string };
  readonly 'mappings-off': undefined;
  readonly backscatter: { readonly problem: 'unlisted' | 'table'; readonly list: string; readonly table: string };
  readonly 'accounts-only': { readonly name: string };
  readonly 'headers-rewritten': { readonly name: string; readonly classes: string; readonly wanted: string };
  readonly 'origin-in-aliases': { readonly domain: string };
  readonly 'smtputf8-agent': { readonly name: string };
}
