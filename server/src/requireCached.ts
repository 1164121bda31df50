import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** Bytes of the checksum before the code. */
const checksumLength = 32;

/**
 * Runs a CommonJS script as `require` does, without compiling again what an earlier run compiled: for Node 20, which
 * has no `module.enableCompileCache` (compileCache.ts has what that is worth). The code is written when the process
 * exits, and again only when it no longer fits.
 * @param path of a script whose text is all ASCII
 * @param folder where the code is kept; only this user may be able to write to it
 * @returns what the script exports
 */
export function requireCached(path: string, folder: string): unknown {
  const source = Module.wrap(readFileSync(path, 'latin1'));
  // V8 takes the code of another version for damaged: each version has its own file.
  const file = join(folder, `${basename(path)}.${process.versions.v8}.${process.arch}`);
  const cachedData = readCode(file, source);
  const script = new Script(source, { filename: path, ...(cachedData ? { cachedData } : {}) });
  if (!cachedData || script.cachedDataRejected)
    process.once('exit', () => {
      writeCode(file, source, script);
    });
  const module = { exports: {} };
  const run = script.runInThisContext() as (...parts: unknown[]) => void;
  run.call(module.exports, module.exports, createRequire(path), module, path, dirname(path));
  return module.exports;
}

/**
 * The code that was compiled from this very source; undefined where there is none. V8 compares only the length of the
 * source and trusts the code, so that the checksum is over both.
 */
function readCode(file: string, source: string): Buffer | undefined {
  try {
    const content = readFileSync(file);
    const code = content.subarray(checksumLength);
    return checksumOf(source, code).equals(content.subarray(0, checksumLength)) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Where this fails, the next start compiles again. */
function writeCode(file: string, source: string, script: Script): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    const code = script.createCachedData();
    writeFileSync(unfinished, Buffer.concat([checksumOf(source, code), code]), { mode: 0o600 });
    renameSync(unfinished, file);
  } catch {
    rmSync(unfinished, { force: true });
  }
}

function checksumOf(source: string, code: Buffer): Buffer {
  return createHash('sha256').update(source, 'latin1').update(code).digest();
}
