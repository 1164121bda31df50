import { existsIn } from '../../facts/release.ts';
import { expand } from '../../model/expand.ts';
import { booleanOf, effective, effectiveBoolean } from '../effectiveText.ts';
import type { NameReplacement } from './replacement.ts';
import type { Context } from '../rule.ts';

/**
 * The switches that a TLS security level replaces: looked at where
 * the level is empty (smtpd.c, smtp_tls_policy.c, tlsproxy_*.c).
 */
interface Family {
  readonly level: string;
  readonly use: string;
  readonly enforce: string;
  readonly peername?: string;
}

const families: readonly Family[] = [
  { level: 'smtpd_tls_security_level', use: 'smtpd_use_tls', enforce: 'smtpd_enforce_tls' },
  {
    level: 'smtp_tls_security_level',
    use: 'smtp_use_tls',
    enforce: 'smtp_enforce_tls',
    peername: 'smtp_tls_enforce_peername',
  },
  {
    level: 'lmtp_tls_security_level',
    use: 'lmtp_use_tls',
    enforce: 'lmtp_enforce_tls',
    peername: 'lmtp_tls_enforce_peername',
  },
  { level: 'postscreen_tls_security_level', use: 'postscreen_use_tls', enforce: 'postscreen_enforce_tls' },
  { level: 'tlsproxy_tls_security_level', use: 'tlsproxy_use_tls', enforce: 'tlsproxy_enforce_tls' },
  {
    level: 'tlsproxy_client_security_level',
    use: 'tlsproxy_client_use_tls',
    enforce: 'tlsproxy_client_enforce_tls',
    peername: 'smtp_tls_enforce_peername',
  },
];
const byName = new Map(
  families.flatMap(
    (family) =>
      [
        [family.use, family],
        [family.enforce, family],
        ...(family.peername?.startsWith(family.use.slice(0, 5)) ? [[family.peername, family] as const] : []),
      ] as const,
  ),
);

/** What an old TLS switch becomes; undefined for other names. */
export function tlsSwitch(context: Context, name: string, value: string): NameReplacement | undefined {
  const family = byName.get(name);
  if (!family) return undefined;
  const { knowledge, release } = context.configuration;
  const facts = knowledge.parameters.get(family.level);
  if (!facts || !existsIn(facts, release)) return { kind: 'manual' };
  const level = effective(context, family.level);
  if (level === undefined) return { kind: 'manual' };
  if (level !== '') return { kind: 'remove', same: true };
  // One that is set to nothing goes: two of it would not do.
  const set = (value: string): NameReplacement => ({
    kind: 'set',
    settings: [{ name: family.level, value }],
    remove: [family.level],
  });
  const enforced = effectiveBoolean(context, family.enforce);
  const on = booleanOf(expand(value, context.lookup).text.trim());
  if (on === undefined || enforced === undefined) return { kind: 'manual' };
  if (name === family.peername) {
    if (!enforced) return { kind: 'remove', same: true };
    return {
      kind: 'set',
      settings: [{ name: family.level, value: enforcedLevel(family, on) }],
      remove: [family.level, family.enforce, family.use],
    };
  }
  if (name === family.enforce) {
    if (on) {
      const peername = family.peername === undefined || effectiveBoolean(context, family.peername);
      if (peername === undefined) return { kind: 'manual' };
      return set(enforcedLevel(family, peername));
    }
    return byDefault(context, family.enforce)
      ? set(effectiveBoolean(context, family.use) ? 'may' : 'none')
      : { kind: 'remove', same: true };
  }
  if (enforced) return { kind: 'remove', same: true };
  if (on) return set('may');
  return byDefault(context, family.use) ? set('none') : { kind: 'remove', same: true };
}

/**
 * smtp_tls_policy.c: an enforced client session checks the name in the server's certificate, if not told otherwise.
 */
function enforcedLevel(family: Family, peername: boolean): string {
  return family.peername !== undefined && peername ? 'verify' : 'encrypt';
}

/** Whether a switch would be on if it were not set: `postscreen_use_tls` is `$smtpd_use_tls` then. */
function byDefault(context: Context, name: string): boolean {
  const text = context.configuration.knowledge.parameters.get(name)?.default ?? '';
  return booleanOf(expand(text, context.lookup).text.trim()) === true;
}
