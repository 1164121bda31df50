import { scopeOf } from '../../model/scope.ts';
import { splitList } from '../../syntax/splitList.ts';
import { exactValue } from '../exactValue.ts';
import { type DomainList, type ListedDomain, classLists, domainList } from './domainLists.ts';
import { removeItem } from '../fixes/listEdit.ts';
import type { Fix, InstanceRule } from '../rule.ts';

/**
 * resolve_addr() of trivial-rewrite/resolve.c: `do not list domain x in BOTH mydestination and virtual_alias_domains`.
 * The list that comes first in `classLists` has it. A domain
 * may well be in mydestination and relay_domains: no message.
 */
export const domainInTwoClasses: InstanceRule<'domain-in-two-classes'> = {
  code: 'domain-in-two-classes',
  severity: 'warning',
  scope: 'instance',
  check(context, report) {
    const { configuration } = context;
    if (!classLists.some((name) => configuration.settings.has(name))) return;
    const scope = scopeOf(configuration);
    const [local, aliases, mailboxes, relay] = classLists.map((name) => domainList(context, name, scope)) as [
      DomainList,
      DomainList,
      DomainList,
      DomainList,
    ];
    const parents = splitList(exactValue(scope, 'parent_domain_matches_subdomains')?.text ?? '').some(
      ({ text }) => text === 'relay_domains',
    );
    const reported = new Set<string>();
    const compare = (winner: DomainList, loser: DomainList): void => {
      if (!winner.domains.size || !loser.domains.size) return;
      for (const one of (loser === relay ? winner : loser).domains.values()) {
        const [first, second] =
          loser === relay ? [one, inRelay(relay, one.domain, parents)] : [winner.domains.get(one.domain), one];
        // What is local is never looked for in the lists behind.
        if (!first || !second || (winner !== local && local.domains.has(one.domain))) continue;
        const here = second.item && loser.place(second.item);
        const there = first.item && winner.place(first.item);
        const at = here ?? there;
        if (!at) continue;
        const key = `${at.start}:${winner.name}:${loser.name}`;
        if (reported.has(key)) continue;
        reported.add(key);
        const others = here && there ? { related: [there] } : {};
        report({
          span: at,
          ...others,
          data: {
            domain: one.domain,
            winner: winner.name,
            loser: loser.name,
            ...(second.domain === one.domain ? {} : { parent: second.domain }),
            removable: removable(first, second),
          },
        });
      }
    };
    compare(local, aliases);
    compare(local, mailboxes);
    compare(aliases, mailboxes);
    compare(aliases, relay);
    compare(mailboxes, relay);
  },
  fixes({ span, related, data: { winner, loser, removable: which } }, { text }) {
    const remove = (at: { start: number; end: number } | undefined, list: string, preferred: boolean): Fix[] =>
      at
        ? [
            {
              title: { key: 'removeFrom', data: { name: text.slice(at.start, at.end), list } },
              edits: [removeItem(text, at)],
              preferred,
            },
          ]
        : [];
    // A domain of one's own is in mydestination by habit, and in a virtual list on purpose.
    const first = which.winner
      ? remove(related?.[0] ?? (which.loser ? undefined : span), winner, winner === 'mydestination')
      : [];
    return [...first, ...(which.loser ? remove(span, loser, loser === 'relay_domains') : [])];
  },
};

function inRelay({ domains }: DomainList, domain: string, parents: boolean): ListedDomain | undefined {
  const own = domains.get(domain);
  if (own) return own;
  // match_hostname() of match_ops.c: `.example.com` stands for what is below where parents do not.
  for (let dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
    const found = domains.get(parents ? domain.slice(dot + 1) : domain.slice(dot));
    if (found) return found;
  }
  return undefined;
}

function removable(first: ListedDomain, second: ListedDomain): { winner: boolean; loser: boolean } {
  return {
    winner: first.item !== undefined && first.alone,
    loser: second.item !== undefined && second.alone && second.domain === first.domain,
  };
}
