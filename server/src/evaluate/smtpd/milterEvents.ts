import { type CommandOutcome, failure, resetMail } from './commands/outcome.ts';
import { askMilters } from './milters.ts';
import type { SmtpdCheck } from './state.ts';
import type { MilterEvent } from '../world.ts';

const events: ReadonlyMap<string, MilterEvent> = new Map<string, MilterEvent>([
  ['HELO', 'helo'],
  ['EHLO', 'helo'],
  ['MAIL', 'mail'],
  ['RCPT', 'rcpt'],
  ['DATA', 'data'],
  ['.', 'endOfMessage'],
]);

/** Commands at which Milters are asked about nothing, but a reply of theirs to the connection counts. */
const others = new Set(['VRFY', 'ETRN', 'STARTTLS', 'AUTH']);

/**
 * A command, and what the Milters say to it where smtpd itself lets it pass.
 * @param run the command
 */
export function withMilters(
  check: SmtpdCheck,
  name: string,
  line: string,
  run: () => CommandOutcome | undefined,
): CommandOutcome | undefined {
  const { state, service } = check;
  if (service.values.milters.length === 0) return run();
  if (others.has(name) && [...(state.milters?.values() ?? [])].some((one) => typeof one !== 'string'))
    return undefined;
  const { recipient, recipientCount, queued } = state;
  const outcome = run();
  const event = events.get(name);
  if (outcome === undefined || outcome.failed || outcome.closed || event === undefined) return outcome;
  const verdict = askMilters(check, event, line);
  if (verdict === 'unknown') return undefined;
  if (verdict === 'none') return outcome;
  const { reply } = verdict;
  // A reply to HELO counts from MAIL on, unless it ends the connection.
  if (event === 'helo') return reply.startsWith('421') ? failure(reply) : outcome;
  if (event === 'mail') resetMail(check);
  if (event === 'rcpt') Object.assign(state, { recipient, recipientCount, queued });
  if (event === 'data') state.receiving = false;
  return { ...failure(reply), ...(outcome.after ? { after: outcome.after } : {}) };
}

/** The greeting, where a Milter does not want the client: HELO is taken all the same. */
export function greetingOfMilters(check: SmtpdCheck, outcome: CommandOutcome | undefined): CommandOutcome | undefined {
  if (check.service.values.milters.length === 0 || !outcome?.reply.startsWith('220')) return outcome;
  const verdict = askMilters(check, 'connect', '');
  if (verdict === 'unknown') return undefined;
  const reply = verdict === 'none' ? '' : verdict.reply;
  const host = check.service.settings.text('myhostname');
  if (reply.startsWith('5')) return failure(`554 ${host} ESMTP not accepting connections`);
  if (reply.startsWith('421')) return { reply: `421 ${host} Service unavailable - try again later` };
  return outcome;
}
