import { settingOf } from '../../model/configuration.ts';
import { type ProgramScope, programScopes } from './programScope.ts';
import type { InstanceRule } from '../rule.ts';
import { spanOfSetting } from './programRule.ts';
import { setParameters } from '../fixes/setParameters.ts';
import { clientTls, serverTls } from './tlsInForce.ts';
import { protocolsIn } from './tlsProtocols.ts';

/**
 * smtpd.c and smtp_tls_policy.c: at the level `may` the settings without `mandatory` in their names count. Nothing is
 * said where some service or destination may need TLS, for which the others are.
 */
export const mandatoryOnlyProtocols: InstanceRule<'mandatory-only-protocols'> = {
  code: 'mandatory-only-protocols',
  severity: 'warning',
  scope: 'instance',
  check(context, report) {
    const { configuration } = context;
    for (const program of ['smtpd', 'smtp', 'lmtp']) {
      for (const kind of ['protocols', 'ciphers']) {
        const name = `${program}_tls_mandatory_${kind}`;
        const instead = `${program}_tls_${kind}`;
        const setting = settingOf(configuration, name);
        // Without a master.cf at hand a submission service may be there, which usually needs TLS.
        if (!setting || settingOf(configuration, instead) || (program === 'smtpd' && !configuration.master)) continue;
        const scopes = programScopes(context, program);
        if (scopes.length === 0 || !scopes.every((scope) => isOptional(scope) && differs(scope, name, instead)))
          continue;
        if (!scopes.some((scope) => tlsOf(scope) === 'may')) continue;
        // Another setting may take its value from here.
        if (configuration.mentions.has(name)) continue;
        report({
          span: spanOfSetting(context.configuration, setting),
          data: { name, instead, value: setting.element.value.text, protocols: kind === 'protocols' },
        });
      }
    }
  },
  fixes: ({ span, data: { instead, value, protocols } }, context) =>
    protocols ? setParameters(context, span.start, [{ name: instead, value }]) : [],
};

function tlsOf(scope: ProgramScope): ReturnType<typeof serverTls> {
  return scope.program === 'smtpd' ? serverTls(scope) : clientTls(scope);
}

function isOptional(scope: ProgramScope): boolean {
  const tls = tlsOf(scope);
  if (tls !== 'may' && tls !== 'none') return false;
  if (scope.program === 'smtpd') return true;
  // Policies by destination, and DANE, may ask for more.
  return (
    !/^dane/i.test(scope.text(`${scope.program}_tls_security_level`) ?? '') &&
    [`${scope.program}_tls_policy_maps`, `${scope.program}_tls_per_site`].every((name) => scope.text(name) === '')
  );
}

/** Whether the two settings mean different things, so that the one that counts is not what was wanted. */
function differs(scope: ProgramScope, name: string, instead: string): boolean {
  const [mandatory, optional] = [scope.text(name), scope.text(instead)];
  if (mandatory === undefined || optional === undefined) return false;
  if (name.endsWith('ciphers')) return mandatory.toLowerCase() !== optional.toLowerCase();
  const [a, b] = [protocolsIn(mandatory), protocolsIn(optional)];
  return a !== undefined && b !== undefined && a.enabled.join() !== b.enabled.join();
}
