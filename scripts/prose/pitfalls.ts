// `npm run pitfalls`: the pitfalls of the English explanations that
// name a second parameter or master.cf, and so could be rules.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { knowledge } from '../../server/src/facts/knowledge.ts';

const folder = fileURLToPath(new URL('../../server/src/data/prose/en/', import.meta.url));

/** A pitfall: of which explanation, in which file, and its words. */
export interface Pitfall {
  readonly file: string;
  readonly name: string;
  readonly text: string;
}

/** All of them, in the order of the files. */
export function pitfalls(): Pitfall[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .flatMap((file) => {
      const blocks = readFileSync(`${folder}${file}`, 'utf8').split(/^## /m).slice(1);
      return blocks.flatMap((block): Pitfall[] => {
        const name = /^\S+/.exec(block)?.[0] ?? '';
        const text = /^Pitfall: ([^]*?)(?=\n\n|$(?![^]))/m.exec(block)?.[1]?.replaceAll('\n', ' ');
        return text !== undefined && namesAnother(text, name) ? [{ file, name, text }] : [];
      });
    });
}

function namesAnother(text: string, name: string): boolean {
  if (text.includes('master.cf') || text.includes('`-o')) return true;
  return [...text.matchAll(/`([a-z0-9_]+)/g)].some(([, word = '']) => word !== name && knowledge.parameters.has(word));
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { file, name, text } of pitfalls()) console.log(`${file} ${name}: ${text}`);
