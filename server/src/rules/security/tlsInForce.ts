import type { ProgramScope } from './programScope.ts';

/** How much TLS a program uses: not at all, where the other side wants it, or always. */
export type TlsUse = 'none' | 'may' | 'encrypt';

const uses: Readonly<Record<string, TlsUse>> = {
  none: 'none',
  may: 'may',
  encrypt: 'encrypt',
  verify: 'encrypt',
  secure: 'encrypt',
  fingerprint: 'encrypt',
  dane: 'may',
  'dane-only': 'encrypt',
};

/**
 * What pre_jail_init() of smtpd.c makes of wrapper mode, level and old switches; undefined where that is not known.
 */
export function serverTls(scope: ProgramScope): TlsUse | undefined {
  const wrapper = scope.on('smtpd_tls_wrappermode');
  if (wrapper !== false) return wrapper ? 'encrypt' : undefined;
  return byLevel(scope, 'smtpd');
}

/**
 * What pre_init() of smtp.c makes of level and old switches,
 * tables of policies aside; undefined where that is not known.
 */
export function clientTls(scope: ProgramScope): TlsUse | undefined {
  return byLevel(scope, scope.program);
}

/** The parameters that turn TLS on in a scope, most telling first. */
export function tlsSwitchesOf(scope: ProgramScope, prefix: string): readonly string[] {
  if (prefix === 'smtpd' && scope.on('smtpd_tls_wrappermode')) return ['smtpd_tls_wrappermode'];
  if (scope.text(`${prefix}_tls_security_level`)) return [`${prefix}_tls_security_level`];
  return scope.on(`${prefix}_enforce_tls`) ? [`${prefix}_enforce_tls`] : [`${prefix}_use_tls`];
}

function byLevel(scope: ProgramScope, prefix: string): TlsUse | undefined {
  const level = scope.text(`${prefix}_tls_security_level`)?.toLowerCase();
  if (level === undefined) return undefined;
  if (level !== '') return Object.hasOwn(uses, level) ? uses[level] : undefined;
  const enforce = scope.on(`${prefix}_enforce_tls`);
  const use = scope.on(`${prefix}_use_tls`);
  if (enforce) return 'encrypt';
  if (enforce === undefined || use === undefined) return undefined;
  return use ? 'may' : 'none';
}
