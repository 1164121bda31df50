/** What stands at a path of the machine; sizes in bytes, times in milliseconds, links followed. */
export type PathFacts =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'file' | 'folder' | 'other';
      readonly modified: number;
      readonly size: number;
      /** The permission bits alone. */
      readonly mode: number;
      readonly uid: number;
      readonly gid: number;
    };

/** The Postfix that is installed on the machine. */
export interface LocalPostfix {
  /** Such as `3.7.11`. */
  readonly version: string;
  /** The folders from which it reads a main.cf: its own, and those of other instances. */
  readonly folders: readonly string[];
  /** The types that `postconf -m` lists; absent where it could not tell. */
  readonly tableTypes?: readonly string[];
}

/**
 * What is known of the machine whose Postfix reads the main.cf. A path that is not in it is not known: it may not be
 * looked at, or the file is for another machine. Rules are silent about what is not known.
 */
export interface Disk {
  /** Whether the Postfix of this machine reads the files: what they name is where they say. */
  readonly live?: boolean;
  readonly paths: ReadonlyMap<string, PathFacts>;
  /** The keys of readable password files, in lower case, by path. Their other halves are not kept. */
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>;
  /** The table types of the Postfix there, where it is known. */
  readonly tableTypes?: ReadonlySet<string>;
}

/** What rules would like to know of the machine. */
export interface Wanted {
  readonly paths: readonly string[];
  /** Password files whose keys are wanted. */
  readonly keys: readonly string[];
  /**
   * Where the files are once they are installed, as main.cf and settings say: in a checkout they are beside main.cf.
   */
  readonly installed?: readonly string[];
}

/**
 * Which of the paths that a main.cf names may be looked at: all of them for one that the Postfix here reads, else
 * those below its own folder, and the folders that lead there. A checkout of another machine's configuration names
 * that machine's files.
 * @param folder the folder of the main.cf
 */
export function isOwnPath(path: string, folder: string, live: boolean): boolean {
  if (!/^\/(?!\/)[^\0]*$/.test(path) || path.includes('/../')) return false;
  return live || (folder !== '/' && path.startsWith(`${folder}/`)) || `${folder}/`.startsWith(`${path}/`);
}

/** The keys of a table's text: the first word of each logical line (util/readlline.c, postmap.c), in lower case. */
export function tableKeys(text: string): Set<string> {
  const keys = new Set<string>();
  for (const line of text.split('\n')) {
    // Comments are left out, and lines that continue another.
    const match = /^(?:"((?:[^"\\]|\\.)*)"|([^\s#]\S*))(?=\s)/.exec(line);
    if (match) keys.add((match[1] ?? match[2] ?? '').toLowerCase());
  }
  return keys;
}

/** Whether two states of knowledge are the same. */
export function sameDisk(a: Disk | undefined, b: Disk | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && JSON.stringify(plain(a)) === JSON.stringify(plain(b)));
}

function plain({ live, paths, keys, tableTypes }: Disk): unknown {
  return [live, [...paths], [...keys].map(([path, own]) => [path, ...own]), [...(tableTypes ?? [])]];
}

/** What three calls of `postconf` said, as facts; undefined where there is none. */
export function localPostfixOf(
  defaults: string | undefined,
  instances: string | undefined,
  types: string | undefined,
): LocalPostfix | undefined {
  const [version, folder] = (defaults ?? '').split('\n').map((line) => line.trim());
  if (!version || !/^\d+\.\d+/.test(version) || !folder?.startsWith('/')) return undefined;
  const more = (instances ?? '').split(/[\s,]+/).filter((word) => word.startsWith('/'));
  const tableTypes = (types ?? '').split(/\s+/).filter((word) => word !== '');
  return { version, folders: [...new Set([folder, ...more])], ...(tableTypes.length ? { tableTypes } : {}) };
}
