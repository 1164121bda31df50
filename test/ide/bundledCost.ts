import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

/**
 * Bundles a function of ours as the server is bundled: the loader of the tests adds a call to each closure that is
 * made, which doubles the time of code that makes many.
 * @param source a module in test/ide that exports `run`
 */
export async function bundled(source: string): Promise<() => unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'postfix-cost-'));
  try {
    const outfile = join(folder, 'run.mjs');
    buildSync({
      stdin: { contents: source, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile,
      logLevel: 'error',
    });
    const { run } = (await import(pathToFileURL(outfile).href)) as { run: () => unknown };
    return run;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
