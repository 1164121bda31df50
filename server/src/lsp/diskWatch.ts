import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type InitializeParams,
} from 'vscode-languageserver';
import { pathToUri } from '../ide/links.ts';
import type { Disk } from '../model/disk.ts';

/** The folders whose files matter; those that only lead there are too busy to be watched. */
export function foldersOf({ paths }: Disk): string[] {
  const files = [...paths].filter(([, { kind }]) => kind !== 'folder').map(([path]) => path);
  return [...new Set(files.map((path) => path.slice(0, path.lastIndexOf('/'))))].filter((folder) => folder !== '');
}

/** More folders than a real configuration's files are in. */
const most = 30;

/** Asks the client to tell of changes in the folders that matter, where it can watch folders outside the workspace. */
export interface DiskWatch {
  begin(params: InitializeParams): void;
  /** Folders that are to be watched from now on, besides those that are already. */
  watch(folders: Iterable<string>): void;
}

export function createDiskWatch(connection: Connection): DiskWatch {
  let able = false;
  let watched = new Set<string>();
  let registration: Promise<Disposable> | undefined;
  return {
    begin({ capabilities: { workspace } }) {
      able =
        workspace?.didChangeWatchedFiles?.dynamicRegistration === true &&
        workspace.didChangeWatchedFiles.relativePatternSupport === true;
    },
    watch(folders) {
      if (!able) return;
      const next = new Set([...watched, ...folders].slice(0, most));
      if (next.size === watched.size) return;
      watched = next;
      const before = registration;
      registration = connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [...next].map((folder) => ({ globPattern: { baseUri: pathToUri(folder), pattern: '*' } })),
      });
      registration
        .then(async () => (await before)?.dispose())
        .catch((error: unknown) => connection.console.error(`watch: ${String(error)}`));
    },
  };
}
