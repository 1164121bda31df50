import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { LintFailure, reasonOf } from './failure.ts';

/** A file as it was read. */
export interface LintFile {
  /** As the user would name it. */
  readonly path: string;
  readonly text: string;
  /** `latin1` where the bytes are no UTF-8: then each byte is a character, so that writing gives the same bytes again. */
  readonly encoding: 'utf8' | 'latin1';
}

/** A main.cf and the master.cf that belongs to it. */
export interface Pair {
  readonly main: LintFile | undefined;
  readonly master: LintFile | undefined;
  /** Which of them findings are wanted for; the other is there to judge by. */
  readonly wanted: Both;
}

/** What the paths name: a folder is its main.cf and master.cf, a file itself and, to judge by, the one beside it. */
export function readPaths(paths: readonly string[]): Pair[] {
  const byFolder = new Map<string, Request>();
  const requests: Request[] = [];
  for (const path of paths) {
    const request = requestOf(path);
    // `postfix-lint main.cf master.cf`, as a Git hook calls it, is one pair.
    const known = request.key === undefined ? undefined : byFolder.get(request.key);
    if (known) {
      known.main ??= request.main;
      known.master ??= request.master;
      known.wanted = either(known.wanted, request.wanted);
      known.must = either(known.must, request.must);
    } else {
      requests.push(request);
      if (request.key !== undefined) byFolder.set(request.key, request);
    }
  }
  return requests.map(({ main, master, wanted, must }) => {
    const pair = {
      main: main === undefined ? undefined : readSource(main, must.main),
      master: master === undefined ? undefined : readSource(master, must.master),
    };
    if (!pair.main && !pair.master) throw new LintFailure((messages) => messages.noFiles({ path: dirname(main ?? master ?? '.') }));
    return { ...pair, wanted: { main: wanted.main && pair.main !== undefined, master: wanted.master && pair.master !== undefined } };
  });
}

/** The pair of a text from standard input; what stands beside its name on disk serves to judge by. */
export function readStdin(name: string, bytes: Uint8Array): Pair {
  const source = { path: name, ...decode(bytes) };
  const beside = (file: string): LintFile | undefined => {
    const path = join(dirname(name), file);
    return exists(path) ? readSource(path, false) : undefined;
  };
  if (isMaster(name)) return { main: beside('main.cf'), master: source, wanted: { main: false, master: true } };
  return { main: source, master: basename(name) === 'main.cf' ? beside('master.cf') : undefined, wanted: { main: true, master: false } };
}

interface Both { readonly main: boolean; readonly master: boolean }

interface Request {
  main: string | undefined;
  master: string | undefined;
  wanted: Both;
  /** Which must be there. */
  must: Both;
  /** The folder, for a pair with the usual names. */
  readonly key: string | undefined;
}

function either(a: Both, b: Both): Both {
  return { main: a.main || b.main, master: a.master || b.master };
}

function requestOf(path: string): Request {
  const [main, master] = [join(path, 'main.cf'), join(path, 'master.cf')];
  const neither = { main: false, master: false };
  if (isFolder(path)) {
    return { main: exists(main) ? main : undefined, master: exists(master) ? master : undefined, wanted: { main: true, master: true }, must: neither, key: resolve(path) };
  }
  const folder = dirname(path);
  const usual = basename(path) === 'main.cf' || basename(path) === 'master.cf';
  const beside = (name: string): string | undefined => {
    const other = join(folder, name);
    return usual && exists(other) ? other : undefined;
  };
  const key = usual ? resolve(folder) : undefined;
  return isMaster(path)
    ? { main: beside('main.cf'), master: path, wanted: { main: false, master: true }, must: { main: false, master: true }, key }
    : { main: path, master: beside('master.cf'), wanted: { main: true, master: false }, must: { main: true, master: false }, key };
}

/** `master.cf`, `master.cf.proto`, `0027.master.cf`. */
function isMaster(path: string): boolean {
  return /(?:^|[.\-_])master\.cf(?:$|\.)/.test(basename(path));
}

function readSource(path: string, must: boolean): LintFile | undefined {
  try {
    return { path, ...decode(readFileSync(path)) };
  } catch (error) {
    if (!must && reasonOf(error) === 'ENOENT') return undefined;
    throw new LintFailure((messages) => messages.cannotRead({ path, reason: reasonOf(error) }));
  }
}

function decode(bytes: Uint8Array): Pick<LintFile, 'text' | 'encoding'> {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding: 'utf8' };
  } catch {
    return { text: Buffer.from(bytes).toString('latin1'), encoding: 'latin1' };
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
