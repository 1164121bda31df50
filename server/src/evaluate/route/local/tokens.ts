import { parseAddresses } from '../../address/parse.ts';
import { internalForm } from '../../address/tokens.ts';
import { hasHole } from '../../hole.ts';
import { listWords } from '../../smtpd/serviceTables.ts';
import { rewrittenForm } from '../mappedAddresses.ts';
import { deliverInclude } from './includeFile.ts';
import { type DeliveredTokens, type LocalRun, type LocalState, accountKey, bounceLocal } from './localRun.ts';

const include = ':include:';

/** deliver_token_string() (local/token.c): delivers to each address, command, file and list of a text. */
export function deliverTokens(run: LocalRun, text: string, state: LocalState): DeliveredTokens {
  let deferred = false;
  let count = 0;
  for (const { kind, tokens = [] } of parseAddresses(text)) {
    if (kind !== 'address' || run.stopped()) continue;
    count++;
    const item = internalForm(tokens);
    const rewrites = (): string => rewrittenForm(tokens, run.service.resolving.addresses);
    if (deliverToken(run, item, rewrites, state)) deferred = true;
  }
  return { deferred, count };
}

function deliverToken(run: LocalRun, item: string, rewritten: () => string, state: LocalState): boolean {
  if (item.startsWith('/')) return deliverFile(run, item, state);
  if (item.startsWith('~')) return deliverHomeFile(run, item, state);
  if (item.startsWith('|')) {
    if (!isAllowed(run, 'allow_mail_to_commands', state)) {
      return bounceLocal(run, state, '5.7.1', 'mail to command is restricted');
    }
    return deliverCommand(run, item.slice(1), state);
  }
  if (item.slice(0, include.length).toLowerCase() === include) {
    return deliverInclude(run, item.slice(include.length), state);
  }
  return run.address(rewritten(), state);
}

function deliverHomeFile(run: LocalRun, item: string, state: LocalState): boolean {
  const home = state.account?.home;
  if (item.charAt(1) !== '/' || home === undefined) {
    return bounceLocal(run, state, '5.3.5', 'mail system configuration error');
  }
  return deliverFile(run, home === '/' ? item.slice(1) : home + item.slice(1), state);
}

/** deliver_file(): a path that ends in `/` is a maildir. */
function deliverFile(run: LocalRun, path: string, state: LocalState): false {
  if (run.seen(`file ${accountKey(state)} ${path}`)) return false;
  if (!isAllowed(run, 'allow_mail_to_files', state)) {
    return bounceLocal(run, state, '5.7.1', 'mail to file is restricted');
  }
  run.outcomes.push({ kind: path.endsWith('/') ? 'maildir' : 'file', recipient: state.address, path });
  return false;
}

/** deliver_command(). */
export function deliverCommand(run: LocalRun, command: string, state: LocalState): false {
  if (!run.seen(`command ${state.user}:${accountKey(state)} ${command}`)) {
    run.outcomes.push({ kind: 'command', recipient: state.address, command });
  }
  return false;
}

/** What mail is delivered to as it comes, only an expansion names. */
function isAllowed({ service: { settings } }: LocalRun, parameter: string, { expandedBy }: LocalState): boolean {
  const value = settings.text(parameter);
  if (hasHole(value)) return true;
  return expandedBy !== undefined && listWords(value).some((word) => word.toLowerCase() === expandedBy);
}
