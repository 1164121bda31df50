import { isAscii } from '../../base/byteString.ts';
import { lastAt } from '../../lookup/keys/lastAt.ts';
import { usualStrategy } from '../../lookup/keys/mailKeys.ts';
import { findAddress } from '../tables/findAddress.ts';
import { type MapsResult, anyValue } from '../tables/maps.ts';
import type { CheckStatus } from '../trace.ts';
import { usedDefault, warnsOfRelayDomains } from './authorized.ts';
import { abortLookup, abortServer, fitStatus, refuse, splitStatus } from './refuse.ts';
import type { ResolvedAddress } from './resolver.ts';
import type { SmtpdCheck } from './state.ts';
import { type Subject, subjects } from './subject.ts';

/**
 * check_recipient_rcpt_maps() and check_sender_rcpt_maps(): refuses an address that its class does not have, once a
 * command.
 */
export function checkListed(check: SmtpdCheck, address: string, subject: Subject): CheckStatus {
  const { state } = check;
  if (!check.service.checksUnlisted) return 'dunno';
  const done = subject === subjects.sender ? 'senderListed' : 'recipientListed';
  if (state[done]) return 'dunno';
  // Under warn_if_reject it was only tried, so that the implied test is still to be made.
  if (state.warnIfReject === 0) state[done] = true;
  const start = check.openItems();
  const status = decideListed(check, address, subject);
  check.trace({ kind: 'listed', subject, address, items: check.closeItems(start) }, isAscii(address));
  return status;
}

/** Who has an entry in one of these exists, whatever its class. */
const recipientMaps = ['recipient_canonical_maps', 'canonical_maps', 'virtual_alias_maps'];
const senderMaps = ['recipient_canonical_maps', 'sender_canonical_maps', 'canonical_maps', 'virtual_alias_maps'];

function decideListed(check: SmtpdCheck, address: string, subject: Subject): CheckStatus {
  const { state } = check;
  const ofSender = subject === subjects.sender;
  const resolved = check.resolve(address, ofSender ? state.recipient : state.sender);
  if (resolved.kind === 'error') return abortLookup(check, address);
  for (const parameter of ofSender ? senderMaps : recipientMaps) {
    const found = find(check, parameter, resolved.recipient);
    if (found.kind === 'error') return failed(check, found, address);
    if (found.kind === 'found') return 'dunno';
  }
  if (resolved.kind === 'syntax') return 'dunno';
  return decideByTransport(check, resolved, address, subject) ?? decideByClass(check, resolved, address, subject);
}

type KnownAddress = Extract<ResolvedAddress, { readonly kind: 'address' }>;

/** An address that resolves to the error or retry transport is refused with its text. */
function decideByTransport(
  check: SmtpdCheck,
  { transport, nextHop, class: addressClass }: KnownAddress,
  address: string,
  subject: Subject,
): CheckStatus | undefined {
  if (transport !== 'error' && transport !== 'retry') return undefined;
  const digit = transport === 'error' ? 5 : 4;
  const { status, text } = splitStatus(`${digit}.1.${subject === subjects.sender ? 0 : 1}`, nextHop);
  let code = transport === 'error' ? 550 : 450;
  if (transport === 'error' && addressClass === 'alias')
    code = check.service.settings.number('unknown_virtual_alias_reject_code');
  return refuse(check, {
    kind: 'bounce',
    code,
    status: fitStatus(check, status, subject),
    text: `<${address}>: ${subject} rejected: ${text}`,
  });
}

const classTables = {
  local: { maps: 'local_recipient_maps', code: 'unknown_local_recipient_reject_code', name: 'local recipient table' },
  virtual: {
    maps: 'virtual_mailbox_maps',
    code: 'unknown_virtual_mailbox_reject_code',
    name: 'virtual mailbox table',
  },
  relay: { maps: 'relay_recipient_maps', code: 'unknown_relay_recipient_reject_code', name: 'relay recipient table' },
} as const;

function decideByClass(
  check: SmtpdCheck,
  { recipient, class: addressClass }: KnownAddress,
  address: string,
  subject: Subject,
): CheckStatus {
  if (addressClass === 'alias' || addressClass === 'default') return 'dunno';
  const { settings } = check.service;
  const { maps, code, name } = classTables[addressClass];
  if (
    settings.text(maps) !== '' &&
    !(addressClass === 'local' && isOwnName(recipient, settings.text('double_bounce_sender')))
  ) {
    const found = find(check, maps, recipient);
    if (found.kind === 'error') return failed(check, found, address);
    if (found.kind === 'notFound') {
      const table = settings.flag('show_user_unknown_table_name') ? ` in ${name}` : '';
      const status = subject === subjects.sender ? '5.1.0' : '5.1.1';
      return refuse(check, {
        kind: 'bounce',
        code: settings.number(code),
        status,
        text: `<${address}>: ${subject} rejected: User unknown${table}`,
      });
    }
  }
  if (addressClass === 'relay' && warnsOfRelayDomains(check)) {
    check.log(`${usedDefault} relay_domains=$mydestination to accept mail for address "${address}"`);
  }
  return 'dunno';
}

/** Names that Postfix sends and takes mail by, and that need no account. */
function isOwnName(recipient: string, doubleBounce: string): boolean {
  const local = recipient.slice(0, lastAt(recipient));
  return [doubleBounce, 'postmaster', 'mailer-daemon'].some((name) => name.toLowerCase() === local);
}

function find(check: SmtpdCheck, parameter: string, recipient: string): MapsResult {
  return findAddress(check.service.maps(parameter), recipient, usualStrategy, check.addresses, anyValue, check);
}

function failed(
  check: SmtpdCheck,
  found: Extract<MapsResult, { readonly kind: 'error' }>,
  address: string,
): CheckStatus {
  return found.error === 'retry' ? abortLookup(check, address) : abortServer(check);
}
