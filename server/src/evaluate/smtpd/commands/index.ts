import { isHostName, isMailHostLiteral } from '../../../lookup/keys/hostName.ts';
import type { CommandToken } from '../commandTokens.ts';
import { decideEtrn, decideRecipient } from '../recipientLists.ts';
import { matchDomain } from '../../tables/matchList.ts';
import type { SmtpdCheck } from '../state.ts';
import { extractAddress } from './address.ts';
import { runMail, runRcpt } from './envelope.ts';
import { runEhlo, runHelo } from './hello.ts';
import { runData, runEndOfData } from './message.ts';
import { type CommandOutcome, failure, refused, resetMail, resetRecipients } from './outcome.ts';

export type { CommandOutcome } from './outcome.ts';

/** A command of SMTP. `run` gives undefined where the outcome is not known. */
export interface SmtpCommand {
  readonly run: (check: SmtpdCheck, words: readonly CommandToken[], line: string) => CommandOutcome | undefined;
  /** It is part before STARTTLS even where TLS is demanded. */
  readonly beforeTls?: true;
  /** It counts towards smtpd_junk_command_limit. */
  readonly junk?: true;
  readonly since?: string;
}

/** The commands by name (smtpd_cmd_table of smtpd.c). */
export const commands: ReadonlyMap<string, SmtpCommand> = new Map<string, SmtpCommand>(
  Object.entries<SmtpCommand>({
    HELO: { run: runHelo, beforeTls: true },
    EHLO: { run: runEhlo, beforeTls: true },
    STARTTLS: { run: runStartTls, beforeTls: true },
    AUTH: { run: runAuth },
    MAIL: { run: runMail },
    RCPT: { run: runRcpt },
    DATA: { run: runData },
    '.': { run: runEndOfData },
    RSET: { run: runRset, junk: true },
    NOOP: { run: () => ({ reply: '250 2.0.0 Ok' }), beforeTls: true, junk: true },
    VRFY: { run: runVrfy, junk: true },
    ETRN: { run: runEtrn, junk: true },
    QUIT: { run: runQuit, beforeTls: true },
    HELP: { run: runHelp, beforeTls: true, junk: true, since: '3.9' },
  }),
);

function runRset(check: SmtpdCheck, words: readonly CommandToken[]): CommandOutcome {
  if (words.length > 0) return failure('501 5.5.4 Syntax: RSET');
  resetMail(check);
  resetRecipients(check);
  return { reply: '250 2.0.0 Ok' };
}

function runQuit({ state }: SmtpdCheck): CommandOutcome {
  state.hangUp = true;
  return { reply: '221 2.0.0 Bye' };
}

function runHelp({ service: { usesTls } }: SmtpdCheck): CommandOutcome {
  const names = [
    'AUTH',
    'BDAT',
    'DATA',
    'EHLO',
    'ETRN',
    'HELO',
    'HELP',
    'MAIL',
    'NOOP',
    'QUIT',
    'RCPT',
    'RSET',
    'STARTTLS',
    'VRFY',
    'XCLIENT',
    'XFORWARD',
  ];
  void usesTls;
  return { reply: `214 2.0.0 Commands: ${names.join(' ')}` };
}

function runStartTls({ state, service }: SmtpdCheck): CommandOutcome {
  if (!service.usesTls) return failure('502 5.5.1 Error: command not implemented');
  return state.client.tls ? failure('554 5.5.1 Error: TLS already active') : { reply: '220 2.0.0 Ready to start TLS' };
}

function runAuth({ service: { values } }: SmtpdCheck): CommandOutcome {
  return values.usesSasl
    ? failure('535 5.7.8 Error: authentication failed')
    : failure('503 5.5.1 Error: authentication not enabled');
}

/** vrfy_cmd(). */
function runVrfy(check: SmtpdCheck, words: readonly CommandToken[]): CommandOutcome | undefined {
  const {
    service: { settings, values },
  } = check;
  if (settings.flag('disable_vrfy_command')) return failure('502 5.5.1 VRFY command is disabled');
  const given = words.at(-1)?.text.toUpperCase() === 'SMTPUTF8' && values.utf8 ? words.slice(0, -1) : words;
  if (given.length === 0) return failure(`501 5.5.4 Syntax: VRFY address${values.utf8 ? ' [SMTPUTF8]' : ''}`);
  const text = given.map((word) => word.text).join(' ');
  const address = extractAddress(check, text, { empty: false, strict: false });
  if (address === undefined) return failure('501 5.1.3 Bad recipient address syntax');
  const decided = decideRecipient(check, address);
  if (decided === 'unknown') return undefined;
  return decided === 'reject' ? refused(check) : { reply: `252 2.0.0 ${text}` };
}

/** etrn_cmd(). */
function runEtrn(check: SmtpdCheck, words: readonly CommandToken[]): CommandOutcome | undefined {
  const { state, service } = check;
  if (service.values.requiresHelo && state.helo === undefined) return failure('503 Error: send HELO/EHLO first');
  if (state.sender !== undefined) return failure('503 Error: MAIL transaction in progress');
  const [word, ...rest] = words;
  if (!word || rest.length > 0) return failure('500 Syntax: ETRN domain');
  const domain = word.text.replace(/^[@#]/, '');
  if (!isHostName(domain) && !isMailHostLiteral(domain)) return failure('501 Error: invalid parameter syntax');
  const decided = decideEtrn(check, domain);
  if (decided === 'unknown') return undefined;
  if (decided === 'reject') return refused(check);
  if (matchDomain(service.matchList('fast_flush_domains'), domain, check) === 'yes')
    return { reply: '250 Queuing started' };
  check.log(`warning: reject: ETRN ${domain.slice(0, 100)}... from ${state.client.name}[${state.client.address}]`);
  return failure(`459 <${domain}>: service unavailable`);
}
