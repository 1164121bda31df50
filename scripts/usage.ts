// `node --import tsx scripts/usage.ts ../shared/corpus`: counts how many real main.cf files set each
// parameter, and writes
// the names that many set to server/src/data/usage/parameters.json: completion offers them first.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { knowledge } from '../server/src/facts/knowledge.ts';
import { parseMainCf } from '../server/src/syntax/mainCf.ts';

const corpus = process.argv[2] ?? '../shared/corpus';
/** As many names as a person may look through. */
const most = 60;

interface Entry {
  readonly file: string;
  readonly latest_of_path?: boolean;
}
const index = JSON.parse(readFileSync(join(corpus, 'index.json'), 'utf8')) as readonly Entry[];
// Of several versions of one file the last one.
const files = index.filter(({ file, latest_of_path: latest }) => file.startsWith('main/') && latest === true);

const counts = new Map<string, number>();
for (const { file } of files) {
  const { elements } = parseMainCf(readFileSync(join(corpus, file), 'latin1'));
  const names = new Set(elements.flatMap((element) => (element.kind === 'assignment' ? [element.name] : [])));
  for (const name of names) if (knowledge.parameters.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
}
const usual = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, most);
const path = new URL('../server/src/data/usage/parameters.json', import.meta.url);
writeFileSync(path, `${JSON.stringify({ files: files.length, parameters: Object.fromEntries(usual) }, null, 2)}\n`);
console.log(`${usual.length} names of ${files.length} files`);
