/**
 * Reads a Postfix source repository without a work tree: refs, file lists and file texts.
 * Nothing is written to it.
 */
import { execFileSync } from 'node:child_process';

/** Folders that hold facts; everything else of a release is never listed. */
const FOLDERS = ['postfix/src', 'postfix/conf', 'postfix/proto'];
const MAX_OUTPUT = 1 << 30;

/**
 * @param {string} gitDirectory a bare repository, or a checkout (its `.git` is found by git)
 * @returns {Repository}
 */
export function openRepository(gitDirectory) {
  const git = (args, options = {}) =>
    execFileSync('git', ['-C', gitDirectory, ...args], { maxBuffer: MAX_OUTPUT, ...options });
  /** @type {Map<string, string>} file texts by object id: releases share most of them */
  const texts = new Map();

  /** @returns {Map<string, string>} path below `postfix/` → object id; regular files only */
  function files(ref) {
    const list = new Map();
    for (const line of git(['ls-tree', '-r', ref, '--', ...FOLDERS])
      .toString('latin1')
      .split('\n')) {
      const found = /^100\d{3} blob ([0-9a-f]+)\tpostfix\/(.+)$/.exec(line);
      if (found) list.set(found[2], found[1]);
    }
    return list;
  }

  /** Reads many files with one `git cat-file --batch`. */
  function readAll(ids, take) {
    const missing = [...new Set(ids)];
    if (missing.length === 0) return;
    const output = git(['cat-file', '--batch'], { input: missing.join('\n') + '\n' });
    let at = 0;
    for (const id of missing) {
      const headEnd = output.indexOf(10, at);
      const [, type, size] = output.toString('latin1', at, headEnd).split(' ');
      if (type !== 'blob') throw new Error(`${id}: not a file in ${gitDirectory}`);
      const end = headEnd + 1 + Number(size);
      // Postfix sources are ASCII with a few Latin-1 names in comments.
      take(id, output.toString('latin1', headEnd + 1, end));
      at = end + 1;
    }
  }

  /** @type {Map<Function, Map<string, unknown>>} */
  const results = new Map();

  /**
   * What `parse` makes of each file's text; a file that several releases share is parsed once, and its text not kept.
   */
  function parsed(ids, parse) {
    const known = results.get(parse) ?? new Map();
    results.set(parse, known);
    const missing = ids.filter((id) => !known.has(id));
    readAll(
      missing.filter((id) => !texts.has(id)),
      (id, text) => known.set(id, parse(text)),
    );
    for (const id of missing) if (texts.has(id)) known.set(id, parse(texts.get(id)));
    return known;
  }

  const load = (ids) =>
    readAll(
      ids.filter((id) => !texts.has(id)),
      (id, text) => texts.set(id, text),
    );

  return {
    tags: () => git(['tag']).toString().split('\n').filter(Boolean),
    hasRef: (ref) => {
      try {
        git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], { stdio: 'pipe' });
        return true;
      } catch {
        return false;
      }
    },
    files,
    load,
    parsed,
    forget: () => texts.clear(),
    text(id) {
      load([id]);
      return texts.get(id);
    },
  };
}

/**
 * @typedef {object} Repository
 * @property {() => string[]} tags
 * @property {(ref: string) => boolean} hasRef
 * @property {(ref: string) => Map<string, string>} files
 * @property {(ids: readonly string[]) => void} load
 * @property {() => void} forget drops the texts that `load` read
 * @property {<T>(ids: readonly string[], parse: (text: string) => T) => Map<string, T>} parsed
 * @property {(id: string) => string} text
 */
