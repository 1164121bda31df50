import type { Host } from '../host.ts';
import { targetOf } from '../facts/release.ts';
import type { Release } from '../facts/factTypes.ts';
import { ownPathOf } from '../instance/layout.ts';
import { type Disk, type LocalPostfix, type PathFacts, type Wanted, isOwnPath, tableKeys } from '../model/disk.ts';

/** The machine that the server runs on, as far as it may be looked at. */
export interface LocalMachine {
  /** The user trusts the workspace: from now on its files may make the server look at others. */
  trust(): void;
  readonly trusted: () => boolean;
  /** The release of the Postfix here; undefined until `look` is done, where there is none, or nothing may be asked. */
  readonly release: () => Release | undefined;
  /** The same for a file that this Postfix reads; undefined for any other, which may be for another machine. */
  readonly releaseFor: (uri: string) => Promise<Release | undefined>;
  /** What of the machine is looked at for a file. */
  readonly reach: (uri: string) => Promise<Reach>;
  /** Asks for the Postfix that is installed, once. */
  readonly look: () => Promise<void>;
  /** What is known of the paths that a main.cf or master.cf names; undefined where nothing may be looked at for it. */
  readonly facts: (uri: string, wanted: Wanted) => Promise<Disk | undefined>;
  /**
   * Whether a table that a main.cf or master.cf names may be read: below its own folder, links followed, or any where
   * the Postfix here reads that file.
   */
  readonly mayRead: (uri: string, path: string) => Promise<boolean>;
  /** Where the file is that a main.cf or master.cf names: in a checkout, beside it. */
  readonly ownPath: (uri: string, path: string, installed: readonly string[]) => Promise<string>;
  readonly list: (
    uri: string,
    folder: string,
  ) => Promise<readonly { readonly name: string; readonly folder: boolean }[] | undefined>;
}

/**
 * What of the machine is looked at for a file: all that a live configuration names, or what is in the folder of the
 * file; else why nothing is (a copy that no Postfix reads, a file that is elsewhere, no trust).
 */
export type Reach = 'live' | 'folder' | 'copy' | 'elsewhere' | 'untrusted';

export function createLocalMachine({ machine }: Host): LocalMachine {
  let trusted = false;
  let postfix: LocalPostfix | undefined;
  let looking: Promise<void> | undefined;

  const mayLook = (uri: string): boolean => trusted && machine !== undefined && pathOf(uri) !== undefined;
  const look = (): Promise<void> => {
    if (!trusted || !machine) return Promise.resolve();
    looking ??= machine.postfix().then((found) => {
      postfix = found;
    });
    return looking;
  };
  /** Whether the Postfix here reads the main.cf in a folder; where none is found, the usual folder counts. */
  async function isLive(folder: string): Promise<boolean> {
    const folders = postfix?.folders ?? ['/etc/postfix'];
    if (folders.includes(folder)) return true;
    const own = await machine?.realPath(folder);
    for (const one of folders) if ((await machine?.realPath(one)) === own) return true;
    return false;
  }

  return {
    trust() {
      trusted = true;
    },
    trusted: () => trusted,
    release: () => (postfix ? targetOf(postfix.version) : undefined),
    async releaseFor(uri) {
      const path = pathOf(sourceOfView(uri));
      if (!trusted || !path || !isLiveName(path)) return undefined;
      await look();
      return postfix && (await isLive(folderOf(path))) ? targetOf(postfix.version) : undefined;
    },
    async reach(uri) {
      const path = pathOf(uri);
      if (!machine || !path) return 'elsewhere';
      if (!trusted) return 'untrusted';
      if (!isLiveName(path)) return 'copy';
      await look();
      return (await isLive(folderOf(path))) ? 'live' : 'folder';
    },
    look,
    async facts(uri, wanted) {
      const path = pathOf(uri);
      if (!machine || !mayLook(uri) || !path || !isLiveName(path)) return undefined;
      await look();
      const folder = folderOf(path);
      const live = await isLive(folder);
      const may = (one: string): boolean => isOwnPath(one, folder, live);
      const paths = new Map<string, PathFacts>();
      const keys = new Map<string, ReadonlySet<string>>();
      const known = await Promise.all(
        wanted.paths.filter(may).map(async (one) => [one, await machine.pathFacts(one)] as const),
      );
      for (const [one, facts] of known) if (facts) paths.set(one, facts);
      for (const one of wanted.keys) {
        // Of the file beside it nothing counts but what is in it: who may read it there says nothing of the server.
        const own = live ? one : ownPathOf(one, folder, wanted.installed);
        const text = may(own) ? await machine.readPath(own) : undefined;
        if (text !== undefined) keys.set(one, tableKeys(text));
      }
      return {
        live,
        paths,
        keys,
        ...(live && postfix?.tableTypes ? { tableTypes: new Set(postfix.tableTypes) } : {}),
      };
    },
    async mayRead(uri, path) {
      const own = pathOf(uri);
      if (!machine || !mayLook(uri) || !own) return false;
      await look();
      const folder = folderOf(own);
      const live = isLiveName(own) && (await isLive(folder));
      if (!isOwnPath(path, folder, live)) return false;
      // A link in a checkout may lead out of it.
      return live || isOwnPath(await machine.realPath(path), await machine.realPath(folder), false);
    },
    async ownPath(uri, path, installed) {
      const own = pathOf(uri);
      if (!own) return path;
      const folder = own.slice(0, own.lastIndexOf('/'));
      return machine && mayLook(uri) && (await isLive(folder)) ? path : ownPathOf(path, folder, installed);
    },
    list: async (uri, folder) =>
      mayLook(uri) && isOwnPath(folder, '', true) ? machine?.listFolder(folder) : undefined,
  };
}

/**
 * The address of the file that a view of an effective configuration is made of
 * (client/src/effectiveViews.ts); else its own.
 */
function sourceOfView(uri: string): string {
  if (!uri.startsWith('postfix-effective:')) return uri;
  try {
    return /"uri":"([^"]*)"/.exec(decodeURIComponent(uri))?.[1] ?? uri;
  } catch {
    return uri;
  }
}

/** Copies and templates (main.cf.bak, main.cf.proto) are read by nobody. */
function isLiveName(path: string): boolean {
  return /\/(?:main|master)\.cf$/.test(path);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** The path of a `file:` address on this machine. */
export function pathOf(uri: string): string | undefined {
  const path = /^file:\/\/(\/[^?#]*)$/.exec(uri)?.[1];
  try {
    return path === undefined ? undefined : decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
