import { restrictionSteps } from '../../model/restrictionSteps.ts';
import { splitList } from '../../syntax/splitList.ts';
import { type InstanceView, inMain, instanceRule } from '../instance/instanceRule.ts';
import { gateLists } from '../relay/relayGate.ts';
import type { ProgramScope } from '../security/programScope.ts';

const ipv4 = /^!?\d+\.\d+\.\d+\.\d+(?:\/\d+)?$/;

/**
 * smtpd_peer.c: a program that reaches `localhost` over IPv6 is the client ::1, which a list of IPv4 networks does not
 * have: `454 4.7.1 <…>: Relay access denied`.
 */
export const networksOneFamily = instanceRule<'networks-one-family'>({
  code: 'networks-one-family',
  severity: 'warning',
  *find(view) {
    const { text } = view.main;
    const [networks, protocols, interfaces] = [text('mynetworks'), text('inet_protocols'), text('inet_interfaces')];
    const at = inMain(view, 'mynetworks');
    if (
      !networks ||
      !at ||
      protocols === undefined ||
      interfaces === undefined ||
      !/\b(?:all|ipv6)\b/i.test(protocols)
    )
      return;
    const items = splitList(networks).map((item) => item.text);
    if (!items.every((item) => ipv4.test(item)) || !items.some((item) => item.startsWith('127.'))) return;
    if (!splitList(interfaces).some((item) => /^(?:all|loopback-only|localhost|\[?::1\]?)$/i.test(item.text))) return;
    if (!isAsked(view)) return;
    // A default that nobody looked at may be `ipv4` in this build.
    const written = view.main.isSet('inet_protocols');
    yield { at, data: { network: '[::1]/128' }, ...(written ? {} : { severity: 'information' }) };
  },
  fixes: ({ span, data: { network } }) => [
    {
      title: { key: 'insertWord', data: { word: network } },
      edits: [{ span: { start: span.end, end: span.end }, text: ` ${network}` }],
      preferred: true,
    },
  ],
});

/** Whether some smtpd asks `mynetworks` who may relay: it has `permit_mynetworks` there, or no list of its own. */
function isAsked({ scopes, configuration: { knowledge }, used }: InstanceView): boolean {
  const mayPermit = (scope: ProgramScope, list: string): boolean =>
    restrictionSteps(list, scope.text, knowledge, used.classes)?.some(({ name }) => name === 'permit_mynetworks') !==
    false;
  return scopes('smtpd').some(
    (scope) => !gateLists.some((list) => scope.isSet(list)) || gateLists.some((list) => mayPermit(scope, list)),
  );
}
