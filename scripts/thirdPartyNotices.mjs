// The licences of what is bundled, read off what the bundler really took.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The notices for some bundles.
 * @param {{inputs: Record<string, {bytesInOutput?: number}>}[]} outputs as esbuild's metafile has them, one a bundle
 * @throws {Error} when a package has no licence file: it may not be given on without one
 */
export function thirdPartyNotices(outputs) {
  const folders = new Set();
  for (const { inputs } of outputs)
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path.replace(/^\w+:/, ''))?.[0];
      if (folder !== undefined && bytesInOutput !== 0) folders.add(folder);
    }
  const packages = [...folders].sort().map((folder) => noticeOf(join(root, folder)));
  const pcre2 = readFileSync(join(root, 'server/src/data/pcre2/LICENCE'), 'utf8');
  return [
    'The following works of others are part of this package.',
    ...[...packages, { title: 'PCRE2 10.42 and 10.46, built for WebAssembly', licence: pcre2 }].map(
      ({ title, licence }) => `${'-'.repeat(72)}\n${title}\n\n${licence.trim()}`,
    ),
    '',
  ].join('\n\n');
}

function noticeOf(folder) {
  const { name, version, license, homepage } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (file === undefined || !existsSync(join(folder, file))) throw new Error(`${name} has no licence file`);
  const notice = readdirSync(folder).find((one) => /^notice/i.test(one));
  const texts = [file, ...(notice === undefined ? [] : [notice])].map((one) =>
    readFileSync(join(folder, one), 'utf8'),
  );
  return { title: `${name} ${version} (${license})${homepage ? `\n${homepage}` : ''}`, licence: texts.join('\n') };
}
