import type { Disk, PathFacts } from '../../server/src/model/disk.ts';

/**
 * The machine that comments of a case file describe; undefined where there are none:
 * `# disk PATH file|folder|other [MODE] [modified=SECONDS] [gid=N]`,
 * `# disk PATH absent`, `# keys PATH KEY …`, `# types TYPE …`.
 */
export function diskOf(text: string): Disk | undefined {
  const paths = new Map<string, PathFacts>();
  const keys = new Map<string, ReadonlySet<string>>();
  let tableTypes: ReadonlySet<string> | undefined;
  for (const [, word, rest = ''] of text.matchAll(/^# (disk|keys|types) (.+)$/gm)) {
    const [first = '', ...others] = rest.split(' ');
    if (word === 'types') tableTypes = new Set([first, ...others]);
    else if (word === 'keys') keys.set(first, new Set(others));
    else paths.set(first, pathFacts(others));
  }
  return paths.size || keys.size || tableTypes ? { paths, keys, ...(tableTypes ? { tableTypes } : {}) } : undefined;
}

function pathFacts([kind, ...words]: readonly string[]): PathFacts {
  if (kind === 'absent') return { kind };
  if (kind !== 'file' && kind !== 'folder' && kind !== 'other')
    throw new Error(`a disk comment with “${String(kind)}”`);
  const number = (name: string): number =>
    Number(words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1) ?? 0);
  const mode = words.find((word) => /^[0-7]+$/.test(word)) ?? (kind === 'folder' ? '755' : '644');
  return {
    kind,
    mode: Number.parseInt(mode, 8),
    modified: number('modified') * 1000,
    size: 1,
    uid: 0,
    gid: number('gid'),
  };
}
