import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import { start } from './connection/start.ts';
import { tuneEngine } from './engine.ts';
import { nodeMachine, readPath } from './nodeHost.ts';
import { stdioConnection } from './stdio.ts';

declare const __VERSION__: string;

const words = process.argv.slice(2);
if (words.includes('--version')) console.log(__VERSION__);
else if (words.includes('--help') || !words.some((word) => /^--(stdio|node-ipc|socket|pipe)\b/.test(word))) {
  console.log('postfix-language-server: a language server for Postfix main.cf and master.cf\n\nusage: postfix-language-server --stdio\n       postfix-language-server --version');
  if (!words.includes('--help')) process.exitCode = 2;
} else serve();

function serve(): void {
  tuneEngine();
  start(words.includes('--stdio') ? stdioConnection() : createConnection(ProposedFeatures.all), {
    loadData: (name) => readFile(join(__dirname, 'data', name), 'utf8'),
    readText: async (uri) => (uri.startsWith('file:') ? readPath(pathOf(uri)) : undefined),
    soon: (run) => { setImmediate(run); },
    later: (run, milliseconds) => { setTimeout(run, milliseconds); },
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
