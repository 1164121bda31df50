import { isPasswordMap, readers } from './passwordFiles.ts';
import { namedFileRule } from './namedFileRule.ts';
import { foldersAbove } from './wantedFacts.ts';

/**
 * smtp(8) opens its password tables as root before it gives up its rights, and
 * master's children their keys: nobody else needs to read them. An index holds the
 * same passwords; postmap(1) gives it the mode of its source when it makes it.
 */
export const readablePasswordFile = namedFileRule<'readable-password-file'>({
  code: 'readable-password-file',
  severity: 'warning',
  find({ name, path, as, indexes = [] }, disk) {
    const passwords = isPasswordMap(name) && (as === 'table' || as === 'settings');
    if (!passwords && as !== 'key') return undefined;
    const open = [path, ...indexes].flatMap((file) => {
      const by = readers(disk, file, foldersAbove(file));
      return by ? [{ file, by }] : [];
    });
    if (open.length === 0) return undefined;
    const all = open.some(({ by }) => by === 'all');
    // A service account in the file's own group is a choice that one can make.
    const files = open.filter(({ by }) => all === (by === 'all')).map(({ file }) => file);
    return { ...(all ? {} : { severity: 'information' }), data: { files, key: !passwords, all } };
  },
});
