import type { CheckStatus } from '../trace.ts';
import { usedDefault } from './authorized.ts';
import { checkListed } from './listed.ts';
import {
  type CommandDecision,
  decideDeferred,
  decideLast,
  decisionOf,
  resetChecks,
  runServiceList,
  settled,
} from './listRun.ts';
import { decideClient, decideHelo, decideSender } from './lists.ts';
import { clientName } from './restrictions/client.ts';
import type { SmtpdCheck } from './state.ts';
import { subjects } from './subject.ts';

/** smtpd_check_rcpt(), with the implied test of the recipient. */
export function decideRecipient(check: SmtpdCheck, recipient: string): CommandDecision {
  if (recipient.length === 10 && recipient.toLowerCase() === 'postmaster') return 'pass';
  const {
    state,
    service: { values },
  } = check;
  const outer = state.recipient;
  state.recipient = recipient;
  state.recipientListed = false;
  const before = values.delaysReject ? decideDelayed(check, true) : 'pass';
  const result = before === 'pass' ? decideRecipientLists(check, recipient) : before;
  state.recipient = outer;
  return result;
}

/** The lists of earlier commands, which wait for a recipient. */
function decideDelayed(check: SmtpdCheck, withSender: boolean): CommandDecision {
  const client = decideClient(check);
  if (client !== 'pass') return client;
  const helo = decideHelo(check, check.state.helo);
  if (helo !== 'pass' || !withSender) return helo;
  return decideSender(check, check.state.sender);
}

const relayThenRecipient = ['relay', 'recipient'] as const;
const recipientThenRelay = ['recipient', 'relay'] as const;

function decideRecipientLists(check: SmtpdCheck, recipient: string): CommandDecision {
  const {
    state,
    service: { settings, values },
  } = check;
  state.deferIfPermit.active = state.deferredBySender;
  resetChecks(check);
  const order = values.relayFirst ? relayThenRecipient : recipientThenRelay;
  let status: CheckStatus = 'dunno';
  for (const name of order) {
    status =
      name === 'relay' && values.playsRelay ? playRelayList(check, recipient) : runServiceList(check, name, recipient);
    if (status === 'unknown') return 'unknown';
    if (status !== 'reject') continue;
    if (name === order[0] && settings.below('3.6') && !settings.isSet('smtpd_relay_before_recipient_restrictions')) {
      const whom = `to reject recipient "${recipient}" from client "${clientName(check)}"`;
      check.log(`${usedDefault} smtpd_relay_before_recipient_restrictions=no ${whom}`);
    }
    break;
  }
  if (status !== 'reject') status = decideDeferred(check, status);
  if (values.rejectsUnlistedRecipient && status !== 'reject' && !state.recipientListed && !state.discard) {
    status = settled(checkListed(check, recipient, subjects.recipient));
  }
  return decisionOf(status);
}

function playRelayList(check: SmtpdCheck, recipient: string): CheckStatus {
  const status = settled(check.runList(check.service.formerRelayList, recipient));
  if (status === 'dunno') {
    const whom = `for recipient "${recipient}" from client "${clientName(check)}"`;
    check.log(`${usedDefault} "smtpd_relay_restrictions = (empty)" to avoid "Relay access denied" error ${whom}`);
  }
  return status;
}

/** smtpd_check_etrn(). */
export function decideEtrn(check: SmtpdCheck, domain: string): CommandDecision {
  const {
    state,
    service: { values },
  } = check;
  state.etrnDomain = domain;
  const before = values.delaysReject ? decideDelayed(check, false) : 'pass';
  let result = before;
  if (before === 'pass') {
    state.deferIfPermit.active = state.deferredByClient || state.deferredByHelo;
    resetChecks(check);
    result = decideLast(check, runServiceList(check, 'etrn', domain));
  }
  state.etrnDomain = undefined;
  return result;
}
