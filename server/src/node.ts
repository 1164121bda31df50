import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import { start } from './connection/start.ts';

declare const __VERSION__: string;
const largest = 5 * 1024 * 1024;

const words = process.argv.slice(2);
if (words.includes('--version')) console.log(__VERSION__);
else if (words.includes('--help') || !words.some((word) => /^--(stdio|node-ipc|socket|pipe)\b/.test(word))) {
  console.log('postfix-language-server: a language server for Postfix main.cf and master.cf\n\nusage: postfix-language-server --stdio\n       postfix-language-server --version');
  if (!words.includes('--help')) process.exitCode = 2;
} else serve();

function serve(): void {
  start(createConnection(ProposedFeatures.all), {
    loadData: (name) => readFile(join(__dirname, 'data', name), 'utf8'),
    async readText(uri) {
      try {
        if (!uri.startsWith('file:')) return undefined;
        const path = fileURLToPath(uri);
        const info = await stat(path);
        return info.isFile() && info.size <= largest ? await readFile(path, 'utf8') : undefined;
      } catch {
        return undefined; // absent or not ours to read: both mean that nothing is known of it
      }
    },
    soon: (run) => { setImmediate(run); },
  });
}
