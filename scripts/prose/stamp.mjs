// Stamps translations: `npm run prose:stamp -- zh-cn/file.md[:name] …` says that those blocks were compared with the
// English of today. `--new` stamps every block that carries no stamp yet.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localeNames } from '../locales/names.mjs';
import { proseFolder, readProse, stampOf } from './read.mjs';

const wanted = process.argv.slice(2);
if (!wanted.length) {
  console.error('usage: npm run prose:stamp -- (--new | zh-cn/file.md[:name]) …');
  process.exit(2);
}
const english = new Map(readProse('en').map(({ kind, name, source }) => [`${kind}\n${name}`, stampOf(source)]));
for (const locale of localeNames.filter((one) => one !== 'en')) {
  const all = readProse(locale);
  for (const file of new Set(all.map((block) => block.file))) {
    const blocks = all.filter((block) => block.file === file);
    const lines = readFileSync(join(proseFolder, file), 'utf8').split('\n');
    let count = 0;
    for (const { kind, name, line, stamp } of blocks) {
      const today = english.get(`${kind}\n${name}`);
      const named =
        wanted.includes(file) ||
        wanted.includes(`${file}:${name}`) ||
        (wanted.includes('--new') && stamp === undefined);
      if (!named || today === undefined || today === stamp) continue;
      lines[line - 1] = `## ${name} <!-- ${today} -->`;
      count++;
    }
    if (count) {
      writeFileSync(join(proseFolder, file), lines.join('\n'));
      console.log(`${file}: ${count} stamped`);
    }
  }
}
