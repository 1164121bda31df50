import { column, programOf } from '../../model/masterService.ts';
import { isBehindFilter } from '../../model/contentFilters.ts';
import { inMain, instanceRule } from '../instance/instanceRule.ts';

/**
 * smtpd_peer.c: with smtpd_upstream_proxy_protocol each connection must begin with the proxy's line; one without it
 * ends after a timeout (`haproxy read: timeout`). An smtpd behind postscreen does not read the setting.
 */
export const proxyProtocol = instanceRule<'proxy-protocol'>({
  code: 'proxy-protocol',
  severity: 'warning',
  *find(view) {
    const name = 'smtpd_upstream_proxy_protocol';
    const at = inMain(view, name);
    if (!view.services || !at || !view.main.text(name)) return;
    const behind = view.scopes('smtpd').find((scope) => isBehindFilter(scope) && scope.text(name));
    const screen = view.services.find((entry) => programOf(entry) === 'postscreen');
    const other = view.scopes('postscreen').some((scope) => scope.text('postscreen_upstream_proxy_protocol') === '');
    const service = behind?.entry?.columns[column.service]?.text;
    if (service !== undefined) yield { at, data: { problem: 'filter', service } };
    else if (screen && other)
      yield { at, data: { problem: 'postscreen', service: screen.columns[column.service]?.text ?? '' } };
  },
});
