import { keptFor } from '../../facts/keptFor.ts';
import { settingOf } from '../../model/configuration.ts';
import type { Assignment } from '../../syntax/element.ts';
import { splitList } from '../../syntax/splitList.ts';
import { isTextReportedByOtherRule } from '../reportedByOtherRule.ts';
import { isLocalOnly, mailPort, type ProgramScope } from './programScope.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import { programRule } from './programRule.ts';
import { setParameters } from '../fixes/setParameters.ts';
import { serverTls, tlsSwitchesOf } from './tlsInForce.ts';

/** RFC 3207 section 4: a server that the world's MX records name must not ask for TLS before it takes local mail. */
export const encryptOnPort25 = programRule<'encrypt-on-port-25'>({
  code: 'encrypt-on-port-25',
  severity: 'information',
  programs: ['smtpd'],
  *find(scope) {
    const port = mailPort(scope);
    if (
      (port !== 25 && port !== 'pass') ||
      scope.on('smtpd_tls_wrappermode') !== false ||
      serverTls(scope) !== 'encrypt'
    )
      return;
    if (isLocalOnly(scope) === false && takesMailOfDomains(scope))
      yield { at: tlsSwitchesOf(scope, 'smtpd'), data: { port: 25 } };
  },
  fixes: ({ span }, context) =>
    setParameters(context, span.start, [{ name: 'smtpd_tls_security_level', value: 'may' }], { preferred: true }),
  masterFixes: ({ span }) => [replaceValue(span, 'may')],
});

/** Whether it looks like the MX of a domain: one of these lists says more than the machine's own names. */
export function takesMailOfDomains(scope: ProgramScope): boolean {
  if (['virtual_mailbox_domains', 'virtual_alias_domains'].some((name) => scope.isSet(name) && scope.text(name)))
    return true;
  const setting = settingOf(scope.configuration, 'mydestination')?.element;
  if (!setting) return false;
  const own = scope.text('myhostname')?.toLowerCase();
  return twoDomains(setting).some((domain) => domain !== own);
}

/** Up to two public domains among the items: one of them may be the machine's own name. */
const twoDomains = keptFor(({ value }: Assignment): readonly string[] => {
  // As written: what `$myhostname` stands for is often not known here, and does not matter.
  const written = value.text.toLowerCase();
  if (isTextReportedByOtherRule(written)) return [];
  const isDomain = (item: string): boolean =>
    /^\$\{?mydomain\}?$/.test(item) || (/^[\w-]+(?:\.[\w-]+)+$/.test(item) && !privateName.test(item));
  return [
    ...new Set(
      splitList(written)
        .map(({ text }) => text)
        .filter(isDomain),
    ),
  ].slice(0, 2);
});

/** Names that no MX record of the Internet has. */
const privateName = /^localhost\.|\.(?:local|lan|internal|localdomain|home|test|example|invalid)$/;
