import type { Knowledge } from '../facts/knowledge.ts';
import { splitList } from '../syntax/splitList.ts';
import type { TextOf } from './deliveryAgents.ts';
import { type RestrictionItem, readRestrictions } from './restrictionList.ts';

/** What smtpd walks through in a scope: the items of a list, those of restriction classes in their place. */
export function restrictionSteps(
  list: string,
  text: TextOf,
  knowledge: Knowledge,
  classes: ReadonlySet<string>,
  depth = 0,
): RestrictionItem[] | undefined {
  const value = text(list);
  if (value === undefined || depth > maxDepth) return undefined;
  const items = splitList(value).map((item) => ({ ...item, hasMacro: false }));
  const steps: RestrictionItem[] = [];
  for (const item of readRestrictions(items, knowledge, classes)) {
    if (item.kind !== 'class') {
      steps.push(item);
      continue;
    }
    const inner = restrictionSteps(item.word.text, text, knowledge, classes, depth + 1);
    if (!inner) return undefined;
    steps.push(...inner);
  }
  return steps;
}
/** Classes may name each other in a circle; nobody nests them deeper. */
const maxDepth = 8;

/** The lists that are asked about each mail, in the order of smtpd's commands. */
export const mailLists = [
  'smtpd_client_restrictions',
  'smtpd_helo_restrictions',
  'smtpd_sender_restrictions',
  'smtpd_relay_restrictions',
  'smtpd_recipient_restrictions',
] as const;

/** Restrictions that let in only clients of one's own: those of mynetworks, with a login or a certificate. */
export const ownClientPermits: ReadonlySet<string> = new Set([
  'permit_mynetworks',
  'permit_sasl_authenticated',
  'permit_tls_clientcerts',
  'permit_tls_all_clientcerts',
  'permit_inet_interfaces',
]);
