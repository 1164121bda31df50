import type { CheckStatus } from '../trace.ts';
import { matchClient } from '../tables/matchList.ts';
import { checkListed } from './listed.ts';
import { refuse } from './refuse.ts';
import { clientName } from './restrictions/client.ts';
import { listParameters } from './service.ts';
import type { Check, ListName } from './state.ts';
import { type Subject, subjects } from './subject.ts';

/** Whether a list's part of a command lets the client go on; `unknown` ends what can be told of the session. */
export type CommandDecision = 'pass' | 'reject' | 'unknown';

/** SMTPD_CHECK_RESET(). */
function reset({ state }: Check): void {
  state.recursion = 0;
  state.warnIfReject = 0;
  state.deferIfReject.active = false;
}

function runList(check: Check, name: ListName, replyName: string, subject: Subject, defaultAccess: string | undefined): CheckStatus {
  const items = check.service.lists[name];
  return items.length === 0 ? 'dunno' : settled(check.runItems(items, { replyName, subject, defaultAccess }, listParameters[name]));
}

/** A list that was left in the middle ended with a refusal. */
function settled(status: CheckStatus): CheckStatus {
  return status === 'aborted' ? 'reject' : status;
}

function decision(status: CheckStatus): CommandDecision {
  if (status === 'unknown') return 'unknown';
  return status === 'reject' ? 'reject' : 'pass';
}

/** smtpd_check_client(). */
export function decideClient(check: Check): CommandDecision {
  const { state } = check;
  state.deferIfPermit.active = false;
  reset(check);
  const status = runList(check, 'client', clientName(check), subjects.client, 'check_client_access');
  state.deferredByClient = state.deferIfPermit.active;
  return decision(status);
}

/** smtpd_check_helo(). */
export function decideHelo(check: Check, helo: string | undefined): CommandDecision {
  if (helo === undefined) return 'pass';
  const { state } = check;
  const outer = state.helo;
  state.helo = helo;
  state.deferIfPermit.active = state.deferredByClient;
  reset(check);
  const status = runList(check, 'helo', helo, subjects.helo, 'check_helo_access');
  state.deferredByHelo = state.deferIfPermit.active;
  state.helo = outer;
  return decision(status);
}

/** smtpd_check_mail(), with the implied test of the sender. */
export function decideSender(check: Check, sender: string | undefined): CommandDecision {
  if (sender === undefined) return 'pass';
  const { state, service: { settings } } = check;
  const outer = state.sender;
  state.sender = sender;
  state.deferIfPermit.active = state.deferredByClient || state.deferredByHelo;
  state.senderListed = false;
  reset(check);
  let status = runList(check, 'sender', sender, subjects.sender, 'check_sender_access');
  state.deferredBySender = state.deferIfPermit.active;
  if (settings.flag('smtpd_reject_unlisted_sender') && status !== 'reject' && status !== 'unknown' && !state.senderListed && !state.discard && sender !== '') {
    status = settled(checkListed(check, sender, subjects.sender));
  }
  state.sender = outer;
  return decision(status);
}

/** smtpd_check_rcpt(), with the implied test of the recipient. */
export function decideRecipient(check: Check, recipient: string): CommandDecision {
  if (recipient.toLowerCase() === 'postmaster') return 'pass';
  const { state, service: { settings } } = check;
  const outer = state.recipient;
  state.recipient = recipient;
  state.recipientListed = false;
  const before = settings.flag('smtpd_delay_reject') ? decideDelayed(check, true) : 'pass';
  const result = before === 'pass' ? decideRecipientLists(check, recipient) : before;
  state.recipient = outer;
  return result;
}

/** The lists of earlier commands, which wait for a recipient. */
function decideDelayed(check: Check, withSender: boolean): CommandDecision {
  const client = decideClient(check);
  if (client !== 'pass') return client;
  const helo = decideHelo(check, check.state.helo);
  if (helo !== 'pass' || !withSender) return helo;
  return decideSender(check, check.state.sender);
}

const formerRelayRestrictions = ['permit_mynetworks', 'permit_sasl_authenticated', 'permit_auth_destination'];

function decideRecipientLists(check: Check, recipient: string): CommandDecision {
  const { state, service: { settings } } = check;
  state.deferIfPermit.active = state.deferredBySender;
  reset(check);
  // Below level 1 smtpd asks, at the end, what the newer default would have refused.
  const playsRelay = settings.below('1') && !settings.isSet('smtpd_relay_restrictions');
  const relayFirst = settings.flag('smtpd_relay_before_recipient_restrictions') && !playsRelay;
  const order: readonly ('relay' | 'recipient')[] = relayFirst ? ['relay', 'recipient'] : ['recipient', 'relay'];
  let status: CheckStatus = 'dunno';
  for (const [index, name] of order.entries()) {
    status = name === 'relay' && playsRelay ? playRelayList(check, recipient) : runList(check, name, recipient, subjects.recipient, 'check_recipient_access');
    if (status === 'unknown') return 'unknown';
    if (status !== 'reject') continue;
    if (index === 0 && settings.below('3.6') && !settings.isSet('smtpd_relay_before_recipient_restrictions')) {
      check.log(`using backwards-compatible default setting smtpd_relay_before_recipient_restrictions=no to reject recipient "${recipient}" from client "${clientName(check)}"`);
    }
    break;
  }
  if (status !== 'reject') status = decideDeferred(check, status);
  if (settings.flag('smtpd_reject_unlisted_recipient') && status !== 'reject' && !state.recipientListed && !state.discard) {
    status = settled(checkListed(check, recipient, subjects.recipient));
  }
  return decision(status);
}

function playRelayList(check: Check, recipient: string): CheckStatus {
  const context = { replyName: recipient, subject: subjects.recipient, defaultAccess: 'check_recipient_access' };
  const status = settled(check.runItems(formerRelayRestrictions, context, 'smtpd_relay_restrictions'));
  if (status === 'dunno') {
    check.log(`using backwards-compatible default setting "smtpd_relay_restrictions = (empty)" to avoid "Relay access denied" error for recipient "${recipient}" from client "${clientName(check)}"`);
  }
  return status;
}

/** A permission behind a temporary failure is deferred. */
function decideDeferred(check: Check, status: CheckStatus): CheckStatus {
  const { deferIfPermit } = check.state;
  return deferIfPermit.active ? refuse(check, { code: deferIfPermit.code, status: deferIfPermit.status, text: deferIfPermit.text }) : status;
}

/** smtpd_check_etrn(). */
export function decideEtrn(check: Check, domain: string): CommandDecision {
  const { state, service: { settings } } = check;
  state.etrnDomain = domain;
  const before = settings.flag('smtpd_delay_reject') ? decideDelayed(check, false) : 'pass';
  let result = before;
  if (before === 'pass') {
    state.deferIfPermit.active = state.deferredByClient || state.deferredByHelo;
    reset(check);
    result = decideLast(check, runList(check, 'etrn', domain, subjects.etrn, 'check_etrn_access'));
  }
  state.etrnDomain = undefined;
  return result;
}

function decideLast(check: Check, status: CheckStatus): CommandDecision {
  return decision(status === 'reject' || status === 'unknown' ? status : decideDeferred(check, status));
}

/** smtpd_check_data() and smtpd_check_eod(): several recipients are none, as the list is about all of them. */
export function decideMessage(check: Check, name: 'data' | 'endOfData'): CommandDecision {
  const { state } = check;
  const outer = state.recipient;
  if (state.recipientCount > 1) state.recipient = undefined;
  state.deferIfPermit.active = false;
  reset(check);
  const status = name === 'data' ? runList(check, name, 'DATA', subjects.data, undefined)
    : runList(check, name, 'END-OF-MESSAGE', subjects.endOfData, undefined);
  const result = decideLast(check, status);
  state.recipient = outer;
  return result;
}

/** smtpd_check_size(). */
export function decideSize(check: Check, size: number): CommandDecision {
  reset(check);
  const limit = check.service.settings.number('message_size_limit');
  if (limit <= 0 || size <= limit) return 'pass';
  return decision(refuse(check, { code: 552, status: '5.3.4', text: 'Message size exceeds fixed limit' }));
}

/** smtpd_check_rewrite(): who may have its addresses completed; only a look-up that fails has a reply. */
export function rewriteFailure(check: Check): boolean {
  const { state, service } = check;
  for (const name of service.settings.text('local_header_rewrite_clients').split(/[\s,]+/)) {
    if (name.toLowerCase() !== 'permit_mynetworks') continue;
    if (matchClient(service.matchList('mynetworks'), state.client.name, state.client.address, check) === 'error') return true;
  }
  return false;
}
