// `npm run package`: builds, packs dist/postfix-config-VERSION.vsix and prints its path on the last line.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { ZipFile } from 'yazl';

const root = fileURLToPath(new URL('..', import.meta.url));
const largest = 1_500_000;

/**
 * Builds and packs.
 * @returns the path of the VSIX
 * @throws {Error} when it is too large (what is in it that should not be?), or lacks what its own linter needs
 */
export async function packExtension({ built = false } = {}) {
  const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const path = `${root}dist/postfix-config-${version}.vsix`;
  if (!built) execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  mkdirSync(`${root}/dist`, { recursive: true });
  execFileSync(process.execPath, ['node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', '--out', path], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // vsce compresses at the usual level; the highest one saves what a page of prose takes.
  writeFileSync(path, await packedTight(readFileSync(path)));
  const { size } = statSync(path);
  tryLinter(path);
  if (size > largest) throw new Error(`${path} has ${size} bytes, more than ${largest}`);
  return path;
}

/**
 * The same files in an archive as small as zlib makes it; JSON without the spaces,
 * and the manifest without the scripts, that are for people who work on it.
 */
async function packedTight(archive) {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(unzipSync(archive))) {
    const content = Buffer.from(bytes);
    zip.addBuffer(
      name.endsWith('.json')
        ? Buffer.from(
            JSON.stringify(
              JSON.parse(content.toString()),
              name === 'extension/package.json' ? withoutScripts : undefined,
            ),
          )
        : content,
      name,
      { compressionLevel: 9 },
    );
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** The task of the extension runs the linter that is packed: the archive must hold all that a check loads. */
function tryLinter(path) {
  const folder = mkdtempSync(join(tmpdir(), 'postfix-vsix-'));
  try {
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(path)))) {
      if (!name.startsWith('extension/dist/') || name.endsWith('/')) continue;
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    writeFileSync(join(folder, 'main.cf'), 'biff = maybe\n');
    const words = ['--no-files', '--target-version', '3.11', '--format', 'json', folder];
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [join(folder, 'extension/dist/postfix-lint.cjs'), ...words],
      {
        encoding: 'utf8',
      },
    );
    if (!stdout.includes('invalid-boolean')) throw new Error(`the packed linter does not run: ${stderr}${stdout}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function withoutScripts(key, value) {
  return key === 'scripts' || key === 'devDependencies' ? undefined : value;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = await packExtension();
  console.log(`${(statSync(path).size / 1024).toFixed(0)} KiB`);
  console.log(path);
}
