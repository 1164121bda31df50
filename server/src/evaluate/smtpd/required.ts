/**
 * One of these has to be in the relay or recipient list before smtpd serves anybody (rcpt_required of smtpd_check.c).
 */
const required = [
  'reject_unauth_destination',
  'defer_unauth_destination',
  'reject',
  'defer',
  'defer_if_permit',
  'check_relay_domains',
];

/** Why smtpd refuses to start with these lists, if it does: it reads words, and knows nothing of arguments. */
export function requiredProblem(
  recipient: readonly string[],
  relay: readonly string[],
  classes: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  if (hasRequired(recipient, classes, 0) || hasRequired(relay, classes, 0)) return undefined;
  const named = `${required.slice(0, -1).join(', ')} or ${required.at(-1) ?? ''}`;
  const parameters = 'smtpd_relay_restrictions or smtpd_recipient_restrictions';
  return `in parameter ${parameters}, specify at least one working instance of: ${named}`;
}

function hasRequired(
  items: readonly string[],
  classes: ReadonlyMap<string, readonly string[]>,
  depth: number,
): boolean {
  for (let at = 0; at < items.length; at++) {
    const word = items[at] as string;
    const name = word.toLowerCase();
    if (name === 'warn_if_reject' && at + 1 < items.length) {
      at++;
      continue;
    }
    if (name === 'permit') return false;
    if (required.includes(name)) return true;
    const own = classes.get(word);
    // Classes that name each other have no end in Postfix.
    if (own && depth <= classes.size && hasRequired(own, classes, depth + 1)) return true;
  }
  return false;
}
