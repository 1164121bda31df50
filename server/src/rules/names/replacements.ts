import type { ParameterFacts } from '../../facts/factTypes.ts';
import { existsIn } from '../../facts/release.ts';
import { type Configuration, settingOf } from '../../model/configuration.ts';
import type { NameReplacement } from './replacement.ts';
import { tlsSwitch } from './tlsSwitches.ts';
import { effective } from '../effectiveText.ts';
import type { Context } from '../rule.ts';

const remove: NameReplacement = { kind: 'remove', same: true };
const manual: NameReplacement = { kind: 'manual' };

/** Names whose replacement the facts do not state, or state less well; '' = there is none. */
const otherNames: Readonly<Record<string, string>> = {
  // RELEASE_NOTES-2.3 replaces a count by a time; 2.11 has a count again.
  smtp_connection_cache_reuse_limit: 'smtp_connection_reuse_count_limit',
};

/** Replacements that take another kind of value: nothing can be carried over by a program. */
const otherValues = new Set([
  'lmtp_tls_per_site',
  'smtp_tls_per_site',
  'tlsproxy_client_per_site', // NONE, MAY, MUST … became lower-case levels with attributes
  'smtp_tls_cipherlist',
  'smtpd_tls_cipherlist', // OpenSSL's syntax became a grade
  'sender_based_routing',
  'postscreen_blacklist_networks',
  'postscreen_whitelist_networks',
]);

/** The name that a release has in the place of an old one. */
export function replacementName(
  { knowledge, release }: Pick<Configuration, 'knowledge' | 'release'>,
  name: string,
  facts: ParameterFacts,
): string | undefined {
  for (const one of [otherNames[name], facts.deprecated?.replacedBy]) {
    const found = one === undefined ? undefined : knowledge.parameters.get(one);
    if (one !== undefined && found && existsIn(found, release)) return one;
  }
  return undefined;
}

/** What to put in the place of the setting of an old name, in this file. */
export function replacementOf(context: Context, name: string, value: string): NameReplacement {
  const { configuration } = context;
  const facts = configuration.knowledge.parameters.get(name);
  if (!facts) return manual;
  const ofTls = tlsSwitch(context, name, value);
  if (ofTls) return ofTls;
  if (name === 'disable_dns_lookups') return dnsSupport(context, value);
  if (name === 'maps_rbl_domains') return rblDomains(context);
  const target = replacementName(configuration, name, facts);
  if (target === undefined) return { kind: 'remove', same: false };
  // The old name is but the default of the new one, or is not looked at where the new one is set.
  if (settingOf(configuration, target)) return remove;
  if (name === 'postscreen_whitelist_networks' && value === '$mynetworks')
    return { kind: 'set', settings: [{ name: target, value: 'permit_mynetworks' }] };
  if (otherValues.has(name)) return manual;
  return { kind: 'rename', name: target, same: facts.alias !== undefined || existsIn(facts, configuration.release) };
}

/** Old names whose value a release reads as it is under the name `target`: for a release that lacks `target`. */
export function predecessorOf({ knowledge, release }: Configuration, target: string): string | undefined {
  for (const [name, facts] of knowledge.parameters) {
    if (
      facts.deprecated?.replacedBy === target &&
      existsIn(facts, release) &&
      facts.type === knowledge.parameters.get(target)?.type &&
      !otherValues.has(name) &&
      facts.alias?.of.includes(target)
    )
      return name;
  }
  return undefined;
}

/** smtp.c: looked at where smtp_dns_support_level is empty; the parameter is one for smtp and lmtp. */
function dnsSupport(context: Context, value: string): NameReplacement {
  if (value.toLowerCase() === 'no') return remove;
  if (value.toLowerCase() !== 'yes') return manual;
  const settings = ['smtp_dns_support_level', 'lmtp_dns_support_level']
    .filter((name) => effective(context, name) === '')
    .map((name) => ({ name, value: 'disabled' }));
  return settings.length ? { kind: 'set', settings } : remove;
}

/** Only the restriction reject_maps_rbl looks at it; unknown-restriction carries its domains over. */
function rblDomains({ configuration }: Context): NameReplacement {
  for (const [, settings] of configuration.settings) {
    if (/reject_maps_rbl/i.test(settings.at(-1)?.element.value.text ?? '')) return manual;
  }
  return configuration.master?.entries.some(({ overrides }) =>
    overrides.some(({ value }) => /reject_maps_rbl/i.test(value.text)),
  )
    ? manual
    : remove;
}
