import { matchClient } from '../../tables/matchList.ts';
import type { CommandToken } from '../commandTokens.ts';
import { decideHelo } from '../lists.ts';
import { isSaslActive } from '../restrictions/client.ts';
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
    service: { settings },
  } = check;
  if (words.length === 0) return failure(`501 Syntax: ${command} hostname`);
  const name = words.map(({ text }) => text).join(' ');
  if (!settings.flag('smtpd_delay_reject')) {
    const decided = decideHelo(check, name);
    if (decided === 'unknown') return undefined;
    if (decided === 'reject') return refused(check);
  }
  resetMail(check);
  resetRecipients(check);
  // What would end a field of a log line or header becomes `?`.
  state.helo = printable(name, '?').replace(/[ <>()\\";@]/g, '?');
  return greet();
}

/** The keywords of EHLO's reply, in their order, with their arguments. */
function offersOf(check: SmtpdCheck): string[] {
  const {
    state: { client },
    service,
  } = check;
  const { settings } = service;
  const discarded = settings
    .text('smtpd_discard_ehlo_keywords')
    .toLowerCase()
    .split(/[\s,]+/);
  const size = settings.number('message_size_limit');
  const isExcepted =
    matchClient(service.matchList('smtpd_sasl_exceptions_networks'), client.name, client.address, check) === 'yes';
  const offered: readonly (readonly [string, boolean, string?])[] = [
    ['PIPELINING', true],
    ['SIZE', true, size > 0 ? `SIZE ${size}` : 'SIZE'],
    ['VRFY', !settings.flag('disable_vrfy_command')],
    ['ETRN', true],
    ['STARTTLS', service.usesTls && !client.tls],
    ['AUTH', isSaslActive(service, client.tls !== undefined) && !isExcepted],
    ['ENHANCEDSTATUSCODES', true],
    ['8BITMIME', true],
    ['DSN', true],
    ['SMTPUTF8', settings.flag('smtputf8_enable')],
    ['CHUNKING', true],
  ];
  return offered
    .filter(([keyword, offers]) => offers && !discarded.includes(keyword.toLowerCase()))
    .map(([keyword, , text]) => text ?? keyword);
}
