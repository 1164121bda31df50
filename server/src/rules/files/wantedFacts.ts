import type { Wanted } from '../../model/disk.ts';
import { type FileReference, fileReferences } from './fileReferences.ts';
import { isPasswordMap } from './passwordFiles.ts';
import { overrideFiles } from './overrideFiles.ts';
import { installedIn } from '../entries/tableUses.ts';
import type { Context } from '../rule.ts';

/** More paths than a real main.cf names; the rest is left alone. */
const most = 500;

/**
 * What the rules about files would like to know of the machine
 * that an instance is for. The host fetches it, as far as it may.
 */
export function wantedOfInstance(context: Context): Wanted {
  const { master } = context;
  const inMaster = wantedOf(master ? master.master.entries.flatMap((entry) => overrideFiles(entry, master)) : []);
  const { paths, keys } = wantedFacts(context);
  return {
    paths: [...new Set([...paths, ...inMaster.paths])],
    keys: [...new Set([...keys, ...inMaster.keys])],
    installed: installedIn(context),
  };
}

/** The same for what main.cf names. */
export function wantedFacts(context: Context): Wanted {
  return wantedOf(fileReferences(context));
}

/** The same for the files themselves. */
export function wantedOf(references: readonly FileReference[]): Wanted {
  const paths = new Set<string>();
  const keys = new Set<string>();
  for (const { path, name, as, indexes = [] } of references) {
    for (const one of [path, ...indexes]) paths.add(one);
    if (!isPasswordMap(name) && as !== 'key') continue;
    for (const folder of foldersAbove(path)) paths.add(folder);
    if (isPasswordMap(name)) keys.add(path);
  }
  return { paths: [...paths].slice(0, most), keys: [...keys].slice(0, 20) };
}

/** The folders that lead to a path, from the nearest one up to the root's children. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1))
    folders.push(path.slice(0, slash));
  return folders;
}
