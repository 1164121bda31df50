import { sourceOf } from '../../model/typedValue.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import { readNetwork } from '../relay/network.ts';
import type { ValueRule } from '../rule.ts';

/**
 * smtpd.c, xclient_cmd(): a listed client may say from which address and with which login its session comes, and all
 * access control believes it: a network of such clients is a network of members of mynetworks.
 */
export const xclientHosts: ValueRule<'xclient-hosts'> = {
  code: 'xclient-hosts',
  severity: 'warning',
  scope: 'value',
  appliesTo: ({ value }) => value === 'address-match-list',
  check(value, _context, report) {
    if (value.parameter.name !== 'smtpd_authorized_xclient_hosts') return;
    for (const { text, span } of judgedItems(value)) {
      const problem = problemOf(text);
      if (problem)
        report({
          span: sourceOf(value, span),
          data: { problem, item: text },
          ...(problem === 'network' ? { severity: 'information' } : {}),
        });
    }
  },
};

function problemOf(item: string): 'everybody' | 'mynetworks' | 'network' | undefined {
  if (/^\$\{?\(?mynetworks\)?\}?$/.test(item)) return 'mynetworks';
  if (/^static:/.test(item)) return 'everybody';
  const read = readNetwork(item);
  if (read.kind !== 'network') return undefined;
  const { bytes, prefix } = read.network;
  if (prefix === bytes.length * 8 || (bytes.length === 4 && bytes[0] === 127 && prefix >= 8)) return undefined;
  return prefix <= (bytes.length === 4 ? 8 : 32) ? 'everybody' : 'network';
}
