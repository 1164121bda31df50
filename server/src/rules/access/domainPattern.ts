import { splitList } from '../../syntax/splitList.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import type { InstanceRule } from '../rule.ts';
import { settingValue } from '../settingValue.ts';
import { scopeOf } from '../../model/scope.ts';
import { exactValue } from '../exactValue.ts';

/** Lists of domains, and what of `.domain` is true there. */
const lists = [
  'mydestination',
  'relay_domains',
  'virtual_alias_domains',
  'virtual_mailbox_domains',
  'fast_flush_domains',
] as const;

/**
 * match_ops.c, match_hostname(): an item of a list of domains is a name, a table or a file. `*` and `@` mean nothing,
 * and `.example.com` is asked for only where parent_domain_matches_subdomains leaves the list out.
 */
export const domainPattern: InstanceRule<'domain-pattern'> = {
  code: 'domain-pattern',
  severity: 'warning',
  scope: 'instance',
  check(context, report) {
    for (const name of lists) {
      const value = settingValue(context, name);
      if (!value) continue;
      const parents = splitList(
        exactValue(scopeOf(context.configuration), 'parent_domain_matches_subdomains')?.text ?? name,
      ).some(({ text }) => text === name);
      for (const { text, span, hasMacro } of judgedItems(value.value)) {
        const domain = text.replace(/^!+/, '');
        if (hasMacro || /[:/{}<>%]/.test(domain)) continue;
        const at = value.place({ start: span.start + text.length - domain.length, end: span.end });
        if (domain === '*') report({ span: at, data: { item: domain, name, problem: 'star' } });
        else if (/^\*\.?[\w-]/.test(domain))
          report({
            span: at,
            data: { item: domain, name, problem: 'star', ...suggest(domain.replace(/^\*\.?/, ''), name) },
          });
        else if (/^[^@\s]*@[\w-]+(?:\.[\w-]+)+$/.test(domain))
          report({
            span: at,
            data: { item: domain, name, problem: 'address', ...suggest(domain.replace(/^.*@/, ''), name) },
          });
        // Only relay_domains and fast_flush_domains are asked about
        // parents at all (resolve.c: string_list for the others).
        else if (
          /^\.[\w-]+(?:\.[\w-]+)*$/.test(domain) &&
          (parents || !(name === 'relay_domains' || name === 'fast_flush_domains'))
        ) {
          report({
            span: at,
            data: { item: domain, name, problem: 'dot', ...(parents ? suggest(domain.slice(1), name) : {}) },
          });
        }
      }
    }
  },
  fixes: ({ span, data: { suggestion } }) => (suggestion === undefined ? [] : [replaceValue(span, suggestion)]),
};

/** A name that stands for what is below it too is the right word in these two alone. */
function suggest(domain: string, name: string): { suggestion?: string } {
  return name === 'relay_domains' || name === 'fast_flush_domains' || !domain.startsWith('.')
    ? { suggestion: domain }
    : {};
}
