import type { CommandToken } from '../commandTokens.ts';
import { decideSender, decideSize } from '../lists.ts';
import { decideRecipient } from '../recipientLists.ts';
import { rewriteFailure } from '../rewriteClients.ts';
import { isAsciiText } from '../../../lookup/keys/hostName.ts';
import type { SmtpdCheck } from '../state.ts';
import { extractAddress } from './address.ts';
import { type CommandOutcome, failure, refused, resetMail } from './outcome.ts';
import { connectFilter } from './proxyFilter.ts';

/** mail_cmd(). */
export function runMail(check: SmtpdCheck, words: readonly CommandToken[]): CommandOutcome | undefined {
  const {
    state,
    service: { values },
  } = check;
  state.utf8 = false;
  if (values.requiresHelo && state.helo === undefined) return failure('503 5.5.1 Error: send HELO/EHLO first');
  if (state.sender !== undefined) return failure('503 5.5.1 Error: nested MAIL command');
  const [from, word] = [words[0], words[1]];
  if (!word || from?.text.toLowerCase() !== 'from:') return failure('501 5.5.4 Syntax: MAIL FROM:<address>');
  if (word.broken) return failure('501 5.1.7 Bad sender address syntax');
  state.utf8 = values.utf8 && words.some(({ text }, at) => at > 1 && text.toUpperCase() === 'SMTPUTF8');
  const sender = extractAddress(check, word.text, { empty: true, strict: values.strictEnvelopes });
  if (sender === undefined) return failure('501 5.1.7 Bad sender address syntax');
  for (let at = 2; at < words.length; at++) {
    const problem = mailOption(check, words[at]?.text ?? '');
    if (problem !== undefined) return failure(problem);
  }
  state.sender = sender;
  const sized = decideSize(check, state.messageSize);
  state.sender = undefined;
  if (sized === 'reject') return refused(check);
  if (!values.delaysReject) {
    const decided = decideSender(check, sender);
    if (decided === 'unknown') return undefined;
    if (decided === 'reject') {
      resetMail(check);
      return refused(check);
    }
  }
  const failed = rewriteFailure(check);
  if (failed !== undefined) {
    resetMail(check);
    return failure(failed);
  }
  if (values.strictUtf8 && !state.utf8 && !isAsciiText(sender))
    return failure('553 5.6.7 Must declare SMTPUTF8 to send unicode address');
  state.sender = sender;
  return { reply: '250 2.1.0 Ok' };
}

/** The reply to an option that smtpd does not take. */
function mailOption({ state, service: { values } }: SmtpdCheck, text: string): string | undefined {
  const upper = text.toUpperCase();
  if (upper === 'BODY=8BITMIME' || upper === 'BODY=7BIT' || (upper === 'SMTPUTF8' && state.utf8)) return undefined;
  if (upper.startsWith('SIZE=')) {
    if (!/^\d+$/.test(text.slice(5))) return '501 5.5.4 Bad message size syntax';
    state.messageSize = Number(text.slice(5));
    return state.messageSize > Number.MAX_SAFE_INTEGER
      ? '552 5.3.4 Message size exceeds file system imposed limit'
      : undefined;
  }
  if (upper.startsWith('AUTH=') && values.usesSasl) return undefined;
  if (upper.startsWith('RET='))
    return /^RET=(FULL|HDRS)$/.test(upper) ? undefined : '501 5.5.4 Bad RET parameter syntax';
  if (upper.startsWith('ENVID=')) return undefined;
  return `555 5.5.4 Unsupported option: ${text}`;
}

/** rcpt_cmd(). */
export function runRcpt(check: SmtpdCheck, words: readonly CommandToken[]): CommandOutcome | undefined {
  const {
    state,
    service: { settings, values },
  } = check;
  if (state.sender === undefined) return failure('503 5.5.1 Error: need MAIL command');
  const [to, word] = [words[0], words[1]];
  if (!word || to?.text.toLowerCase() !== 'to:') return failure('501 5.5.4 Syntax: RCPT TO:<address>');
  if (word.broken) return failure('501 5.1.3 Bad recipient address syntax');
  const recipient = extractAddress(check, word.text, {
    empty: false,
    strict: values.strictEnvelopes,
  });
  if (recipient === undefined) return failure('501 5.1.3 Bad recipient address syntax');
  for (let at = 2; at < words.length; at++) {
    const problem = recipientOption(words[at]?.text ?? '');
    if (problem !== undefined) return failure(problem);
  }
  const limit = values.recipientLimit;
  if (limit > 0 && state.recipientCount >= limit) {
    const overshoot = state.recipientOvershoot++ >= settings.number('smtpd_recipient_overshoot_limit');
    return { reply: '452 4.5.3 Error: too many recipients', failed: overshoot };
  }
  if (values.strictUtf8 && !state.utf8 && !isAsciiText(recipient))
    return failure('553 5.6.7 Must declare SMTPUTF8 to send unicode address');
  if (!isVerifySender(check, recipient)) {
    const decided = decideRecipient(check, recipient);
    if (decided === 'unknown') return undefined;
    if (decided === 'reject') return refused(check);
  }
  const filter = connectFilter(check);
  if (filter !== undefined) return filter;
  state.queued = true;
  state.recipientCount++;
  state.recipient ??= recipient;
  return { reply: '250 2.1.5 Ok' };
}

function recipientOption(text: string): string | undefined {
  const upper = text.toUpperCase();
  if (upper.startsWith('NOTIFY=')) {
    const words = upper.slice(7).split(',');
    const valid = upper === 'NOTIFY=NEVER' || words.every((word) => ['SUCCESS', 'FAILURE', 'DELAY'].includes(word));
    return valid ? undefined : '501 5.5.4 Error: Bad NOTIFY parameter syntax';
  }
  if (upper.startsWith('ORCPT='))
    return /^ORCPT=[^;]+;/.test(upper) ? undefined : '501 5.5.4 Error: Bad ORCPT parameter syntax';
  return `555 5.5.4 Unsupported option: ${text}`;
}

/** valid_verify_sender_addr(): probes with our own address are let through, whatever the lists say. */
function isVerifySender({ service: { verifySender } }: SmtpdCheck, recipient: string): boolean {
  return recipient.length === verifySender?.length && recipient.toLowerCase() === verifySender;
}
