import type { Disk } from '../../model/disk.ts';

/** Whether a parameter names tables of passwords. */
export function isPasswordMap(name: string): boolean {
  return name === 'smtp_sasl_password_maps' || name === 'lmtp_sasl_password_maps';
}

/**
 * Who may read a file besides its owner: `all`, or the `group`; undefined where nobody else may, or it is not known.
 * A folder above that strangers cannot enter protects what is in it.
 * @param above the folders above the path
 */
export function readers(disk: Disk, path: string, above: readonly string[]): 'all' | 'group' | undefined {
  const facts = disk.paths.get(path);
  if (facts?.kind !== 'file') return undefined;
  const passable = (bit: number): boolean =>
    above.every((folder) => {
      const own = disk.paths.get(folder);
      return own?.kind === 'folder' && (own.mode & bit) !== 0;
    });
  if (facts.mode & 0o006) return passable(0o001) ? 'all' : undefined;
  // The group of root has nobody else in it. Which group may pass a folder is not known: that of others must.
  return facts.mode & 0o060 && facts.gid !== 0 && passable(0o001) ? 'group' : undefined;
}
