import type { ResolveSettings } from '../address/resolve.ts';
import type { ServiceSettings } from './settings.ts';

/** The settings of trivial-rewrite(8) that addresses are read by. */
export function resolveSettings({ text, flag }: ServiceSettings): ResolveSettings {
  return {
    origin: text('myorigin'),
    domain: text('mydomain'),
    hostName: text('myhostname'),
    emptyAddress: text('empty_address_recipient'),
    appendAtOrigin: flag('append_at_myorigin'),
    appendDotDomain: flag('append_dot_mydomain'),
    swapBangPath: flag('swap_bangpath'),
    percentHack: flag('allow_percent_hack'),
    nullDomain: flag('resolve_null_domain'),
    dequotes: flag('resolve_dequoted_address'),
    numericDomain: flag('resolve_numeric_domain'),
    utf8: flag('smtputf8_enable'),
    allowsMinus: flag('allow_min_user'),
  };
}
