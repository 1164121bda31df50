import type { CheckStatus } from '../trace.ts';
import { refuse } from './refuse.ts';
import type { SmtpdCheck, ListName } from './state.ts';

/** Whether a list's part of a command lets the client go on; `unknown` ends what can be told of the session. */
export type CommandDecision = 'pass' | 'reject' | 'unknown';

/** SMTPD_CHECK_RESET(): warn_if_reject and defer_if_reject do not outlive a list. */
export function resetChecks({ state }: SmtpdCheck): void {
  state.recursion = 0;
  state.warnIfReject = 0;
  state.deferIfReject.active = false;
}

/** Walks a list of the service; one that is empty decides nothing. */
export function runServiceList(check: SmtpdCheck, name: ListName, replyName: string): CheckStatus {
  const list = check.service.lists[name];
  return list.steps.length === 0 ? 'dunno' : settled(check.runList(list, replyName));
}

/** A list that was left in the middle ended with a refusal. */
export function settled(status: CheckStatus): CheckStatus {
  return status === 'aborted' ? 'reject' : status;
}

/** What a status comes to for the client. */
export function decisionOf(status: CheckStatus): CommandDecision {
  if (status === 'unknown') return 'unknown';
  return status === 'reject' ? 'reject' : 'pass';
}

/** A permission behind a temporary failure is deferred. */
export function decideDeferred(check: SmtpdCheck, status: CheckStatus): CheckStatus {
  const { deferIfPermit } = check.state;
  return deferIfPermit.active
    ? refuse(check, { code: deferIfPermit.code, status: deferIfPermit.status, text: deferIfPermit.text })
    : status;
}

/** What a list that is the last of its command comes to. */
export function decideLast(check: SmtpdCheck, status: CheckStatus): CommandDecision {
  return decisionOf(status === 'reject' || status === 'unknown' ? status : decideDeferred(check, status));
}
