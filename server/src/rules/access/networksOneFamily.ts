import { splitList } from '../../syntax/splitList.ts';
import { inMain, instanceRule } from '../instance/instanceRule.ts';

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
