import type { PathFacts } from '../../model/disk.ts';
import { fileReferences } from './fileReferences.ts';
import type { FileRule } from '../rule.ts';

/**
 * Postfix reads the index, not the text: `open database /x.db: No such file or directory`, and mail is deferred; or
 * `database /x.db is older than source file /x` (dict_db.c and its like, a hundred seconds after the change).
 */
export const staleMap: FileRule<'stale-map'> = {
  code: 'stale-map',
  severity: 'warning',
  scope: 'file',
  check(context, report) {
    const { disk } = context;
    if (!disk) return;
    for (const { name, path, type = '', span, indexes } of fileReferences(context)) {
      const source = disk.paths.get(path);
      if (!indexes?.length || source?.kind !== 'file') continue;
      const facts = indexes.map((index) => disk.paths.get(index));
      // An index that may be there, but cannot be looked at, may be the right one.
      if (facts.includes(undefined)) continue;
      const there = (facts as PathFacts[]).filter((one) => one.kind !== 'absent');
      const command = `${/^alias_|^newaliases/.test(name) || path.endsWith('/aliases') ? 'postalias' : 'postmap'} ${type}:${path}`;
      const data = { path, index: indexes[0] as string, command };
      if (there.length === 0) report({ span, severity: 'error', data: { ...data, never: true } });
      // st_mtime has whole seconds.
      else if (there.every((one) => Math.floor(source.modified / 1000) > Math.floor(one.modified / 1000))) report({ span, data });
    }
  },
};
