import type { RestrictionArgument, RestrictionFacts } from '../../../facts/factTypes.ts';
import { existsIn, isDeprecatedIn } from '../../../facts/release.ts';
import { expand } from '../../../model/expand.ts';
import { usualType } from '../../../rules/tables/usualType.ts';
import { configDirectory } from './completeFiles.ts';
import { presentIn } from './completeKeywords.ts';
import { endpointOffer, policyEndpoint } from './completeServices.ts';
import { tableOffer } from './completeTables.ts';
import type { Cursor } from './completionCursor.ts';
import { type Offer, escaped, type OfferedItem, item } from '../../offer.ts';

/** What a list is there to look at: restrictions about it come first. */
const subjects: Readonly<Record<string, string>> = {
  smtpd_client_restrictions: 'client',
  smtpd_helo_restrictions: 'helo',
  smtpd_sender_restrictions: 'sender',
  smtpd_relay_restrictions: 'recipient',
  smtpd_recipient_restrictions: 'recipient',
  smtpd_etrn_restrictions: 'etrn',
};

/** What can stand in a restriction list at the cursor: a restriction or a class, or the argument of the one before. */
export function restrictionOffer(cursor: Cursor): Offer | undefined {
  switch (awaitedArgument(cursor)) {
    case 'map':
    case 'map-or-search-order':
      return tableOffer(cursor);
    case 'policy-endpoint':
      return endpointOffer(cursor, { policy: true });
    case 'dns-list':
    case 'seconds':
      return undefined;
    default:
  }
  if (cursor.current.includes(':')) return tableOffer(cursor);
  return { span: cursor.word, items: restrictionItems(cursor), about: { kind: 'restriction' } };
}

/** What the word before the cursor asks for; undefined where a restriction can stand. */
export function awaitedArgument({ document, items }: Cursor): RestrictionArgument | undefined {
  const { restrictions } = document.context.configuration.knowledge;
  let awaited: RestrictionArgument | undefined;
  // smtpd takes whatever stands behind such a word for its argument, another restriction's name too.
  for (const text of items) {
    awaited =
      awaited === undefined || awaited === 'restriction' ? restrictions.get(text.toLowerCase())?.argument : undefined;
  }
  return awaited;
}

function restrictionItems(cursor: Cursor): OfferedItem[] {
  const { document, name: list } = cursor;
  const {
    configuration: { knowledge, release },
    used,
  } = document.context;
  const present = presentIn(cursor);
  const items: OfferedItem[] = [];
  for (const [name, facts] of knowledge.restrictions) {
    if (!existsIn(facts, release) || !belongs(cursor, facts)) continue;
    // One that takes an argument may be there again, with another.
    if (facts.argument === undefined && present.has(name)) continue;
    const own = { ...withArgument(cursor, name, facts.argument), kind: 'function' } as const;
    if (isDeprecatedIn(facts, release)) items.push(item(name, { ...own, order: 'deprecated' }));
    else items.push(item(name, facts.appliesTo === subjects[list] ? { ...own, order: 'first' } : own));
  }
  for (const name of used.classes) {
    if (name === list || present.has(name.toLowerCase())) continue;
    items.push(
      item(name, {
        kind: 'class',
        order: 'first',
        description: document.messages.completion.restrictionClass,
      }),
    );
  }
  return items;
}

/** Whether a restriction does something in the list. A class can be used in any list, so there all do. */
function belongs(
  { document: { context }, name: list }: Cursor,
  { lists, listsWithDelayReject }: RestrictionFacts,
): boolean {
  if (!Object.hasOwn(context.configuration.knowledge.restrictionLists, list) || lists?.includes(list)) return true;
  return (
    listsWithDelayReject?.includes(list) === true &&
    expand('$smtpd_delay_reject', context.lookup).text.toLowerCase() !== 'no'
  );
}

/** The restriction with a place for its argument, unless one stands behind it already. */
function withArgument(
  cursor: Cursor,
  name: string,
  argument: RestrictionArgument | undefined,
): { text?: string; snippet?: string } {
  if (argument === undefined) return {};
  const {
    document: { context },
    following: [next],
  } = cursor;
  if (
    next !== undefined &&
    !context.configuration.knowledge.restrictions.has(next.toLowerCase()) &&
    !context.used.classes.has(next)
  ) {
    return {};
  }
  return { text: `${name} `, snippet: `${name} ${placeholder(cursor, name, argument)}` };
}

function placeholder(cursor: Cursor, name: string, argument: RestrictionArgument): string {
  switch (argument) {
    case 'map':
    case 'map-or-search-order': {
      const path = `${configDirectory(cursor)}/${name.replace(/^check_/, '')}`;
      return `\${1:${usualType(cursor.document.context, '')}}:\${2:${escaped(path)}}`;
    }
    case 'policy-endpoint':
      return `\${1:${escaped(policyEndpoint(cursor))}}`;
    // Names that no list has (RFC 2606): which lists to ask is the reader's choice.
    case 'dns-list':
      return name.includes('rhs') ? '${1:dbl.example.net}' : '${1:dnsbl.example.net}';
    case 'seconds':
      return '${1:1}';
    default:
      return '$0';
  }
}
