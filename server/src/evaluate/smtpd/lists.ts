import { checkListed } from './listed.ts';
import { type CommandDecision, decideLast, decisionOf, resetChecks, runServiceList, settled } from './listRun.ts';
import { refuse } from './refuse.ts';
import { clientName } from './restrictions/client.ts';
import type { SmtpdCheck } from './state.ts';
import { subjects } from './subject.ts';

/** smtpd_check_client(). */
export function decideClient(check: SmtpdCheck): CommandDecision {
  const { state } = check;
  state.deferIfPermit.active = false;
  resetChecks(check);
  const status = runServiceList(check, 'client', clientName(check));
  state.deferredByClient = state.deferIfPermit.active;
  return decisionOf(status);
}

/** smtpd_check_helo(). */
export function decideHelo(check: SmtpdCheck, helo: string | undefined): CommandDecision {
  if (helo === undefined) return 'pass';
  const { state } = check;
  const outer = state.helo;
  state.helo = helo;
  state.deferIfPermit.active = state.deferredByClient;
  resetChecks(check);
  const status = runServiceList(check, 'helo', helo);
  state.deferredByHelo = state.deferIfPermit.active;
  state.helo = outer;
  return decisionOf(status);
}

/** smtpd_check_mail(), with the implied test of the sender. */
export function decideSender(check: SmtpdCheck, sender: string | undefined): CommandDecision {
  if (sender === undefined) return 'pass';
  const {
    state,
    service: { values },
  } = check;
  const outer = state.sender;
  state.sender = sender;
  state.deferIfPermit.active = state.deferredByClient || state.deferredByHelo;
  state.senderListed = false;
  resetChecks(check);
  let status = runServiceList(check, 'sender', sender);
  state.deferredBySender = state.deferIfPermit.active;
  if (
    values.rejectsUnlistedSender &&
    status !== 'reject' &&
    status !== 'unknown' &&
    !state.senderListed &&
    !state.discard &&
    sender !== ''
  ) {
    status = settled(checkListed(check, sender, subjects.sender));
  }
  state.sender = outer;
  return decisionOf(status);
}

/** smtpd_check_data() and smtpd_check_eod(): several recipients are none, as the list is about all of them. */
export function decideMessage(check: SmtpdCheck, name: 'data' | 'endOfData'): CommandDecision {
  const { state } = check;
  const outer = state.recipient;
  if (state.recipientCount > 1) state.recipient = undefined;
  state.deferIfPermit.active = false;
  resetChecks(check);
  const status = runServiceList(check, name, name === 'data' ? 'DATA' : 'END-OF-MESSAGE');
  const result = decideLast(check, status);
  state.recipient = outer;
  return result;
}

/** smtpd_check_size(). */
export function decideSize(check: SmtpdCheck, size: number): CommandDecision {
  resetChecks(check);
  const limit = check.service.values.sizeLimit;
  if (limit <= 0 || size <= limit) return 'pass';
  return decisionOf(refuse(check, { code: 552, status: '5.3.4', text: 'Message size exceeds fixed limit' }));
}
