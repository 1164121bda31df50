import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
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
  tuneV8();
  const load = createLoader([join(__dirname, 'compiled')]);
  // The part that all hosts share takes what differs by host from the global name "host" (esbuild.mjs).
  Object.assign(globalThis, { host: load(join(__dirname, 'server.node.cjs')) });
  load(join(__dirname, 'server.core.cjs'));
}

/**
 * V8 doubles its young generation as objects survive in it, and does not give that memory back: after 500 edits of
 * 1,000 lines the process has 68 MiB with these flags and 84 without (Node 20), and is no slower. V8 11 (Node 20)
 * compiles a function again for speed after 68 KB of its bytecode; a server that works in bursts of a millisecond
 * seldom runs it often enough to be worth that: without the flag a keystroke takes 3.3 ms of CPU time instead of 2.4.
 * Only engines that are known to have a flag get it, as V8 writes to stderr about others; Electron may take no flags
 * once it runs.
 */
function tuneV8(): void {
  const { v8, electron } = process.versions;
  if (electron !== undefined) return;
  if (/^1[1-3]\./.test(v8)) setFlagsFromString('--semi-space-growth-factor=1');
  if (v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=400000');
}
