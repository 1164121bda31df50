import { isHostName } from '../../../lookup/keys/hostName.ts';
import { matchClient } from '../../tables/matchList.ts';
import type { CommandToken } from '../commandTokens.ts';
import { decideHelo } from '../lists.ts';
import { printable } from '../refuse.ts';
import type { SmtpdCheck } from '../state.ts';
import { type CommandOutcome, failure, refused, resetMail, resetRecipients } from './outcome.ts';

/** helo_cmd(). */
export function runHelo(check: SmtpdCheck, words: readonly CommandToken[]): CommandOutcome | undefined {
  return hello(check, words, 'HELO', () => {
    return { reply: `250 ${check.service.settings.text('myhostname')}` };
  });
}

/** ehlo_cmd(). */
export function runEhlo(check: SmtpdCheck, words: readonly CommandToken[]): CommandOutcome | undefined {
  return hello(check, words, 'EHLO', () => {
    check.state.protocol = 'ESMTP';
    return { reply: `250 ${check.service.settings.text('myhostname')}`, offers: offersOf(check) };
  });
}

function hello(
  check: SmtpdCheck,
  words: readonly CommandToken[],
  command: 'HELO' | 'EHLO',
  greet: () => CommandOutcome,
): CommandOutcome | undefined {
  const {
    state,
    service: { values },
  } = check;
  if (words.length === 0) return failure(`501 Syntax: ${command} hostname`);
  const name = words.length === 1 ? (words[0]?.text ?? '') : words.map(({ text }) => text).join(' ');
  if (!values.delaysReject) {
    const decided = decideHelo(check, name);
    if (decided === 'unknown') return undefined;
    if (decided === 'reject') return refused(check);
  }
  resetMail(check);
  resetRecipients(check);
  // What would end a field of a log line or header becomes `?`.
  state.helo = isHostName(name) ? name : printable(name, '?').replace(/[ <>()\\";@]/g, '?');
  return greet();
}

/** The keywords of EHLO's reply for this client. */
function offersOf(check: SmtpdCheck): readonly string[] {
  const { service, state, matchedClient } = check;
  const isExcepted = matchClient(service.matchList('smtpd_sasl_exceptions_networks'), matchedClient, check) === 'yes';
  return service.offers(state.client.tls !== undefined, isExcepted);
}
