#!/usr/bin/env node
/**
 * Rebuilds `server/src/data/facts/*.json` from a Postfix source repository.
 *
 *   node scripts/facts/build.mjs --source /path/to/postfix.git
 *     [--out server/src/data/facts] [--check] [--snapshot REF | --no-snapshot]
 *
 * `--check` writes nothing and exits 1, with one line a difference, where the files in `--out` are not what the source
 * gives. `--snapshot` names the development branch (HEAD); it counts when its version is ahead of the newest tag.
 * Names that the source has and `overlay/` does not describe are listed on stderr: they need a person.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { differences } from './difference.mjs';
import { makeFacts } from './make.mjs';
import { print } from './shape.mjs';

const data = resolve(dirname(fileURLToPath(import.meta.url)), '../../server/src/data');
const { values: options } = parseArgs({
  options: {
    source: { type: 'string', default: process.env.POSTFIX_SOURCE },
    out: { type: 'string', default: join(data, 'facts') },
    check: { type: 'boolean', default: false },
    snapshot: { type: 'string', default: 'HEAD' },
    'no-snapshot': { type: 'boolean', default: false },
  },
});

if (!options.source) {
  console.error(
    'usage: build.mjs --source /path/to/postfix.git [--out folder] [--check] [--snapshot ref | --no-snapshot]',
  );
  process.exit(2);
}

const { files, unknown, releases } = makeFacts({
  source: options.source,
  snapshot: options['no-snapshot'] ? undefined : options.snapshot,
  overlay: join(data, 'overlay'),
});
for (const line of unknown) console.error(`needs a person: ${line}`);

let drifted = 0;
for (const [name, file] of Object.entries(files)) {
  const path = join(options.out, `${name}.json`);
  const text = print(file);
  if (!options.check) {
    writeFileSync(path, text);
    continue;
  }
  const committed = readText(path);
  if (committed === text) continue;
  drifted++;
  const lines = differences(committed ? JSON.parse(committed) : {}, JSON.parse(text));
  console.log(`${name}.json: committed → source`);
  for (const line of lines.length ? lines : ['~ layout of the file']) console.log(`  ${line}`);
}
const comparison = drifted ? `${drifted} files differ` : 'the facts agree with the source';
console.error(`Postfix ${releases}: ${options.check ? comparison : `written to ${options.out}`}`);
process.exitCode = drifted ? 1 : 0;

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
