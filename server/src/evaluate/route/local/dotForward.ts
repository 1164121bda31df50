import { hasHole } from '../../hole.ts';
import { listWords } from '../../smtpd/serviceTables.ts';
import { findAccount, readAddressFile } from './accounts.ts';
import { expandNames } from './expandNames.ts';
import { deliverLines, propagatesExtension, shownLines } from './includeFile.ts';
import type { LocalRun, LocalState } from './localRun.ts';

/**
 * deliver_dotforward() (local/dotforward.c), for a file that is owned by the recipient and writable for nobody else.
 * @returns whether mail is deferred; undefined where the user forwards nothing
 */
export function deliverDotForward(run: LocalRun, given: LocalState): boolean | undefined {
  const {
    service,
    recorder: { reading },
  } = run;
  const { settings } = service;
  const searched = settings.raw('forward_path');
  if (searched === '') return undefined;
  const account = findAccount(given.user, reading);
  if (account === null) return undefined;
  const state: LocalState = {
    ...given,
    level: given.level + 1,
    account,
    expandedBy: 'forward',
    owner: given.user,
  };
  const allowed = settings.text('forward_expansion_filter');
  for (const pattern of listWords(searched)) {
    const { text: path, incomplete, usesExtension } = expandNames(pattern, state, service, allowed);
    if (incomplete) continue;
    const file = readAddressFile(path, reading);
    const item = { kind: 'lookup', title: 'forward_path', key: path } as const;
    if (file === 'absent') {
      if (!hasHole(path)) run.recorder.trace({ ...item, result: 'notFound' }, false);
      continue;
    }
    if (file === 'unknown') {
      run.stop(state, path);
      return false;
    }
    run.recorder.trace({ ...item, result: 'found', table: path, value: shownLines(file.text) }, false);
    const keeps = propagatesExtension(settings, 'forward') && !usesExtension;
    return forwardByFile(run, path, file.text, { ...state, unmatched: keeps ? state.unmatched : undefined });
  }
  return undefined;
}

/** A user who is (an alias of) an address of her own file gets the message herself. */
function forwardByFile(run: LocalRun, path: string, text: string, state: LocalState): boolean | undefined {
  if (run.seen(`forward ${path}`)) return run.wasSeen(`forward-done ${path}`) ? false : undefined;
  const { deferred, count } = deliverLines(run, text, { ...state, expandedFrom: state.local });
  if (run.stopped()) return false;
  if (count === 0) return undefined;
  run.seen(`forward-done ${path}`);
  return deferred;
}
