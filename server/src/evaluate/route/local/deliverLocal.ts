import { lastAt } from '../../../lookup/keys/lastAt.ts';
import { splitExtension } from '../../../lookup/keys/mailAddress.ts';
import { foldBytes } from '../../bytes.ts';
import { hasHole } from '../../hole.ts';
import { resolveRewritten } from '../../smtpd/resolver.ts';
import { addressContext } from '../../smtpd/resolverTables.ts';
import type { Recorder } from '../../tables/maps.ts';
import { findAccount } from './accounts.ts';
import { deliverAlias } from './alias.ts';
import { deliverDotForward } from './dotForward.ts';
import { propagatesExtension } from './includeFile.ts';
import {
  type LocalOutcome,
  type LocalRun,
  type LocalService,
  type LocalState,
  bounceLocal,
  deferLocal,
  duplicateFilter,
  forwardMessage,
} from './localRun.ts';
import { deliverMailbox, deliverUnknown } from './mailbox.ts';
import { deliverTokens } from './tokens.ts';

/** How many recipients are looked at; local(8) has no such limit, and may take that long. */
const workLimit = 5000;

/**
 * local_deliver() (local/local.c) for one recipient. Files are taken to be readable, and as safe as local(8) wants
 * them; tables of aliases to be root's. Behind an `unknown` outcome nothing is told.
 */
export function deliverLocal(
  recipient: string,
  sender: string,
  service: LocalService,
  recorder: Recorder,
): readonly LocalOutcome[] {
  const outcomes: LocalOutcome[] = [];
  let work = 0;
  let stopped = false;
  const stop = ({ address }: LocalState, what: string): void => {
    if (!stopped) outcomes.push({ kind: 'unknown', recipient: address, what });
    stopped = true;
  };
  const run: LocalRun = {
    service,
    recorder,
    outcomes,
    ...duplicateFilter(service.settings.number('duplicate_filter_limit')),
    tokens: (text, state) => deliverTokens(run, text, state),
    address: (address, state) => {
      if (stopped) return false;
      if (++work > workLimit) stop(state, 'alias_maps');
      return stopped ? false : deliverResolved(run, address, state);
    },
    stop,
    stopped: () => stopped,
  };
  const deferred = deliverRecipient(run, {
    level: 0,
    address: recipient,
    sender,
    local: '',
    user: '',
    extension: undefined,
    domain: undefined,
    unmatched: undefined,
    owner: undefined,
    expandedBy: undefined,
    expandedFrom: undefined,
    account: undefined,
  });
  // forward_finish(): nothing is forwarded as long as part of it has to be tried again.
  return deferred ? outcomes.filter(({ kind }) => kind !== 'forwarded') : outcomes;
}

/** deliver_recipient() (local/recipient.c). */
function deliverRecipient(run: LocalRun, given: LocalState): boolean {
  const { address } = given;
  const level = given.level + 1;
  if (run.seen(`recipient ${level} ${address}`)) return false;
  const { resolving, settings } = run.service;
  const folded = foldBytes(address);
  const at = lastAt(folded);
  const localPart = at < 0 ? folded : folded.slice(0, at);
  const delimiter = settings.text('recipient_delimiter');
  const context = { ...addressContext(resolving, run.recorder), recipientDelimiter: delimiter };
  const split = delimiter === '' ? undefined : splitExtension(localPart, context);
  const user = split?.user ?? localPart;
  // An extension with a slash is dropped, as it could lead out of a folder.
  const dropped = split?.extension.includes('/') === true;
  const extension = dropped ? undefined : split?.extension.slice(1);
  const state: LocalState = {
    ...given,
    level,
    local: dropped ? user : localPart,
    user,
    extension,
    unmatched: extension,
    domain: at < 0 ? undefined : folded.slice(at + 1),
  };
  if (user === '') return bounceLocal(run, state, '5.1.3', `null username in "${address}"`);
  return deliverSwitch(run, { ...state, level: level + 1 });
}

/** deliver_switch(). */
function deliverSwitch(run: LocalRun, given: LocalState): boolean {
  if (given.address.startsWith('\\')) {
    const bare = { ...given, address: given.address.slice(1), local: given.local.slice(1), user: given.user.slice(1) };
    return deliverMailbox(run, bare) ?? deliverUnknown(run, bare);
  }
  const { settings } = run.service;
  const { local, user, extension } = given;
  const byAlias = deliverAlias(run, { ...given, unmatched: undefined }, local);
  if (byAlias !== undefined || run.stopped()) return byAlias ?? false;
  if (extension !== undefined) {
    const unmatched = propagatesExtension(settings, 'alias') ? extension : undefined;
    const byUser = deliverAlias(run, { ...given, unmatched }, user);
    if (byUser !== undefined || run.stopped()) return byUser ?? false;
  }
  const state: LocalState = { ...given, unmatched: extension };
  const { owner } = state;
  if (owner !== undefined && foldBytes(owner) !== foldBytes(user)) return forwardMessage(run, state);
  if (state.expandedBy === 'include') return forwardMessage(run, state);
  if (settings.flag('require_home_directory') && !hasHome(run, user)) {
    return deferLocal(run, state, '4.3.0', 'cannot access home directory');
  }
  return deliverDotForward(run, state) ?? deliverMailbox(run, state) ?? deliverUnknown(run, state);
}

/** An account that is not there is no reason to wait; nobody tells us which folders there are. */
function hasHome({ recorder: { reading } }: LocalRun, user: string): boolean {
  const account = findAccount(user, reading);
  if (account === null) return true;
  return reading.choose({ kind: 'addressFile', path: account.home }, [
    { label: 'present', value: true },
    { label: 'absent', value: false },
  ]);
}

/** deliver_resolve_tree() (local/resolve.c): what qmgr(8) would do with the address, but for virtual aliases. */
function deliverResolved(run: LocalRun, rewritten: string, given: LocalState): boolean {
  const { resolving, transport } = run.service;
  const state: LocalState = { ...given, level: given.level + 1 };
  const resolved = resolveRewritten(rewritten, '', resolving, run.recorder);
  if (resolved.kind === 'error') return deferLocal(run, state, '4.3.0', 'address resolver failure');
  if (resolved.kind === 'syntax') {
    return bounceLocal(run, state, '5.1.3', `bad recipient address syntax: ${resolved.recipient}`);
  }
  if (hasHole(resolved.transport)) {
    run.stop(state, 'transport_maps');
    return false;
  }
  const address = withExtension(resolved.recipient, state);
  const target: LocalState = { ...state, address };
  return resolved.transport === transport ? deliverRecipient(run, target) : forwardMessage(run, target);
}

function withExtension(address: string, { unmatched, local, user }: LocalState): string {
  if (unmatched === undefined) return address;
  const extension = local.charAt(user.length) + unmatched;
  const at = lastAt(address);
  return at < 0 ? address + extension : address.slice(0, at) + extension + address.slice(at);
}
