// `npm run package`: builds, packs dist/postfix-config-VERSION.vsix and prints its path on the last line.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const largest = 1_000_000;

/**
 * Builds and packs.
 * @returns the path of the VSIX
 * @throws {Error} when it would be over 1 MB: what is in it that should not be?
 */
export function packExtension({ built = false } = {}) {
  const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const path = `${root}dist/postfix-config-${version}.vsix`;
  if (!built) execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  mkdirSync(`${root}/dist`, { recursive: true });
  execFileSync(process.execPath, ['node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', '--out', path], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const { size } = statSync(path);
  if (size > largest) throw new Error(`${path} has ${size} bytes, more than ${largest}`);
  return path;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = packExtension();
  console.log(`${(statSync(path).size / 1024).toFixed(0)} KiB`);
  console.log(path);
}
