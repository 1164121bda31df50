import { listWords } from '../../smtpd/serviceTables.ts';
import { readAddressFile } from './accounts.ts';
import { type DeliveredTokens, type LocalRun, type LocalState, accountKey, bounceLocal } from './localRun.ts';

/** deliver_include() (local/include.c), for a file that it may read. */
export function deliverInclude(run: LocalRun, path: string, given: LocalState): boolean {
  if (run.seen(`include ${accountKey(given)} ${path}`)) return false;
  const { recorder, service } = run;
  const state: LocalState = {
    ...given,
    level: given.level + 1,
    expandedFrom: given.local,
    expandedBy: 'include',
    owner: given.owner ?? given.address,
    unmatched: propagatesExtension(service.settings, 'include') ? given.unmatched : undefined,
  };
  const file = path.startsWith('/') ? readAddressFile(path, recorder.reading) : 'absent';
  const item = { kind: 'lookup', title: ':include', key: path } as const;
  if (file === 'absent') {
    recorder.trace({ ...item, result: 'error' }, false);
    return bounceLocal(run, state, '5.3.5', 'mail system configuration error');
  }
  if (file === 'unknown') {
    run.stop(state, path);
    return false;
  }
  recorder.trace({ ...item, result: 'found', table: path, value: shownLines(file.text) }, false);
  return deliverLines(run, file.text, state).deferred;
}

/** deliver_token_stream() (local/token.c): line by line, until one is deferred. */
export function deliverLines(run: LocalRun, text: string, state: LocalState): DeliveredTokens {
  let count = 0;
  for (const line of shortLines(text, run.service.settings.number('line_length_limit'))) {
    if (line.startsWith('#')) continue;
    const delivered = run.tokens(line, state);
    count += delivered.count;
    if (delivered.deferred) return { deferred: true, count };
  }
  return { deferred: false, count };
}

/** A line that is longer than line_length_limit goes on as if it were the next one. */
function shortLines(text: string, limit: number): string[] {
  const lines = text.split('\n');
  if (limit <= 0) return lines;
  return lines.flatMap((line) => {
    const parts: string[] = [];
    for (let at = 0; at < line.length || at === 0; at += limit) parts.push(line.slice(at, at + limit));
    return parts;
  });
}

/** The beginning of a file, as a trace shows it. */
export function shownLines(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const all = lines.join(', ');
  return all.length > 200 ? `${all.slice(0, 200)}...` : all;
}

/** propagate_unmatched_extensions. */
export function propagatesExtension(
  { text }: { readonly text: (name: string) => string },
  stage: 'alias' | 'forward' | 'include',
): boolean {
  return listWords(text('propagate_unmatched_extensions')).some((word) => word.toLowerCase() === stage);
}
