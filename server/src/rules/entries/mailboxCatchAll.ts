import { scopeOf } from '../../model/scope.ts';
import { domainList } from '../domains/domainLists.ts';
import type { WholeTableRule } from '../rule.ts';
import { itemsOfBlock } from './tableContext.ts';
import { longestWhole } from './tableLine.ts';

/**
 * cleanup maps aliases before anything looks for a mailbox (cleanup_map1n.c), so that `@domain` takes the mail of all
 * mailboxes of the domain but those that stand in the table themselves.
 */
export const mailboxCatchAll: WholeTableRule<'mailbox-catch-all'> = {
  code: 'mailbox-catch-all',
  severity: 'warning',
  scope: 'table',
  appliesTo: ({ roles, language }) => language === 'indexed' && roles.includes('virtual_alias_maps'),
  check({ instance, source: { tree, language } }, report) {
    if ((tree.offsets[tree.blocks.length] as number) > longestWhole) return;
    const { domains } = domainList(instance, 'virtual_mailbox_domains', scopeOf(instance.configuration));
    if (domains.size === 0) return;
    const own = new Set<string>();
    const found: { key: string; domain: string; span: { start: number; end: number } }[] = [];
    for (const [index, block] of tree.blocks.entries()) {
      const offset = tree.offsets[index] as number;
      for (const { kind, key, value, keySpan } of itemsOfBlock(block, language)) {
        if (kind !== 'entry') continue;
        const domain = /@([^@]+)$/.exec(key)?.[1]?.toLowerCase() ?? '';
        // `user@domain user@domain` takes a mailbox out again: who writes that knows.
        if (key.toLowerCase() === value.toLowerCase()) own.add(domain);
        else if (key.startsWith('@') && domains.has(domain) && value.toLowerCase() !== key.toLowerCase())
          found.push({ key, domain, span: { start: keySpan.start + offset, end: keySpan.end + offset } });
      }
    }
    for (const { key, domain, span } of found) if (!own.has(domain)) report({ span, data: { key, domain } });
  },
};
