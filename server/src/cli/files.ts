import { isReadByPostfix, languageOfFirstLine, languageOfName } from '../instance/layout.ts';
import { LintFailure } from './failure.ts';
import { type FileStore, diskStore } from './fileStore.ts';

/** A file as it was read. */
export interface LintFile {
  /** As the user would name it. */
  readonly path: string;
  readonly text: string;
  /**
   * `latin1` where the bytes are no UTF-8: then each byte is a character, so that writing gives the same bytes again.
   */
  readonly encoding: 'utf8' | 'latin1';
}

/** A main.cf and the master.cf that belongs to it. */
export interface Pair {
  readonly main: LintFile | undefined;
  readonly master: LintFile | undefined;
  /** Which of them findings are wanted for; the other is there to judge by. */
  readonly wanted: { readonly main: boolean; readonly master: boolean };
  /** The name of one of them in the store that they come from. */
  readonly name: string;
}

/** What was read, and what could not be. */
export interface ReadFiles {
  readonly pairs: readonly Pair[];
  readonly failures: readonly LintFailure[];
}

/**
 * Reads files, main.cf and master.cf of a folder as one pair, even if only one of them is wanted. A file that cannot
 * be read, or that is no Postfix configuration, is a failure, and the others are read all the same.
 */
export function readPairs(names: readonly string[], store: FileStore): ReadFiles {
  const pairs: Pair[] = [];
  const failures: LintFailure[] = [];
  for (const wanted of groupsOf(names, store)) {
    const files: { main?: LintFile; master?: LintFile } = {};
    try {
      for (const name of wanted) {
        const { language, file } = readWanted(name, store);
        files[roles[language]] = file;
      }
      pairs.push({
        ...withOther(files, wanted, store),
        wanted: { main: !!files.main, master: !!files.master },
        name: wanted[0] ?? '',
      });
    } catch (error) {
      if (!(error instanceof LintFailure)) throw error;
      failures.push(error);
      // Of two files, the one that could be read is checked.
      const [role] = Object.keys(files) as ('main' | 'master')[];
      if (role)
        pairs.push({
          main: files.main,
          master: files.master,
          wanted: { main: role === 'main', master: role === 'master' },
          name: wanted[0] ?? '',
        });
    }
  }
  return { pairs, failures };
}

/** The pair of a text from standard input; what stands beside its name on disk serves to judge by. */
export function readStdin(name: string, bytes: Uint8Array): ReadFiles {
  const store: FileStore = { ...diskStore, read: (path) => (path === name ? bytes : diskStore.read(path)) };
  return readPairs([name], store);
}

type PairId = 'main.cf' | 'master.cf';
const roles = { 'main.cf': 'main', 'master.cf': 'master' } as const satisfies Record<PairId, string>;

/** The names that are read together, each once. */
function groupsOf(names: readonly string[], store: FileStore): readonly (readonly string[])[] {
  const groups = new Map<string, Map<string, string>>();
  for (const name of names) {
    const key = store.identity(isReadByPostfix(name) ? store.beside(name, 'main.cf') : name);
    const group = groups.get(key) ?? new Map<string, string>();
    groups.set(key, group);
    const identity = store.identity(name);
    if (!group.has(identity)) group.set(identity, name);
  }
  return [...groups.values()].map((group) => [...group.values()]);
}

function readWanted(name: string, store: FileStore): { readonly language: PairId; readonly file: LintFile } {
  const path = store.shown(name);
  const bytes = store.read(name);
  if (!bytes) throw new LintFailure((messages) => messages.cannotRead({ path, reason: 'ENOENT' }));
  const decoded = decode(bytes);
  const language = languageOfName(name) ?? languageOfFirstLine(decoded.text);
  // A finding would print lines of it, and it may hold a password.
  if (!language) throw new LintFailure((messages) => messages.notConfiguration({ path }));
  return { language, file: { path, ...decoded } };
}

/** The files of a pair, with the one that was not asked for where Postfix would read both. */
function withOther(
  files: { main?: LintFile; master?: LintFile },
  [name = '']: readonly string[],
  store: FileStore,
): Pick<Pair, 'main' | 'master'> {
  const beside = (other: PairId): LintFile | undefined => {
    if (!isReadByPostfix(name)) return undefined;
    const own = store.beside(name, other);
    const bytes = store.read(own);
    return bytes && { path: store.shown(own), ...decode(bytes) };
  };
  return { main: files.main ?? beside('main.cf'), master: files.master ?? beside('master.cf') };
}

function decode(bytes: Uint8Array): Pick<LintFile, 'text' | 'encoding'> {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding: 'utf8' };
  } catch {
    return { text: Buffer.from(bytes).toString('latin1'), encoding: 'latin1' };
  }
}
