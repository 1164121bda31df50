import { stat } from 'node:fs';
import { join } from 'node:path';
import { runWithCodeCache } from './codeCache.ts';
import { tuneEngine } from './engine.ts';

declare const __VERSION__: string;

const words = process.argv.slice(2);
if (words.includes('--version')) console.log(__VERSION__);
else if (words.includes('--help') || !words.some((word) => /^--(stdio|node-ipc|socket|pipe)\b/.test(word))) {
  console.log('postfix-language-server: a language server for Postfix main.cf and master.cf\n\nusage: postfix-language-server --stdio\n       postfix-language-server --version');
  if (!words.includes('--help')) process.exitCode = 2;
} else {
  // libuv starts its threads when something is first read, and waits until all of them run: now nothing else does.
  stat(__dirname, () => {});
  // Before the server is compiled: V8 keeps code by its flags.
  tuneEngine();
  runWithCodeCache([join(__dirname, 'server.node.js'), join(__dirname, 'server.core.js')]);
}
