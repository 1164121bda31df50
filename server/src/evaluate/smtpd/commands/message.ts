import type { CommandToken } from '../commandTokens.ts';
import { decideMessage } from '../lists.ts';
import type { SmtpdCheck } from '../state.ts';
import { type CommandOutcome, failure, refused, resetMail, resetRecipients } from './outcome.ts';

/** data_cmd(). */
export function runData(check: SmtpdCheck, words: readonly CommandToken[]): CommandOutcome | undefined {
  const { state } = check;
  if (state.recipientCount === 0) {
    return failure(
      state.sender === undefined ? '503 5.5.1 Error: need RCPT command' : '554 5.5.1 Error: no valid recipients',
    );
  }
  if (words.length > 0) return failure('501 5.5.4 Syntax: DATA');
  const decided = decideMessage(check, 'data');
  if (decided === 'unknown') return undefined;
  if (decided === 'reject') return refused(check);
  state.receiving = true;
  return { reply: '354 End data with <CR><LF>.<CR><LF>' };
}

/** common_post_message_handling(): the end of the message. What cleanup(8) thinks of it is not asked here. */
export function runEndOfData(check: SmtpdCheck): CommandOutcome | undefined {
  check.state.receiving = false;
  const decided = decideMessage(check, 'endOfData');
  if (decided === 'unknown') return undefined;
  const outcome = decided === 'reject' ? refused(check) : { reply: '250 2.0.0 Ok: queued as QUEUEID' };
  const after = (): void => {
    resetMail(check);
    resetRecipients(check);
  };
  return { ...outcome, after };
}
