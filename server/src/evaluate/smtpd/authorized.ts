import { lastAt } from '../../lookup/keys/lastAt.ts';
import type { CheckStatus } from '../trace.ts';
import { abortLookup } from './refuse.ts';
import type { SmtpdCheck } from './state.ts';

/** permit_auth_destination(): whether mail for a recipient is ours, or of a domain that we relay for. */
export function checkAuthorized(check: SmtpdCheck, recipient: string): CheckStatus {
  const {
    state,
    service: { values },
  } = check;
  const resolved = check.resolve(recipient, state.sender);
  if (resolved.kind === 'error') return abortLookup(check, recipient);
  if (resolved.kind === 'syntax') return 'dunno';
  // Where a route ends is not for us to know.
  if (resolved.routed && !values.allowsRoutes) return 'dunno';
  if (resolved.class === 'local' || resolved.class === 'alias' || resolved.class === 'virtual') return 'ok';
  if (resolved.class !== 'relay') return 'dunno';
  if (warnsOfRelayDomains(check)) {
    const domain = resolved.recipient.slice(lastAt(resolved.recipient) + 1);
    check.log(`${usedDefault} relay_domains=$mydestination to accept mail for domain "${domain}"`);
  }
  return 'ok';
}

/** How smtpd begins a line about a default of an old compatibility level. */
export const usedDefault = 'using backwards-compatible default setting';

/** warn_compat_break_relay_domains. */
export function warnsOfRelayDomains({ service: { settings } }: SmtpdCheck): boolean {
  return settings.below('2') && !settings.isSet('relay_domains');
}
