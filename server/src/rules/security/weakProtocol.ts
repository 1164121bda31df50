import { atLeast } from '../../facts/release.ts';
import { isReportedByOtherRule } from '../reportedByOtherRule.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { ValueRule } from '../rule.ts';
import { type ProtocolList, protocolsIn, tlsProtocols } from './tlsProtocols.ts';
import type { ProtocolProblem } from './data.ts';

const severities = { none: 'error', old: 'warning', ssl: 'warning', 'no-tls13': 'information' } as const;

/**
 * tls_misc.c, tls_proto_mask_lims(): a list is made into protocols that OpenSSL is to leave out, and into bounds. It
 * may leave none: then each handshake fails with OpenSSL's `no protocols available`.
 */
export const weakProtocol: ValueRule<'weak-protocol'> = {
  code: 'weak-protocol',
  severity: 'warning',
  scope: 'value',
  judgesDefaults: true,
  appliesTo: ({ value }) => value === 'tls-protocol-list',
  check(value, { configuration: { release } }, report) {
    const { parameter, expanded } = value;
    // What stands in another setting is judged there; before 2.10 there were no names for newer protocols than TLSv1.
    if (value.macros || isReportedByOtherRule(value) || !atLeast(release, '2.10')) return;
    const list = protocolsIn(expanded.text);
    const problem = list && problemOf(list, release);
    if (problem)
      report({
        span: value.span,
        data: {
          name: parameter.name,
          value: expanded.text,
          problem,
          enabled: list.enabled,
          suggestion: suggestionFor(list, release),
        },
        severity: severities[problem],
      });
  },
  fixes: ({ span, data: { suggestion } }) => [replaceValue(span, suggestion)],
};

function problemOf({ enabled, included, bounds }: ProtocolList, release: string): ProtocolProblem | undefined {
  // Before 3.6 a list with bounds is invalid, which invalid-keyword says.
  if (bounds && !atLeast(release, '3.6')) return undefined;
  const newest = enabled.at(-1);
  if (newest === undefined) return 'none';
  if (newest !== 'TLSv1.2' && newest !== 'TLSv1.3') return 'old';
  if (enabled.includes('SSLv3')) return 'ssl';
  // Releases that do not know the name of TLS 1.3 cannot leave it out.
  return included.length > 0 && newest === 'TLSv1.2' && atLeast(release, '3.4') ? 'no-tls13' : undefined;
}

/** The list that was most likely meant: what it enables, without SSL, and with all that is newer. */
function suggestionFor({ enabled, bounds }: ProtocolList, release: string): string {
  const oldest = Math.max(tlsProtocols.indexOf(enabled[0] ?? 'TLSv1.2'), tlsProtocols.indexOf('TLSv1'));
  const old = !enabled.some((protocol) => protocol === 'TLSv1.2' || protocol === 'TLSv1.3');
  const from = bounds || !old ? oldest : tlsProtocols.indexOf('TLSv1.2');
  if (atLeast(release, '3.6')) return `>=${tlsProtocols[from] ?? ''}`;
  return ['SSLv2', ...tlsProtocols.slice(0, from)].map((protocol) => `!${protocol}`).join(', ');
}
