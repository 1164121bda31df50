import { atLeast } from '../../facts/release.ts';
import type { Case } from '../reading.ts';
import type { MilterAnswer, MilterEvent } from '../world.ts';
import type { MilterSetting } from './milterSettings.ts';
import type { SmtpdCheck } from './state.ts';

/** What the Milters say to an event: a reply, nothing, or that nobody knows. */
export type MilterVerdict = { readonly reply: string } | 'none' | 'unknown';

/**
 * milter8_event() (milter/milter8.c) of each Milter in turn, up to one that replies, and check_milter_reply().
 * @param about what the event speaks of, which tells two of a kind apart
 */
export function askMilters(check: SmtpdCheck, event: MilterEvent, about: string): MilterVerdict {
  const { state, service } = check;
  const { milters } = service.values;
  if (milters.length === 0 || state.discard || state.milterDiscards) return 'none';
  if (milters === 'byClient') return 'unknown';
  for (const milter of milters) {
    const verdict = askMilter(check, milter, event, about);
    // A word that is no reply, as `D` of a discard, keeps the Milters behind it from being asked.
    if (verdict === 'last') return 'none';
    if (verdict !== 'none') return verdict;
  }
  return 'none';
}

const rejected = '550 5.7.1 Command rejected';
const deferred = '451 4.7.1 Service unavailable - try again later';

function askMilter(
  check: SmtpdCheck,
  milter: MilterSetting,
  event: MilterEvent,
  about: string,
): MilterVerdict | 'last' {
  const { state } = check;
  state.milters ??= new Map();
  const known = state.milters.get(milter.name);
  if (known === 'held') return 'last';
  if (known !== undefined) return known === 'done' ? 'none' : known;
  const answer = answerOf(check, milter.name, event, about);
  const ofConnection = event === 'connect' || event === 'helo';
  const said = (reply: string): MilterVerdict => {
    if (ofConnection) state.milters?.set(milter.name, { reply });
    return { reply };
  };
  switch (answer) {
    case 'continue':
      return 'none';
    case 'accept':
      // Of a message: the next one is asked for again, and no Milter is asked the same twice in our sessions.
      if (ofConnection) state.milters.set(milter.name, 'done');
      return 'none';
    case 'reject':
      return said(rejected);
    case 'tempfail':
      return said(deferred);
    case 'discard':
      if (ofConnection) return 'none';
      state.milterDiscards = true;
      return 'last';
    case 'quarantine':
      state.hold = true;
      return 'none';
    case 'unavailable':
      return unavailable(check, milter);
    case 'otherReply':
      return 'unknown';
    default:
      return answer.reply.startsWith('4') || answer.reply.startsWith('5') ? said(answer.reply) : 'unknown';
  }
}

/** milter8_comm_error(): the Milter is not asked again in this session. */
function unavailable(check: SmtpdCheck, { name, defaultAction }: MilterSetting): MilterVerdict | 'last' {
  const { state, service } = check;
  const action = defaultAction.toLowerCase();
  if (action === 'accept') {
    state.milters?.set(name, 'done');
    return 'none';
  }
  if (action === 'quarantine') {
    state.milters?.set(name, 'held');
    state.hold = true;
    return 'last';
  }
  const reply = defaultReply(action, service.settings.version);
  state.milters?.set(name, { reply });
  return { reply };
}

function defaultReply(action: string, version: string): string {
  if (action === 'reject') return '550 5.5.0 Service unavailable';
  if (action === 'tempfail') return deferred;
  if (action === 'shutdown' && atLeast(version, '3.11')) return '421 4.7.0 Server closing connection';
  return '451 4.3.5 Server configuration problem - try again later';
}

/** What the protocol lets a Milter say at an event; `accept` decides no more than `continue` at each later event. */
function answerOf({ reading }: SmtpdCheck, milter: string, event: MilterEvent, about: string): MilterAnswer {
  const known = reading.world.milter?.(milter, event);
  if (known !== undefined) return known;
  const possible: MilterAnswer[] = ['continue', 'reject', 'tempfail', 'otherReply'];
  if (event !== 'connect' && event !== 'helo') possible.push('discard');
  if (event === 'endOfMessage') possible.push('quarantine');
  possible.push('unavailable');
  const cases = possible.map((value): Case<MilterAnswer> => ({ label: String(value), value }));
  return reading.choose({ kind: 'milter', milter, event, about }, cases);
}
