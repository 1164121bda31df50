// Node of other versions, as npm delivers it.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const cache = join(process.env.POSTFIX_CONFIG_CACHE ?? join(homedir(), '.cache', 'postfix-config'), 'nodes');

/** Gives the path of the newest Node with a major number; npm has a package of the program for each system. */
export function installNode(major) {
  const folder = join(cache, major);
  const isWindows = process.platform === 'win32';
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
  mkdirSync(folder, { recursive: true });
  const words = ['--prefix', folder, '--no-audit', '--no-fund', '--no-save', '--ignore-scripts', `${name}@${major}`];
  execFileSync('npm', ['install', ...words], { stdio: ['ignore', 'ignore', 'inherit'], shell: isWindows });
  return join(folder, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
}
