import { setParameters } from '../fixes/setParameters.ts';
import { programRule } from './programRule.ts';

/**
 * smtp_tls_policy.c, dane_init(): without DNSSEC look-ups there is no DANE. `dane` falls back to `may` (`warning: …
 * dane configured with dnssec lookups disabled`), `dane-only` defers all mail.
 */
export const daneWithoutDnssec = programRule<'dane-without-dnssec'>({
  code: 'dane-without-dnssec',
  severity: 'error',
  programs: ['smtp', 'lmtp'],
  *find(scope) {
    const { program } = scope;
    const [level, support] = [scope.text(`${program}_tls_security_level`), scope.text(`${program}_dns_support_level`)];
    if (
      level === undefined ||
      support === undefined ||
      !/^(?:half-)?dane(?:-only)?$/i.test(level) ||
      support === 'dnssec'
    )
      return;
    yield {
      at: [`${program}_tls_security_level`],
      data: { level, name: `${program}_dns_support_level` },
      ...(level === 'dane-only' ? {} : { severity: 'warning' }),
    };
  },
  fixes: ({ span, data: { name } }, context) =>
    setParameters(context, span.start, [{ name, value: 'dnssec' }], { preferred: true }),
});
