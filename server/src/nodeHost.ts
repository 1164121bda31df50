import { execFile } from 'node:child_process';
import type { Stats } from 'node:fs';
import { readFile, readdir, realpath, stat } from 'node:fs/promises';
import { delimiter, isAbsolute } from 'node:path';
import type { HostMachine } from './host.ts';
import { type PathFacts, localPostfixOf } from './model/disk.ts';

/** Larger files are not read. */
export const largest = 5 * 1024 * 1024;

/** The machine that Node runs on; undefined on Windows, which has no Postfix and other paths. */
export const nodeMachine: HostMachine | undefined =
  process.platform === 'win32'
    ? undefined
    : {
        pathFacts: (path) => stat(path).then(pathFactsOf, absence),
        readPath,
        async listFolder(path) {
          try {
            const entries = (await readdir(path, { withFileTypes: true })).slice(0, 5000);
            return await Promise.all(
              entries.map(async (entry) => ({
                name: entry.name,
                folder:
                  entry.isDirectory() ||
                  (entry.isSymbolicLink() &&
                    (await stat(`${path}/${entry.name}`).then(
                      (info) => info.isDirectory(),
                      () => false,
                    ))),
              })),
            );
          } catch {
            return undefined;
          }
        },
        realPath: (path) => realpath(path).catch(() => path),
        async postfix() {
          const defaults = await run(postconfCalls.defaults);
          return defaults === undefined
            ? undefined
            : localPostfixOf(defaults, await run(postconfCalls.instances), await run(postconfCalls.types));
        },
      };

/**
 * The text of a file; undefined where it is absent, too large
 * or not ours to read: all mean that nothing is known of it.
 */
export async function readPath(path: string): Promise<string | undefined> {
  try {
    const info = await stat(path);
    return info.isFile() && info.size <= largest ? await readFile(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** What is asked of `postconf`. With `-d` it answers even where main.cf cannot be read. */
export const postconfCalls = {
  defaults: ['-d', '-h', 'mail_version', 'config_directory'],
  instances: ['-h', 'alternate_config_directories', 'multi_instance_directories'],
  types: ['-m'],
} as const;

/**
 * How `postconf` is run. The folders of system programs are often not in a user's PATH; a relative one, which would
 * make it a program of the workspace, is not looked in.
 */
export function postconfOptions(): {
  readonly cwd: string;
  readonly env: Record<string, string>;
  readonly timeout: number;
  readonly maxBuffer: number;
  readonly encoding: 'utf8';
} {
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
    '/opt/homebrew/sbin',
    '/sbin',
  ];
  return {
    cwd: '/',
    env: { PATH: folders.filter((folder) => isAbsolute(folder)).join(delimiter), LC_ALL: 'C' },
    timeout: 5000,
    maxBuffer: 1 << 20,
    encoding: 'utf8',
  };
}

function kindOf(info: Stats): PathFacts['kind'] {
  if (info.isFile()) return 'file';
  return info.isDirectory() ? 'folder' : 'other';
}

/** What `stat` told. */
export function pathFactsOf(info: Stats): PathFacts {
  return {
    kind: kindOf(info),
    modified: info.mtimeMs,
    size: info.size,
    mode: info.mode & 0o7777,
    uid: info.uid,
    gid: info.gid,
  };
}

/** What it means that `stat` failed: that there is nothing, or that nothing can be told. */
export function absence(error: unknown): PathFacts | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'absent' } : undefined;
}

function run(words: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile('postconf', [...words], postconfOptions(), (error, output) => {
      resolve(error ? undefined : output);
    });
  });
}

/** What an environment calls its language, in the order in which POSIX lets the variables override each other. */
export function localeName(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || undefined;
}
