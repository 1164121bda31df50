import { scopeOf } from '../../model/scope.ts';
import { exactValue } from '../exactValue.ts';
import { domainList } from './domainLists.ts';
import type { InstanceRule } from '../rule.ts';
import { settingValue } from '../settingValue.ts';

/**
 * A host that delivers mail itself gets some for root@localhost too, from programs
 * that know no better name. As a domain of others, `localhost` goes to the relay
 * host, or back: `mail for localhost loops back to myself` (smtp/smtp_addr.c).
 */
export const localhostMissing: InstanceRule<'localhost-missing'> = {
  code: 'localhost-missing',
  severity: 'information',
  scope: 'instance',
  check(context, report) {
    const value = settingValue(context, 'mydestination');
    if (!value) return;
    const scope = scopeOf(context.configuration);
    const own = domainList(context, 'mydestination', scope);
    // An empty list is meant: nothing is local here. A table may have it.
    if (own.open || !own.domains.size || own.domains.has('localhost')) return;
    // `local:$myhostname` by default: what stands behind the colon does not matter.
    if (!scope.find('local_transport')?.text?.startsWith('local')) return;
    for (const name of ['virtual_alias_domains', 'virtual_mailbox_domains', 'transport_maps']) {
      const other = domainList(context, name, scope);
      if (other.domains.has('localhost') || (name === 'transport_maps' && other.open)) return;
    }
    const relayed = (exactValue(scope, 'relayhost')?.text ?? '') !== '';
    report({ span: value.fullSpan, data: { relayed } });
  },
  fixes(_finding, context) {
    const value = settingValue(context, 'mydestination');
    if (!value) return [];
    const end = { start: value.fullSpan.end, end: value.fullSpan.end };
    return [
      {
        title: { key: 'insertWord', data: { word: 'localhost' } },
        edits: [{ span: end, text: ', localhost' }],
        preferred: true,
      },
    ];
  },
};
