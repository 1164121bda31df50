// What the modules of server/src import, types included, and the circles in it.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../server/src/', import.meta.url));

/** The TypeScript files of server/src, as paths below it with `/`, in order. */
export function sourceFiles(): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .sort();
}

/** The text of one of them. */
export function sourceText(path: string): string {
  return readFileSync(join(source, path), 'utf8');
}

/** For each file, the files of server/src that it imports or exports from. */
export function importGraph(): Map<string, string[]> {
  const files = sourceFiles();
  const known = new Set(files);
  return new Map(
    files.map((path) => [
      path,
      importsOf(sourceText(path))
        .filter((target) => target.startsWith('.'))
        .map((target) => join(dirname(path), target).replaceAll('\\', '/'))
        .filter((target) => known.has(target)),
    ]),
  );
}

/** What a module names behind `from`, `import` or in `import(…)`. */
function importsOf(text: string): string[] {
  const pattern = /(?:^|[\s;}])(?:from|import)\s*\(?\s*'([^'\n]+)'/g;
  return Array.from(text.matchAll(pattern), ([, target]) => target as string);
}

/**
 * The circles of a graph: each set of files that all reach one another (a strongly connected component, by Tarjan's
 * algorithm), in order. A file that imports itself is one too.
 */
export function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const indices = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];

  function visit(file: string): number {
    const index = indices.size;
    indices.set(file, index);
    stack.push(file);
    let low = index;
    for (const target of graph.get(file) ?? []) {
      if (!indices.has(target)) low = Math.min(low, visit(target));
      else if (stack.includes(target)) low = Math.min(low, lowest.get(target) ?? indices.get(target) ?? low);
    }
    lowest.set(file, low);
    if (low === index) {
      const component = stack.splice(stack.indexOf(file));
      if (component.length > 1 || graph.get(file)?.includes(file)) circles.push(component.sort());
    }
    return low;
  }
  for (const file of graph.keys()) if (!indices.has(file)) visit(file);
  return circles.sort((a, b) => (a[0] as string).localeCompare(b[0] as string));
}
