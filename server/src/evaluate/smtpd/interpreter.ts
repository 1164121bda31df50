import type { CheckStatus, TraceItem } from '../trace.ts';
import { abortLookup, abortServer } from './refuse.ts';
import type { ArgumentKind, RestrictionCall, RestrictionDefinition } from './restrictions/definition.ts';
import { restrictionDefinitions } from './restrictions/index.ts';
import type { SmtpdCheck, ListContext } from './state.ts';

/** generic_checks() of smtpd_check.c: walks a list until something decides. */
export function runRestrictions(
  check: SmtpdCheck,
  items: readonly string[],
  context: ListContext,
  name?: string,
): CheckStatus {
  const { state } = check;
  const outer = state.recursion++;
  let ended = false;
  const { result, items: traced } = check.nested(() => {
    const status = walk(check, items, context);
    ended = status !== 'aborted' && status !== 'unknown';
    return status;
  });
  check.trace({
    kind: 'list',
    ...(name === undefined ? {} : { name }),
    subject: context.subject,
    items: traced,
    ended,
  });
  if (!ended) return result;
  state.recursion = outer;
  // A list may end with warn_if_reject.
  if (state.warnIfReject >= state.recursion) state.warnIfReject = 0;
  return result;
}

function walk(check: SmtpdCheck, items: readonly string[], context: ListContext): CheckStatus {
  const { state } = check;
  let status: CheckStatus = 'dunno';
  for (let at = 0; at < items.length; at++) {
    if (state.discard) break;
    const word = items[at] as string;
    if (word.toLowerCase() === 'warn_if_reject') {
      if (state.warnIfReject === 0) state.warnIfReject = state.recursion;
      continue;
    }
    const step = readStep(check, items, at, context);
    if (step === undefined) return abortServer(check);
    at = step.last;
    status = take(check, step);
    if (status === 'aborted' || status === 'unknown') return status;
    if (status === 'retry-error') return abortLookup(check, context.replyName);
    if (status === 'config-error') return abortServer(check);
    if (state.warnIfReject >= state.recursion) state.warnIfReject = 0;
    if (status !== 'dunno') break;
    if (state.deferIfPermit.active && state.deferIfReject.active) break;
  }
  return status;
}

interface Step {
  readonly call: RestrictionCall;
  /** What decides; a string is why the step is faulty, and smtpd answers 451. */
  readonly decide: RestrictionDefinition['decide'];
  readonly hasArgument: boolean;
  /** The index of its last word. */
  readonly last: number;
}

/**
 * Reads a restriction with its argument; undefined for a bare table where the list does not say what that stands for.
 */
function readStep(check: SmtpdCheck, items: readonly string[], at: number, context: ListContext): Step | undefined {
  const word = items[at] as string;
  const bare = word.includes(':');
  if (bare && context.defaultAccess === undefined) {
    check.log(`warning: specify one of (${bareTables}) before ${context.subject} restriction "${word}"`);
    return undefined;
  }
  const name = bare ? (context.defaultAccess as string) : word;
  const lower = name.toLowerCase();
  const definition = check.service.hasRestriction(lower) ? restrictionDefinitions[lower] : undefined;
  const own = definition ? undefined : check.service.classes.get(name);
  const index = bare ? at - 1 : at;
  const kind = definition?.argument;
  const argument = kind === undefined ? '' : items[index + 1];
  const fault = kind === undefined ? undefined : faultOf(kind, lower, argument, word);
  const last = kind === undefined || argument === undefined || fault === 'nothing' ? index : index + 1;
  const { replyName, subject, defaultAccess } = context;
  const following = items[last + 1];
  const call: RestrictionCall = { replyName, subject, defaultAccess, name, argument: argument ?? '', following };
  const hasArgument = kind !== undefined && argument !== undefined;
  if (fault !== undefined) return { call, hasArgument, last, decide: faulty(fault, name) };
  if (definition) return { call, hasArgument, last, decide: definition.decide };
  const decide = own ? (inner: SmtpdCheck): CheckStatus => inner.runItems(own, context, name) : unknownRestriction;
  return { call, hasArgument, last, decide };
}

const bareTables = ['client', 'reverse_client_hostname', 'helo', 'sender', 'recipient', 'etrn']
  .map((what) => `check_${what}_access`)
  .join(', ');

/** What is wrong with an argument, as a log line; `nothing` where the restriction is passed over. */
function faultOf(kind: ArgumentKind, name: string, argument: string | undefined, word: string): string | undefined {
  switch (kind) {
    case 'table':
      if (argument?.includes(':')) return undefined;
      return `restriction ${name}: bad argument "${argument ?? word}": need maptype:mapname`;
    case 'server':
      return argument?.includes(':')
        ? undefined
        : 'restriction check_policy_service must be followed by transport:server';
    case 'seconds':
      return argument !== undefined && /^\d+$/.test(argument)
        ? undefined
        : 'restriction sleep must be followed by number';
    case 'domain':
      return argument === undefined ? 'nothing' : undefined;
  }
}

function faulty(fault: string, name: string): RestrictionDefinition['decide'] {
  return (check) => {
    if (fault === 'nothing') {
      check.log(`warning: restriction ${name} requires domain name argument`);
      return 'dunno';
    }
    check.log(`warning: ${fault}`);
    return abortServer(check);
  };
}

function unknownRestriction(check: SmtpdCheck, { name }: RestrictionCall): CheckStatus {
  check.log(`warning: unknown smtpd restriction: "${name}"`);
  return abortServer(check);
}

function take(check: SmtpdCheck, { call, decide, hasArgument }: Step): CheckStatus {
  const { result, items } = check.nested(() => decide(check, call));
  check.trace(restrictionTrace(call, hasArgument, items, result));
  return result;
}

/** Written out without spreads, which V8 takes longer for than for the restriction itself. */
function restrictionTrace(
  { name, argument }: RestrictionCall,
  hasArgument: boolean,
  items: readonly TraceItem[],
  status: CheckStatus,
): TraceItem {
  const kind = 'restriction';
  if (status === 'aborted' || status === 'unknown')
    return hasArgument ? { kind, name, argument, items } : { kind, name, items };
  return hasArgument ? { kind, name, argument, items, status } : { kind, name, items, status };
}
