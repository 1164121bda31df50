// `npm run package`: builds, packs dist/postfix-config-VERSION.vsix and prints its path on the last line.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { ZipFile } from 'yazl';

const root = fileURLToPath(new URL('..', import.meta.url));
const largest = 1_500_000;

/**
 * Builds and packs.
 * @returns the path of the VSIX
 * @throws {Error} when it would be over 1 MB: what is in it that should not be?
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

function withoutScripts(key, value) {
  return key === 'scripts' || key === 'devDependencies' ? undefined : value;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = await packExtension();
  console.log(`${(statSync(path).size / 1024).toFixed(0)} KiB`);
  console.log(path);
}
