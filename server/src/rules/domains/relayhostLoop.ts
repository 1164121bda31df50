import { scopeOf } from '../../model/scope.ts';
import { splitList } from '../../syntax/splitList.ts';
import { isLoopback } from '../addresses/loopback.ts';
import { exactValue } from '../exactValue.ts';
import { removeEntry } from '../fixes/listEdit.ts';
import type { InstanceRule } from '../rule.ts';
import { settingValue } from '../settingValue.ts';

const loopback = /^(?:localhost(?:\.localdomain)?|127(?:\.\d+){3}|(?:ipv6:)?::1)$/i;

/**
 * smtp/smtp_addr.c, smtp_host_addr(): an address of this host's own is no next hop on port 25: `mail for 127.0.0.1
 * loops back to myself`, with `relayhost configuration problem`. All mail for other domains is deferred.
 */
export const relayhostLoop: InstanceRule<'relayhost-loop'> = {
  code: 'relayhost-loop',
  severity: 'error',
  scope: 'instance',
  check(context, report) {
    const value = settingValue(context, 'relayhost');
    if (!value) return;
    const scope = scopeOf(context.configuration);
    const text = exactValue(scope, 'relayhost')?.text ?? '';
    const items = splitList(text);
    const match = /^(?:\[([^\]]+)\]|([^:[\]/]+))(?::(\w+))?$/.exec(items[0]?.text ?? '');
    // More than one: the others are tried.
    if (items.length !== 1 || !match) return;
    const host = (match[1] ?? match[2] ?? '').toLowerCase();
    if (match[3] !== undefined && match[3] !== '25' && match[3] !== 'smtp') return;
    const own = exactValue(scope, 'myhostname')?.text.toLowerCase();
    const isSelf = own !== undefined && host === own && settingValue(context, 'myhostname') !== undefined;
    if (!isSelf && !(loopback.test(host) && listensOnLoopback(exactValue(scope, 'inet_interfaces')?.text))) return;
    report({ span: value.fullSpan, data: { host, self: isSelf } });
  },
  fixes: ({ span }, context) =>
    removeEntry(context, span.start, 'relayhost').map((fix) => ({ ...fix, preferred: false })),
};

/** own_inet_addr.c: an address counts as this host's own if inet_interfaces has it. */
function listensOnLoopback(interfaces: string | undefined): boolean {
  return (
    interfaces !== undefined &&
    splitList(interfaces).some(({ text }) => text.toLowerCase() === 'all' || isLoopback(text))
  );
}
