import type { CheckStatus, ListTrace, RestrictionTrace, TraceItem } from '../trace.ts';
import { abortLookup, abortServer } from './refuse.ts';
import type { CompiledList, CompiledRestriction, SmtpdCheck } from './state.ts';

/**
 * How many lists may stand inside each other. smtpd limits those that access tables return, and not those of classes:
 * what becomes of deeper ones depends on how much memory its stack has.
 */
const nestingLimit = 500;

/** generic_checks() of smtpd_check.c: walks a list until something decides. */
export function runRestrictions(check: SmtpdCheck, list: CompiledList, replyName: string): CheckStatus {
  const { state } = check;
  if (state.recursion > nestingLimit) return 'unknown';
  const outer = state.recursion++;
  const start = check.openItems();
  const status = walk(check, list, replyName);
  const ended = status !== 'aborted' && status !== 'unknown';
  const items = check.closeItems(start);
  check.trace(listTrace(list, items, ended), true);
  if (!ended) return status;
  state.recursion = outer;
  // A list may end with warn_if_reject.
  if (state.warnIfReject >= state.recursion) state.warnIfReject = 0;
  return status;
}

function walk(check: SmtpdCheck, list: CompiledList, replyName: string): CheckStatus {
  const { state } = check;
  const { deferIfPermit, deferIfReject } = state;
  let status: CheckStatus = 'dunno';
  for (const step of list.steps) {
    if (state.discard) break;
    if (step.kind === 'warn') {
      if (state.warnIfReject === 0) state.warnIfReject = state.recursion;
      continue;
    }
    if (step.kind === 'unnamed') {
      check.log(`warning: specify one of (${bareTables}) before ${list.subject} restriction "${step.word}"`);
      return abortServer(check);
    }
    status = take(check, step, replyName);
    if (status === 'aborted' || status === 'unknown') return status;
    if (status === 'retry-error') return abortLookup(check, replyName);
    if (status === 'config-error') return abortServer(check);
    if (state.warnIfReject >= state.recursion) state.warnIfReject = 0;
    if (status !== 'dunno') break;
    if (deferIfPermit.active && deferIfReject.active) break;
  }
  return status;
}

const bareTables = ['client', 'reverse_client_hostname', 'helo', 'sender', 'recipient', 'etrn']
  .map((what) => `check_${what}_access`)
  .join(', ');

function take(check: SmtpdCheck, step: CompiledRestriction, replyName: string): CheckStatus {
  const start = check.openItems();
  const status = step.decide(check, step.call, replyName);
  const items = check.closeItems(start);
  check.trace(status === 'dunno' && items.length === 0 ? step.passed : restrictionTrace(step, items, status), true);
  return status;
}

/** Written out without spreads, which V8 takes longer for than for the restriction itself. */
function restrictionTrace(
  { call: { name, argument }, hasArgument }: CompiledRestriction,
  items: readonly TraceItem[],
  status: CheckStatus,
): RestrictionTrace {
  const kind = 'restriction';
  if (status === 'aborted' || status === 'unknown')
    return hasArgument ? { kind, name, argument, items } : { kind, name, items };
  return hasArgument ? { kind, name, argument, items, status } : { kind, name, items, status };
}

function listTrace({ name, subject }: CompiledList, items: readonly TraceItem[], ended: boolean): ListTrace {
  return name === undefined ? { kind: 'list', subject, items, ended } : { kind: 'list', name, subject, items, ended };
}
