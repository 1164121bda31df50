import { hasHole, holeNamed, startsWithHole } from '../hole.ts';
import { quoteLocal } from '../../lookup/keys/quoteLocal.ts';
import type { CheckStatus } from '../trace.ts';
import type { SmtpdCheck, Deferral } from './state.ts';
import { type Subject, subjects } from './subject.ts';

/** Why something is refused: only what policy decides can be turned into a warning (smtpd_check_reject()). */
export type RefusalKind = 'policy' | 'protocol' | 'bounce' | 'software' | 'data' | 'resource';

/** What a refusal says; the first digit of the status follows the code. */
export interface RefusalText {
  readonly kind?: RefusalKind;
  readonly code: number | string;
  readonly status: string;
  readonly text: string;
}

/** smtpd_check_reject(): refuses, or logs that it would have under warn_if_reject. */
export function refuse(check: SmtpdCheck, { kind = 'policy', code, status, text }: RefusalText): CheckStatus {
  const {
    state,
    service: { values },
  } = check;
  const warns = state.warnIfReject !== 0 && kind !== 'software' && kind !== 'resource' && kind !== 'data';
  let refusal = { code: String(code), status, text: printable(text, ' ').slice(0, 500) };
  if (!hasHole(refusal.code) && (Number(code) < 400 || Number(code) > 599)) {
    check.log(`warning: SMTP reply code configuration error: ${code} ${status} ${text}`);
    refusal = { code: '450', status: '4.7.1', text: 'Service unavailable' };
  }
  const { deferIfReject } = state;
  if (!warns && deferIfReject.active && refusal.code.startsWith('5')) {
    state.warnIfReject = 0;
    deferIfReject.active = false;
    return refuse(check, { code: deferIfReject.code, status: deferIfReject.status, text: deferIfReject.text });
  }
  if (values.softBounce && refusal.code.startsWith('5')) refusal.code = `4${refusal.code.slice(1)}`;
  refusal.status = refusal.code.charAt(0) + refusal.status.slice(1);
  state.refusal = refusal;
  logEvent(check, warns ? 'reject_warning' : 'reject', refusalLine(refusal));
  return warns ? 'dunno' : 'reject';
}

/** The refusal as one line. */
export function refusalLine({
  code,
  status,
  text,
}: {
  readonly code: string;
  readonly status: string;
  readonly text: string;
}): string {
  return `${code} ${status} ${text}`;
}

/** log_whatsup(): a line about the command that is being decided. */
export function logEvent(check: SmtpdCheck, event: string, text: string): void {
  const { state, service } = check;
  const { client } = state;
  const queue = state.queued ? 'QUEUEID' : 'NOQUEUE';
  let line = `${queue}: ${event}: ${state.where} from ${client.name}[${client.address}]: ${text};`;
  if (state.sender !== undefined) line += ` from=<${quoteLocalIfAny(state.sender)}>`;
  if (state.recipient !== undefined) line += ` to=<${quoteLocalIfAny(state.recipient)}>`;
  line += ` proto=${state.protocol}`;
  if (state.helo !== undefined) line += ` helo=<${state.helo}>`;
  if (service.isAtLeast('3.10') && client.login) {
    line += ` sasl_method=${client.login.method} sasl_username=${client.login.name}`;
    if (client.login.sender !== undefined) line += ` sasl_sender=${client.login.sender}`;
  }
  check.log(line);
}

function quoteLocalIfAny(address: string): string {
  return address === '' ? '' : quoteLocal(address);
}

/** defer_if(): keeps a refusal for later; the first of its kind stays. */
function deferIf(deferral: Deferral, { code, status, text }: RefusalText): void {
  if (deferral.active) return;
  Object.assign(deferral, { active: true, code: String(code), status, text });
}

/**
 * DEFER_IF_PERMIT: refuses for the time being unless something else refuses; at once where the setting says `defer`.
 */
export function deferIfPermit(check: SmtpdCheck, refusal: RefusalText, action = 'defer_if_permit'): CheckStatus {
  if (check.state.warnIfReject !== 0 || action !== 'defer_if_permit') return refuse(check, refusal);
  deferIf(check.state.deferIfPermit, refusal);
  return 'dunno';
}

/** DEFER_IF_REJECT: turns what refuses for good into this; warn_if_reject does not touch it. */
export function deferIfReject(check: SmtpdCheck, refusal: RefusalText): CheckStatus {
  deferIf(check.state.deferIfReject, refusal);
  return 'dunno';
}

/** Leaves all lists with the reply of a failed look-up. */
export function abortLookup(check: SmtpdCheck, name: string): CheckStatus {
  refuse(check, { kind: 'data', code: 451, status: '4.3.0', text: `<${name}>: Temporary lookup failure` });
  return 'aborted';
}

/** Leaves all lists with the reply of a faulty configuration. */
export function abortServer(check: SmtpdCheck): CheckStatus {
  refuse(check, { kind: 'software', code: 451, status: '4.3.5', text: 'Server configuration error' });
  return 'aborted';
}

/** A text in which an enhanced status code may stand in front. */
export interface StatusText {
  readonly status: string;
  readonly text: string;
}

/** dsn_split(): takes an enhanced status code off a text; unknown text may begin with one. */
export function splitStatus(usual: string, given: string): StatusText {
  const text = given.trimStart();
  if (startsWithHole(text)) return { status: `${usual.slice(0, 2)}${holeNamed('status')}`, text };
  if (text.charAt(1) !== '.') return { status: usual, text };
  const match = /^([245]\.\d{1,3}\.\d{1,3})(?:\s+|$)/.exec(text);
  return match ? { status: match[1] ?? usual, text: text.slice(match[0].length) } : { status: usual, text };
}

const addressStatus: Readonly<Record<string, { readonly sender: string; readonly recipient: string }>> = {
  1: { sender: '4.1.7', recipient: '4.1.1' },
  2: { sender: '4.1.8', recipient: '4.1.2' },
  3: { sender: '4.1.7', recipient: '4.1.3' },
  4: { sender: '4.1.7', recipient: '4.1.4' },
  5: { sender: '4.1.0', recipient: '4.1.5' },
  6: { sender: '4.1.7', recipient: '4.1.6' },
  7: { sender: '4.1.7', recipient: '4.1.3' },
  8: { sender: '4.1.8', recipient: '4.1.2' },
};

/** smtpd_dsn_fix(): a status about an address becomes one about what is refused. */
export function fitStatus(check: SmtpdCheck, status: string, subject: Subject): string {
  if (!status.startsWith('.1.', 1)) return status;
  const known = addressStatus[status.slice(4)] ?? { sender: '4.1.0', recipient: '4.1.0' };
  let result = '4.0.0';
  if (subject === subjects.sender) result = known.sender;
  else if (subject === subjects.recipient) result = known.recipient;
  if (status.slice(2) !== result.slice(2)) {
    check.log(`mapping DSN status ${status} into ${subject} status ${status.charAt(0)}${result.slice(1)}`);
  }
  return result;
}

const unprintable = /[\x00-\x1f\x7f]/;

/** printable(): what is no printable ASCII becomes the given character. */
export function printable(text: string, replacement: string): string {
  return unprintable.test(text) ? text.replace(/[\x00-\x1f\x7f]/g, replacement) : text;
}
