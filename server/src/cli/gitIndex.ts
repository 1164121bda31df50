import { execFileSync } from 'node:child_process';
import { posix } from 'node:path';
import { LintFailure, reasonOf } from './failure.ts';
import type { FileStore } from './fileStore.ts';

/**
 * The index of the Git work tree around the current folder. Names in it are relative to the top of the work tree, with
 * `/`, and a character for each byte: Git's names are bytes, in whatever encoding.
 */
export interface GitIndex extends FileStore {
  /** The folder that holds the work tree. */
  readonly top: string;
  /** The files that differ from the last commit, those that are deleted left out. */
  readonly staged: () => readonly string[];
  /** The files at or below a path that is relative to the current folder, or absolute. */
  readonly below: (path: string) => readonly string[];
  /** Reads files with one run of Git, so that `read` need not run it for each. */
  readonly fetch: (names: readonly string[]) => void;
}

interface IndexEntry {
  readonly object: string;
  readonly isLink: boolean;
}

/**
 * Reads the list of files in the index.
 * @throws {LintFailure} where there is no Git, or no work tree
 */
export function openGitIndex(): GitIndex {
  const [top = '', prefix = ''] = git(['rev-parse', '--show-toplevel', '--show-prefix'])
    .toString('latin1')
    .split('\n');
  const entries = entriesOf(git(['ls-files', '--stage', '-z', '--full-name', ':/']));
  const contents = new Map<string, Uint8Array>();

  function fetch(names: readonly string[]): void {
    const objects = new Set(
      names.flatMap((name) => entries.get(name)?.object ?? []).filter((object) => !contents.has(object)),
    );
    if (objects.size === 0) return;
    const answer = git(['cat-file', '--batch'], [...objects].map((object) => `${object}\n`).join(''));
    for (const [object, bytes] of objectsIn(answer)) contents.set(object, bytes);
  }

  function read(name: string, links = 0): Uint8Array | undefined {
    const entry = entries.get(name);
    if (!entry) return undefined;
    fetch([name]);
    const bytes = contents.get(entry.object);
    if (!entry.isLink || !bytes) return bytes;
    // The target of a link that leads out of the work tree, or in a circle, is nothing that is committed.
    const target = posix.join(posix.dirname(name), Buffer.from(bytes).toString('latin1'));
    return links < mostLinks ? read(target, links + 1) : undefined;
  }

  return {
    top: textOf(top),
    read: (name) => read(name),
    beside: (name, other) => posix.join(posix.dirname(name), other),
    identity: (name) => name,
    shown: (name) => textOf(posix.relative(`/${prefix}`, `/${name}`)),
    staged() {
      const changed = git([
        'diff',
        '--cached',
        '--name-only',
        '-z',
        '--no-relative',
        '--no-renames',
        '--diff-filter=ACMRT',
      ]);
      return namesIn(changed).filter((name) => entries.has(name));
    },
    below(path) {
      const own = Buffer.from(path.replaceAll('\\', process.platform === 'win32' ? '/' : '\\')).toString('latin1');
      const name = posix
        .normalize(posix.isAbsolute(own) ? posix.relative(top, own) : posix.join(prefix, own))
        .replace(/\/$/, '');
      if (entries.has(name)) return [name];
      const inside = [...entries.keys()].filter((one) => name === '.' || one.startsWith(`${name}/`));
      if (inside.length === 0) throw new LintFailure((messages) => messages.git.notInIndex({ path }));
      return inside;
    },
    fetch,
  };
}
/** As many as Linux follows (path_resolution(7)). */
const mostLinks = 40;

/** `MODE OBJECT STAGE\tNAME` (git-ls-files(1)); a file that is not merged has no stage 0. */
function entriesOf(listing: Buffer): ReadonlyMap<string, IndexEntry> {
  const entries = new Map<string, IndexEntry>();
  for (const line of namesIn(listing)) {
    const tab = line.indexOf('\t');
    const [mode = '', object = '', stage] = line.slice(0, tab).split(' ');
    const isFile = mode.startsWith('100') || mode === linkMode;
    if (stage === '0' && isFile) entries.set(line.slice(tab + 1), { object, isLink: mode === linkMode });
  }
  return entries;
}
const linkMode = '120000';

function namesIn(listing: Buffer): string[] {
  return listing
    .toString('latin1')
    .split('\0')
    .filter((name) => name !== '');
}

/** `OBJECT TYPE SIZE\nCONTENT\n` for each (git-cat-file(1), "BATCH OUTPUT"). */
function objectsIn(answer: Buffer): [string, Uint8Array][] {
  const objects: [string, Uint8Array][] = [];
  for (let at = 0; at < answer.length;) {
    const end = answer.indexOf('\n', at);
    if (end < 0) break;
    const [object = '', type, size] = answer.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (type !== 'blob') continue;
    objects.push([object, answer.subarray(at, at + Number(size))]);
    at += Number(size) + 1;
  }
  return objects;
}

/** The text of bytes that stand one a character. */
function textOf(bytes: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return bytes;
  }
}

function git(words: readonly string[], input = ''): Buffer {
  try {
    return execFileSync('git', words, { input, maxBuffer: 2 ** 30, stdio: ['pipe', 'pipe', 'pipe'] });
  } catch (error) {
    const said = (error as { stderr?: unknown }).stderr;
    const detail =
      said instanceof Uint8Array && said.length
        ? (Buffer.from(said).toString('utf8').trim().split('\n')[0] ?? '')
        : reasonOf(error);
    if (reasonOf(error) === 'ENOENT') throw new LintFailure((messages) => messages.git.notInstalled());
    throw new LintFailure((messages) => messages.git.failed({ detail }));
  }
}
