// What is still there that should not be. Each list must say exactly what is there, and may only get shorter: after a
// clean-up `npm run house` takes out of allowed.json what is gone. It adds nothing.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { circlesIn, importGraph, sourceFiles } from './imports.ts';
import { declaredNames, exportedNames } from './names.ts';

export const allowedPath = fileURLToPath(new URL('allowed.json', import.meta.url));
const glossaryPath = fileURLToPath(new URL('../../docs/glossary.md', import.meta.url));

/** Faults of the house by kind; each fault is one line of text. */
export interface Faults {
  /** Files of server/src that import one another in a circle, types included. */
  readonly importCircles: readonly string[];
  /** Names that several files export. */
  readonly exportedTwice: readonly string[];
  /** Words that docs/glossary.md replaces, and the file that still declares one. */
  readonly replacedWords: readonly string[];
}

export function findFaults(): Faults {
  return {
    importCircles: circlesIn(importGraph()).map((files) => files.join(' ')),
    exportedTwice: Array.from(exportedNames())
      .filter(([, files]) => files.size > 1)
      .map(([name, files]) => `${name}: ${[...files].join(' ')}`)
      .sort(),
    replacedWords: findReplacedWords(),
  };
}

export function readAllowed(): Faults {
  return JSON.parse(readFileSync(allowedPath, 'utf8')) as Faults;
}

/** The words in backticks in the first column of the table "Words that were replaced". */
export function replacedWords(): string[] {
  const [, table = ''] = readFileSync(glossaryPath, 'utf8').split('## Words that were replaced');
  const cells = table.split('\n').map((line) => /^\| (`.*?`) \|/.exec(line)?.[1] ?? '');
  return cells.flatMap((cell) => Array.from(cell.matchAll(/`(\w+)`/g), ([, word]) => word as string));
}

function findReplacedWords(): string[] {
  const declared = declaredNames();
  const files = sourceFiles();
  return replacedWords().flatMap((word) => {
    const named = files.filter((path) => path.endsWith(`/${word}.ts`) || path === `${word}.ts`);
    return [...new Set([...(declared.get(word) ?? []), ...named])].sort().map((path) => `${word}: ${path}`);
  });
}
