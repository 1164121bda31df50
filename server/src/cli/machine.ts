import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { targetOf } from '../facts/release.ts';
import { ownPathOf } from '../instance/layout.ts';
import type { Release } from '../facts/factTypes.ts';
import {
  type Disk,
  type LocalPostfix,
  type PathFacts,
  type Wanted,
  isOwnPath,
  localPostfixOf,
  tableKeys,
} from '../model/disk.ts';
import { absence, largest, pathFactsOf, postconfCalls, postconfOptions } from '../nodeHost.ts';

/** The machine that the command runs on. Who runs it on a file trusts that file. */
export interface Machine {
  /** The release of the Postfix that reads a main.cf; undefined for one that none here reads. */
  readonly releaseFor: (main: string) => Release | undefined;
  /** The release of the Postfix that is installed, whatever it reads. */
  readonly installed: () => Release | undefined;
  /** What is known of the paths that a main.cf or master.cf names. */
  readonly facts: (file: string, wanted: Wanted) => Disk | undefined;
}

/** Looks at nothing before it is asked; the same rules as in the connection (lsp/machine.ts). */
export function createMachine(): Machine {
  let postfix: LocalPostfix | undefined | 'unasked' = 'unasked';
  const ask = (): LocalPostfix | undefined => {
    if (postfix === 'unasked') postfix = localPostfix();
    return postfix;
  };
  const installed = (): Release | undefined => {
    const version = ask()?.version;
    return version === undefined ? undefined : targetOf(version);
  };
  const isLive = (folder: string): boolean => {
    const own = realPath(folder);
    return (ask()?.folders ?? ['/etc/postfix']).some((one) => one === folder || realPath(one) === own);
  };
  return {
    releaseFor(main) {
      if (!isLiveName(main, 'main.cf') || !isLive(dirname(resolve(main)))) return undefined;
      return installed();
    },
    installed,
    facts(file, wanted) {
      if (!isLiveName(file, 'main.cf', 'master.cf')) return undefined;
      const folder = dirname(resolve(file));
      const live = isLive(folder);
      const paths = new Map<string, PathFacts>();
      const keys = new Map<string, ReadonlySet<string>>();
      for (const path of wanted.paths) {
        const facts = isOwnPath(path, folder, live) ? pathFacts(path) : undefined;
        if (facts) paths.set(path, facts);
      }
      for (const path of wanted.keys) {
        // As lsp/machine.ts: of the file beside it nothing counts but what is in it.
        const own = live ? path : ownPathOf(path, folder, wanted.installed);
        const text = isOwnPath(own, folder, live) ? readText(own) : undefined;
        if (text !== undefined) keys.set(path, tableKeys(text));
      }
      const tableTypes = live ? ask()?.tableTypes : undefined;
      return { live, paths, keys, ...(tableTypes ? { tableTypes: new Set(tableTypes) } : {}) };
    },
  };
}

/** Copies and templates (main.cf.bak, main.cf.proto) are read by nobody; Windows has no Postfix and other paths. */
function isLiveName(path: string, ...names: readonly string[]): boolean {
  return names.includes(basename(path)) && process.platform !== 'win32';
}

function localPostfix(): LocalPostfix | undefined {
  const run = (words: readonly string[]): string | undefined => {
    try {
      return execFileSync('postconf', words, { ...postconfOptions(), stdio: ['ignore', 'pipe', 'ignore'] });
    } catch {
      return undefined; // not installed, or not able to read its own main.cf
    }
  };
  const defaults = run(postconfCalls.defaults);
  return defaults === undefined
    ? undefined
    : localPostfixOf(defaults, run(postconfCalls.instances), run(postconfCalls.types));
}

function pathFacts(path: string): PathFacts | undefined {
  try {
    return pathFactsOf(statSync(path));
  } catch (error) {
    return absence(error);
  }
}

function readText(path: string): string | undefined {
  try {
    const info = statSync(path);
    return info.isFile() && info.size <= largest ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined; // often root's alone
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
