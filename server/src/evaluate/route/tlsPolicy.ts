import { isMailDomain } from '../../lookup/keys/hostName.ts';
import { hasHole, holeNamed } from '../hole.ts';
import type { ServiceSettings } from '../smtpd/settings.ts';
import { type Maps, type Recorder, type ValueCases, findInMaps } from '../tables/maps.ts';

/** How much TLS smtp(8) asks of a destination. */
export interface ClientTls {
  /** `invalid`: the policy is wrong or cannot be looked up, and mail is deferred with 4.7.5. */
  readonly level: string;
  /** What decided: the policy table by its key, or a parameter. */
  readonly by: { readonly key: string; readonly attributes: readonly string[] } | { readonly parameter: string };
}

const levels = ['none', 'may', 'encrypt', 'fingerprint', 'half-dane', 'dane', 'dane-only', 'verify', 'secure'];
const anyPolicy: ValueCases = [{ label: 'found', value: holeNamed('table') }];

/**
 * policy_create() (smtp/smtp_tls_policy.c), as far as nothing
 * is asked of DNS: a level of `dane` may yet become another.
 * @param policies the tables of smtp_tls_policy_maps
 * @param destination as written
 */
export function destinationTls(
  policies: Maps,
  destination: string,
  protocol: 'smtp' | 'lmtp',
  settings: ServiceSettings,
  recorder: Recorder,
): ClientTls {
  for (const key of policyKeys(destination, settings.flag('smtputf8_enable'))) {
    const found = findInMaps(policies, key, false, anyPolicy, recorder);
    if (found.kind === 'notFound') continue;
    if (found.kind === 'error') return { level: 'invalid', by: { key, attributes: [] } };
    if (hasHole(found.value)) return { level: found.value, by: { key, attributes: [] } };
    const [word = '', ...attributes] = found.value.split(/[\s,]+/).filter((part) => part !== '');
    const level = word.toLowerCase();
    return { level: levels.includes(level) ? level : 'invalid', by: { key, attributes } };
  }
  return usualTls(protocol, settings);
}

/** tls_policy_lookup(): a domain, and what is above it with its dot; what is no plain domain is one key. */
function policyKeys(destination: string, utf8: boolean): readonly string[] {
  if (!isMailDomain(destination, utf8)) return [destination];
  const keys = [destination];
  for (let dot = destination.indexOf('.', 1); dot >= 0; dot = destination.indexOf('.', dot + 1)) {
    keys.push(destination.slice(dot));
  }
  return keys;
}

/** global_tls_level(): the level, or what its forerunners say. */
function usualTls(protocol: 'smtp' | 'lmtp', settings: ServiceSettings): ClientTls {
  const parameter = `${protocol}_tls_security_level`;
  const text = settings.text(parameter).trim().toLowerCase();
  if (text !== '') return { level: levels.includes(text) ? text : 'invalid', by: { parameter } };
  const enforces = `${protocol}_enforce_tls`;
  if (settings.flag(enforces)) {
    const names = `${protocol}_tls_enforce_peername`;
    return settings.flag(names)
      ? { level: 'verify', by: { parameter: names } }
      : { level: 'encrypt', by: { parameter: enforces } };
  }
  const uses = `${protocol}_use_tls`;
  return settings.flag(uses) ? { level: 'may', by: { parameter: uses } } : { level: 'none', by: { parameter } };
}
