import { hasReceiveOption } from '../../model/contentFilters.ts';
import { inScope, instanceRule } from '../instance/instanceRule.ts';

/**
 * cleanup_map1n.c and others: with no_address_mappings no canonical, virtual alias or BCC table is asked. It is meant
 * for mail on its way to a filter; without one nothing asks them later (`User unknown in virtual alias table`).
 */
export const mappingsOff = instanceRule<'mappings-off'>({
  code: 'mappings-off',
  severity: 'warning',
  *find({ scopes }) {
    const smtpd = scopes('smtpd');
    const filters = ['content_filter', 'smtpd_proxy_filter'];
    const anyFilter = [...smtpd, ...scopes('pickup')].some(({ text }) => filters.some((name) => text(name) !== ''));
    if (anyFilter) return;
    for (const scope of smtpd) {
      const at = hasReceiveOption(scope, 'no_address_mappings')
        ? inScope(scope, 'receive_override_options')
        : undefined;
      if (at) yield { at, data: undefined };
    }
  },
});
