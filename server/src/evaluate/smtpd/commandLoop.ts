import { matchString } from '../tables/matchList.ts';
import { isHeader } from './actions.ts';
import { commands } from './commands/index.ts';
import type { CommandOutcome } from './commands/outcome.ts';
import { commandTokens } from './commandTokens.ts';
import { withMilters } from './milterEvents.ts';
import { printable } from './refuse.ts';
import { clientName } from './restrictions/client.ts';
import type { SmtpdCheck } from './state.ts';

/** One turn of the loop of smtpd_proto(). */
export function runCommand(check: SmtpdCheck, line: string): CommandOutcome | undefined {
  const { state, service } = check;
  if (state.hangUp) return { reply: '', closed: true };
  if (state.errorCount >= service.values.hardErrorLimit) {
    return { reply: `421 4.7.0 ${service.settings.text('myhostname')} Error: too many errors` };
  }
  const words = commandTokens(line);
  const first = words.shift();
  if (!first) return failed(check, '500 5.5.2 Error: bad syntax');
  const typed = commands.get(first.text);
  const name = typed ? first.text : first.text.toUpperCase();
  const command = typed ?? commands.get(name);
  const known =
    command !== undefined &&
    (name !== '.' || state.receiving) &&
    (command.since === undefined || service.isAtLeast(command.since));
  if (isNoop(check, first.text)) return { reply: '250 2.0.0 Ok' };
  if (!known) {
    state.where = 'UNKNOWN';
    if (isForbidden(check, first.text)) return breakOff(check, line);
  }
  if (state.accessDenied !== undefined && name !== 'QUIT') {
    if (/^.21/.test(state.accessDenied)) return { reply: state.accessDenied };
    return failed(check, `503 5.7.0 Error: access denied for ${state.client.name}[${state.client.address}]`);
  }
  if (!known) return failed(check, '500 5.5.2 Error: command not recognized');
  if (service.enforcesTls && !state.client.tls && !command.beforeTls)
    return failed(check, '530 5.7.0 Must issue a STARTTLS command first');
  state.where = name === '.' ? 'END-OF-MESSAGE' : name;
  const outcome = withMilters(check, name, line, () => command.run(check, words, line));
  if (outcome?.failed) state.errorCount++;
  if (command.junk && state.junkCommands++ > service.settings.number('smtpd_junk_command_limit')) state.errorCount++;
  return outcome;
}

/** smtpd_noop_commands. */
function isNoop(check: SmtpdCheck, word: string): boolean {
  const { noopCommands } = check.service;
  return noopCommands.patterns.length > 0 && matchString(noopCommands, word, check) === 'yes';
}

/** smtpd_forbidden_commands, and whatever looks like a header. */
function isForbidden(check: SmtpdCheck, word: string): boolean {
  return isHeader(word) || matchString(check.service.matchList('smtpd_forbidden_commands'), word, check) === 'yes';
}

function breakOff(check: SmtpdCheck, line: string): CommandOutcome {
  check.log(`warning: non-SMTP command from ${clientName(check)}: ${printable(line, '?').slice(0, 100)}`);
  check.state.hangUp = true;
  return { reply: '221 2.7.0 Error: I can break rules, too. Goodbye.' };
}

function failed({ state }: SmtpdCheck, reply: string): CommandOutcome {
  state.errorCount++;
  return { reply };
}
