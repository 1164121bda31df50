import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as library from 'vscode-languageserver/node';
import type { start } from './lsp/start.ts';
import { localeName, nodeMachine, readPath } from './nodeHost.ts';

/** The shared bundle takes the library from here, and calls `run` (esbuild.mjs). */
export { library, serveInProcess as run };

/** Serves over the transport that the command line names. */
function serveInProcess(serve: typeof start): void {
  const locale = localeName(process.env);
  serve(library.createConnection(library.ProposedFeatures.all), {
    loadData: (name) => readFile(join(__dirname, 'data', name), 'utf8'),
    loadBytes: async (name) => new Uint8Array(await readFile(join(__dirname, 'data', name))),
    readText: async (uri) => (uri.startsWith('file:') ? readPath(pathOf(uri)) : undefined),
    soon: (task) => {
      setImmediate(task);
    },
    later: (task, milliseconds) => {
      setTimeout(task, milliseconds);
    },
    ...(locale === undefined ? {} : { locale }),
    ...(nodeMachine ? { machine: nodeMachine } : {}),
  });
}

/** Empty for an address that is no path here, such as that of another host. */
function pathOf(uri: string): string {
  try {
    return fileURLToPath(uri);
  } catch {
    return '';
  }
}
