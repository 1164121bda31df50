import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** How much more a new cache must hold before the old one is replaced: sessions differ a little each time. */
const worthWriting = 1.01;

/** What makes scripts the body of a function, as `require` does for a module. */
const [head, newline, foot] = ['(function (exports, require, module, __filename, __dirname) { ', '\n', '})'].map((text) => Buffer.from(text)) as [Buffer, Buffer, Buffer];

/** Bytes of the checksum before the code. */
const checksumLength = 32;

/**
 * Runs scripts, one after the other in one scope, as `require` would run a module, without compiling what an earlier run
 * of them compiled: of the 35 ms between a file's opening and what is wrong in it, V8 compiled for 14. When the process
 * exits, what this run compiled is kept in a file beside the first script: who may write there may write the scripts too,
 * so that nobody else's code is trusted. Node 20 has no `module.enableCompileCache`; the variable that switches it off in
 * newer ones, NODE_DISABLE_COMPILE_CACHE, does so here.
 */
export function runWithCodeCache(scripts: readonly [string, ...string[]]): void {
  const [path] = scripts;
  const id = identityOf(scripts);
  // Put together as bytes, all of which are ASCII (esbuild.mjs): of each string on the way V8 would keep a copy, 1.8 MB of them.
  const source = Buffer.concat([head, ...scripts.flatMap((one) => [readFileSync(one), newline]), foot]).toString('latin1');
  // Engines tell by their version which code is theirs, and write each to its own file.
  const cache = `${path}.${process.versions.v8}.${process.arch}.cache`;
  // While an update replaces the scripts nobody can tell whose code is whose.
  const unwanted = Boolean(process.env.NODE_DISABLE_COMPILE_CACHE) || !identityOf(scripts).equals(id);
  const known = unwanted ? undefined : readCache(cache, id);
  const script = new Script(source, { filename: path, ...(known ? { cachedData: known } : {}) });
  const before = known && !script.cachedDataRejected ? known.length : 0;
  if (!unwanted) process.once('exit', () => { keep(cache, id, script, before); });
  const module = { exports: {} };
  (script.runInThisContext() as (...parts: unknown[]) => void).call(module.exports, module.exports, Module.createRequire(path), module, path, dirname(path));
}

/** Of files as they are: others that take their place are made later. A hash of what they hold would take milliseconds of each start. */
function identityOf(paths: readonly string[]): Buffer {
  return Buffer.from(paths.map((path) => {
    const { size, mtimeMs, ctimeMs, ino } = statSync(path);
    return [size, mtimeMs, ctimeMs, ino].join(':');
  }).join());
}

/** The compiled code of these very scripts, or undefined. V8 itself compares the length of the source alone, and ends the process where a byte is wrong. */
function readCache(cache: string, id: Buffer): Buffer | undefined {
  let content: Buffer;
  try {
    content = readFileSync(cache);
  } catch {
    return undefined;
  }
  const code = content.subarray(checksumLength);
  return sha256(id, code).equals(content.subarray(0, checksumLength)) ? code : undefined;
}

/** Writes what is compiled by now, if that is more than was known; where it cannot, the next start compiles again. */
function keep(cache: string, id: Buffer, script: Script, before: number): void {
  const unfinished = `${cache}.${process.pid}`;
  try {
    const code = script.createCachedData();
    if (code.length <= before * worthWriting) return;
    writeFileSync(unfinished, Buffer.concat([sha256(id, code), code]));
    renameSync(unfinished, cache);
  } catch {
    rmSync(unfinished, { force: true });
  }
}

function sha256(...parts: (string | Buffer)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
