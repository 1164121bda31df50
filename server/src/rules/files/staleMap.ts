import type { PathFacts } from '../../model/disk.ts';
import { namedFileRule } from './namedFileRule.ts';

/**
 * Postfix reads the index, not the text: `open database /x.db: No such file or directory`, and mail is deferred; or
 * `database /x.db is older than source file /x` (dict_db.c and its like, a hundred seconds after the change).
 */
export const staleMap = namedFileRule<'stale-map'>({
  code: 'stale-map',
  severity: 'warning',
  find({ name, path, type = '', indexes }, disk) {
    const source = disk.paths.get(path);
    if (!indexes?.length || source?.kind !== 'file') return undefined;
    const facts = indexes.map((index) => disk.paths.get(index));
    // An index that may be there, but cannot be looked at, may be the right one.
    if (facts.includes(undefined)) return undefined;
    const there = (facts as PathFacts[]).filter((one) => one.kind !== 'absent');
    const ofAliases = /^alias_|^newaliases/.test(name) || path.endsWith('/aliases');
    const command = `${ofAliases ? 'postalias' : 'postmap'} ${type}:${path}`;
    const data = { path, index: indexes[0] as string, command };
    if (there.length === 0) return { severity: 'error', data: { ...data, never: true } };
    // st_mtime has whole seconds.
    return there.every((one) => Math.floor(source.modified / 1000) > Math.floor(one.modified / 1000))
      ? { data }
      : undefined;
  },
});
