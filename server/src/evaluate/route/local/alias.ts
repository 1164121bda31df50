import { foldBytes } from '../../bytes.ts';
import { hasHole } from '../../hole.ts';
import { rewriteInternal } from '../../address/rewrite.ts';
import { anyAddresses } from '../mappedAddresses.ts';
import { type MapsResult, type Maps, type Recorder, askTable, findInMaps } from '../../tables/maps.ts';
import { type LocalRun, type LocalState, deferLocal } from './localRun.ts';

const nestingLimit = 100;

/**
 * deliver_alias() (local/alias.c).
 * @returns whether mail is deferred; undefined where there is no such alias
 */
export function deliverAlias(run: LocalRun, given: LocalState, name: string): boolean | undefined {
  const {
    service: { settings, aliases, resolving },
    recorder,
  } = run;
  let state: LocalState = { ...given, level: given.level + 1 };
  // An alias that names itself is the user's mailbox.
  if (state.expandedFrom !== undefined && foldBytes(state.expandedFrom) === foldBytes(name)) return undefined;
  if (state.level > nestingLimit) {
    run.outcomes.push({
      kind: 'bounced',
      recipient: state.address,
      status: '5.4.6',
      text: `alias database loop for ${name}`,
    });
    return false;
  }
  const found = askAliases(aliases, name, recorder);
  if (found.kind === 'notFound') return undefined;
  if (found.kind === 'error') return deferLocal(run, state, '4.3.0', 'alias database unavailable');
  if (hasHole(found.value)) {
    run.stop(state, found.table);
    return false;
  }
  state = { ...state, expandedBy: 'alias', expandedFrom: name, account: undefined };
  if (settings.flag('owner_request_special')) {
    const ownerName = `owner-${name}`;
    const owner = findInMaps(aliases, ownerName, false, anyAddresses, recorder);
    if (owner.kind === 'error') return deferLocal(run, state, '4.3.0', 'alias database unavailable');
    if (owner.kind === 'found') {
      const shown = settings.flag('expand_owner_alias') ? owner.value : ownerName;
      const address = hasHole(shown) ? shown : rewriteInternal(shown, resolving.addresses);
      state = { ...state, sender: address, owner: address };
    } else if (settings.flag('reset_owner_alias')) state = { ...state, owner: undefined };
  } else if (settings.flag('reset_owner_alias')) state = { ...state, owner: undefined };
  const { deferred, count } = run.tokens(found.value, state);
  if (count > 0 || run.stopped()) return deferred;
  recorder.log(`warning: no recipient in alias lookup result for ${name}`);
  return deferLocal(run, state, '4.3.0', 'alias database unavailable');
}

/** Unlike maps_find(), the tables are asked one by one, and an empty answer is an answer. */
function askAliases(aliases: Maps, name: string, recorder: Recorder): MapsResult {
  const { title, tables } = aliases;
  for (const named of tables) {
    const answer = askTable(named, name, anyAddresses, recorder);
    const { text } = named;
    if (answer.kind === 'error') {
      recorder.trace({ kind: 'lookup', title, key: name, result: 'error', table: text }, false);
      return { kind: 'error', error: 'retry' };
    }
    if (answer.kind !== 'found') continue;
    const { value, place } = answer;
    const item = { kind: 'lookup', title, key: name, result: 'found', table: text, value } as const;
    recorder.trace(place ? { ...item, place } : item, false);
    return { kind: 'found', value, table: text, key: name };
  }
  if (tables.length > 0) recorder.trace({ kind: 'lookup', title, key: name, result: 'notFound' }, false);
  return { kind: 'notFound' };
}
