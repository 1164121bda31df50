import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import { start } from './connection/start.ts';

const largest = 5 * 1024 * 1024;

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
