import { lstatSync, mkdirSync } from 'node:fs';
import module from 'node:module';

/** What Node has had since 22.1; the types of this project are those of Node 20. */
interface WithCompileCache {
  readonly enableCompileCache?: (folder: string) => unknown;
}

/**
 * Asks Node (22.1 and newer) to keep what it compiles of the server's scripts for the next start. Node 20 compiles at
 * each start.
 *
 * The folder stands beside the scripts: who can put other files there can replace the scripts too. It is used only if it
 * belongs to this user and nobody else may write to it, since Node runs the code that it finds in it, and this server may
 * run as root. Node itself compares checksums, and heeds NODE_COMPILE_CACHE and NODE_DISABLE_COMPILE_CACHE.
 * @param folder is made where there is none
 * @returns whether Node was asked
 */
export function keepCompiledCode(folder: string): boolean {
  const { enableCompileCache } = module as WithCompileCache;
  if (enableCompileCache === undefined || !isSafeFolder(folder)) return false;
  enableCompileCache(folder);
  return true;
}

/** Whether a folder, which is made if need be, is this user's and closed to others. A link to a folder is refused. */
function isSafeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    if (!found.isDirectory()) return false;
    // Windows has neither such users nor such modes; there a new folder takes its access rights from the one it is in.
    return process.geteuid === undefined || (found.uid === process.geteuid() && (found.mode & 0o022) === 0);
  } catch {
    return false;
  }
}
