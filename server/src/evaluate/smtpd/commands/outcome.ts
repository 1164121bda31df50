import type { SmtpdCheck } from '../state.ts';
import { refusalLine } from '../refuse.ts';

/** What a command comes to. */
export interface CommandOutcome {
  /** The line that is sent. */
  readonly reply: string;
  readonly offers?: readonly string[];
  /** It counts as an error of the client. */
  readonly failed?: boolean;
  /** What is forgotten once the reply is sent: a footer still speaks of it. */
  readonly after?: () => void;
  /** The connection was closed already. */
  readonly closed?: boolean;
}

/** A command that the client got wrong, or may not use. */
export function failure(reply: string): CommandOutcome {
  return { reply, failed: true };
}

/** The refusal that a list came to. */
export function refused({ state }: SmtpdCheck): CommandOutcome {
  return failure(refusalLine(state.refusal));
}

/** mail_reset(): the sender and what was decided about the message are forgotten. */
export function resetMail({ state }: SmtpdCheck): void {
  state.messageSize = 0;
  state.utf8 = false;
  state.queued = false;
  state.sender = undefined;
  state.discard = false;
  state.hold = false;
  state.milterDiscards = false;
}

/** rcpt_reset(). */
export function resetRecipients({ state }: SmtpdCheck): void {
  state.recipient = undefined;
  state.recipientCount = 0;
  state.recipientOvershoot = 0;
}
