import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Plugin, build } from 'esbuild';
import { type Mutation, withMutations } from './mutations.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds a script with all changes in it, of which `globalThis.mutant` turns one on. @returns its path */
export async function bundleWith(entry: string, outfile: string, mutations: readonly Mutation[]): Promise<string> {
  const plugin: Plugin = {
    name: 'mutations',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const numbered = mutations.map((mutation, number) => [number, mutation] as const);
        const own = numbered.filter(([, { file }]) => file === path);
        // A bundle stands elsewhere than the files that read something beside themselves.
        const text = withMutations(readFileSync(path, 'utf8'), own);
        const contents = text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
        return { contents, loader: 'ts' };
      });
    },
  };
  const setMutant =
    "import { workerData as given } from 'node:worker_threads';" +
    "globalThis.mutant = given?.mutant ?? Number(process.env.MUTANT ?? '-1');";
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    absWorkingDir: root,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
    banner: { js: setMutant },
    plugins: [plugin],
  });
  return outfile;
}
