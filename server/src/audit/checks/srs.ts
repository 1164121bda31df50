import { splitList } from '../../syntax/splitList.ts';
import { entriesOfTable } from '../domainLists.ts';
import { type AuditCheck, type AuditFinding, type CheckInput, auditFinding } from '../finding.ts';
import { isDomainName } from '../hostText.ts';

/** How many forwarded addresses are named. */
const mostNamed = 5;

/**
 * Mail that is sent on to another domain keeps the sender of a stranger, whose SPF does not name this server; with SRS
 * the sender becomes one of ours.
 */
export const srsCheck: AuditCheck = {
  id: 'srs',
  judge(input) {
    const finding = auditFinding('srs');
    const { settings } = input.identity;
    const forwards = ['virtual_alias_maps', 'alias_maps'].flatMap((name) => forwardsIn(name, input));
    const unread = forwards.filter((one): one is { unread: string; setting: string } => 'unread' in one);
    const notes = unread.map(({ unread: table, setting }): AuditFinding =>
      finding('unseen', 'tableUnread', { setting, table }, { source: { name: setting } }),
    );
    const found = forwards.filter((one): one is Forward => 'target' in one);
    if (found.length === 0) return notes.length > 0 ? notes : [finding('passed', 'srsNotNeeded', {})];
    const rewriter = ['sender_canonical_maps', 'smtpd_milters'].find((name) => /srs/i.test(settings.text(name)));
    if (rewriter !== undefined)
      return [finding('passed', 'srsThere', { by: rewriter }, { source: { name: rewriter } })];
    const warnings = found
      .slice(0, mostNamed)
      .map(({ key, target, table, setting }) =>
        finding('warning', 'srsNeeded', { key, target, table }, { source: { name: setting } }),
      );
    return [...warnings, ...notes];
  },
};

interface Forward {
  readonly key: string;
  readonly target: string;
  readonly table: string;
  readonly setting: string;
}

function forwardsIn(
  setting: string,
  { identity, facts, inputs }: CheckInput,
): (Forward | { unread: string; setting: string })[] {
  const { hostname = '', domains, sending } = identity;
  const own = new Set([hostname, ...domains.map(({ name }) => name), ...sending]);
  return splitList(identity.settings.text(setting)).flatMap(
    ({ text: table }): (Forward | { unread: string; setting: string })[] => {
      const path = /^(?:proxy:)?[a-z]+:(\/.*)$/.exec(table)?.[1];
      const entries = entriesOfTable(table, facts);
      const isPending = path !== undefined && inputs.files && facts.ask({ kind: 'text', path }).kind === 'pending';
      // Nobody has to have what a default names, such as nis:mail.aliases.
      if (!entries) return isPending || !identity.settings.isSet(setting) ? [] : [{ unread: table, setting }];
      return entries.flatMap(({ key, value }) =>
        splitList(value).flatMap(({ text }) => {
          const at = text.lastIndexOf('@');
          const domain = text.slice(at + 1).toLowerCase();
          const isForeign = at > 0 && !/^[|/":]/.test(text) && isDomainName(domain) && !own.has(domain);
          return isForeign ? [{ key: key.replace(/:$/, ''), target: text, table, setting }] : [];
        }),
      );
    },
  );
}
