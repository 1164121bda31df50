import { join } from 'node:path';
import { createLoader } from './compileCache.ts';

declare const __VERSION__: string;

const usage = `postfix-language-server: a language server for Postfix main.cf and master.cf

usage: postfix-language-server --stdio
       postfix-language-server --version`;

const words = process.argv.slice(2);
if (words.includes('--version')) console.log(__VERSION__);
else if (words.includes('--help') || !words.some((word) => /^--(stdio|node-ipc|socket|pipe)\b/.test(word))) {
  console.log(usage);
  if (!words.includes('--help')) process.exitCode = 2;
} else {
  const load = createLoader(join(__dirname, 'compiled'));
  // The part that all hosts share takes what differs by host from the global name "host" (esbuild.mjs).
  Object.assign(globalThis, { host: load(join(__dirname, 'server.node.cjs')) });
  load(join(__dirname, 'server.core.cjs'));
}
