// Builds the server of another revision, for a benchmark beside this one.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives the folder with the built server (server/dist) of a revision. It is built once, in a git worktree that is
 * removed afterwards, with this checkout's node_modules where the lock file is the same, otherwise with its own.
 * @param {string} root this checkout
 * @param {string} reference what git calls a revision: a tag, a branch, a hash
 * @param {string} cache where built servers are kept, by the hash of their commit
 */
export function buildRevision(root, reference, cache) {
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] };
  const git = (...words) => execFileSync('git', words, options).trim();
  const commit = git('rev-parse', '--verify', `${reference}^{commit}`);
  const built = join(cache, commit);
  if (existsSync(built)) return built;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'postfix-config-before-'));
  const checkout = join(folder, 'checkout');
  try {
    git('worktree', 'add', '--detach', checkout, commit);
    installPackages(root, checkout);
    execFileSync(process.execPath, ['esbuild.mjs'], { cwd: checkout, stdio: 'inherit' });
    // A run that was stopped half-way must not leave half a server.
    const unfinished = mkdtempSync(join(cache, 'unfinished-'));
    cpSync(join(checkout, 'server', 'dist'), unfinished, { recursive: true });
    if (existsSync(built)) rmSync(unfinished, { recursive: true });
    else renameSync(unfinished, built);
    return built;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    git('worktree', 'prune');
  }
}

/** Links the packages of this checkout where they are the ones that the other one locks. */
function installPackages(root, checkout) {
  const lockOf = (folder) => readFileSync(join(folder, 'package-lock.json'), 'utf8');
  // What is installed says what it was installed from; package-lock.json may have been edited since.
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && lockOf(root) === lockOf(checkout)) {
    symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'));
  } else {
    const options = { cwd: checkout, stdio: ['ignore', 'ignore', 'inherit'] };
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], options);
  }
}
