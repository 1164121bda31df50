import { holeNamed } from '../../hole.ts';
import { type ValueCases, findInMaps } from '../../tables/maps.ts';
import { findAccount } from './accounts.ts';
import { expandNames } from './expandNames.ts';
import { type LocalRun, type LocalState, bounceLocal, deferLocal, passToTransport } from './localRun.ts';
import { deliverCommand } from './tokens.ts';
import { foldBytes } from '../../bytes.ts';
import { rewriteInternal } from '../../address/rewrite.ts';
import { scanAddress } from '../../address/tokens.ts';
import { rewrittenForm } from '../mappedAddresses.ts';

const anyTransport: ValueCases = [{ label: 'found', value: `${holeNamed('table')}:${holeNamed('table')}` }];
const anyCommand: ValueCases = [{ label: 'found', value: holeNamed('table') }];

/**
 * deliver_mailbox() (local/mailbox.c).
 * @returns whether mail is deferred; undefined where there is no such user
 */
export function deliverMailbox(run: LocalRun, state: LocalState): boolean | undefined {
  const { service, recorder, seen } = run;
  const { settings } = service;
  if (seen(`mailbox ${state.local}`)) return false;
  const passed = passByTables(run, state, 'mailbox_transport');
  if (passed !== undefined) return passed;
  const account = findAccount(state.user, recorder.reading);
  if (account === null) return undefined;
  const owned: LocalState = { ...state, account };
  const command = findInMaps(service.maps('mailbox_command_maps'), state.user, false, anyCommand, recorder);
  if (command.kind === 'error') return deferLocal(run, owned, '4.3.0', 'table lookup failure');
  if (command.kind === 'found') return deliverCommand(run, command.value, owned);
  const usual = settings.raw('mailbox_command');
  if (usual !== '') return deliverCommand(run, usual, owned);
  run.outcomes.push({ recipient: state.address, ...mailboxOf(settings, account.home, state.user) });
  return false;
}

function mailboxOf(
  { text }: LocalRun['service']['settings'],
  home: string,
  user: string,
): { readonly kind: 'mailbox' | 'maildir'; readonly path: string } {
  const inHome = text('home_mailbox');
  const spool = text('mail_spool_directory');
  if (inHome.endsWith('/')) return { kind: 'maildir', path: `${home}/${inHome}` };
  if (spool.endsWith('/')) return { kind: 'maildir', path: `${spool}${user}/` };
  return { kind: 'mailbox', path: inHome === '' ? `${spool}/${user}` : `${home}/${inHome}` };
}

/** `mailbox_transport_maps`, then `mailbox_transport`; and the same of fallbacks. */
function passByTables(
  run: LocalRun,
  state: LocalState,
  parameter: 'mailbox_transport' | 'fallback_transport',
): boolean | undefined {
  const { service, recorder } = run;
  const found = findInMaps(service.maps(`${parameter}_maps`), state.user, false, anyTransport, recorder);
  if (found.kind === 'error') return deferLocal(run, state, '4.3.0', 'table lookup failure');
  if (found.kind === 'found') return passToTransport(run, state, found.value);
  const usual = service.settings.text(parameter);
  return usual === '' ? undefined : passToTransport(run, state, usual);
}

/** deliver_unknown() (local/unknown.c): fallback transports, luser_relay, and the names that have to be. */
export function deliverUnknown(run: LocalRun, state: LocalState): boolean {
  const { service, seen } = run;
  if (seen(`deliver_unknown ${state.local}`)) return false;
  const passed = passByTables(run, state, 'fallback_transport');
  if (passed !== undefined) return passed;
  const relay = service.settings.raw('luser_relay');
  if (relay !== '') return relayUnknown(run, { ...state, level: state.level + 1, unmatched: undefined }, relay);
  const name = foldBytes(state.user);
  if (name === 'mailer-daemon' || name === 'postmaster') {
    run.outcomes.push({ kind: 'discarded', recipient: state.address });
    return false;
  }
  return bounceLocal(run, state, '5.1.1', `unknown user: "${state.user}"`);
}

function relayUnknown(run: LocalRun, state: LocalState, pattern: string): boolean {
  const { service } = run;
  const { text } = expandNames(pattern, state, service, undefined);
  const rewriting = service.resolving.addresses;
  const rewritten = rewrittenForm(scanAddress(text), rewriting);
  if (foldBytes(rewriteInternal(rewritten, rewriting)) === foldBytes(state.address)) {
    return bounceLocal(run, state, '5.1.1', `unknown user: "${state.user}"`);
  }
  return run.address(rewritten, state);
}
