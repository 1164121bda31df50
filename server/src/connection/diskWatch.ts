import { type Connection, DidChangeWatchedFilesNotification, type Disposable, type InitializeParams } from 'vscode-languageserver';
import { pathToUri } from '../features/links.ts';

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
      able = workspace?.didChangeWatchedFiles?.dynamicRegistration === true && workspace.didChangeWatchedFiles.relativePatternSupport === true;
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
      registration.then(async () => (await before)?.dispose()).catch((error: unknown) => connection.console.error(`watch: ${String(error)}`));
    },
  };
}
