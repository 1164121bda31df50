import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type * as ours from './ours.ts';

/**
 * benchTrace/ours.ts as a bundle like those that ship. tsx, which runs the bench, puts a call around each function to
 * keep its name: that alone takes half of the speed.
 */
export function bundledOurs(): typeof ours {
  const folder = mkdtempSync(join(tmpdir(), 'bench-trace-'));
  try {
    const outfile = join(folder, 'ours.cjs');
    buildSync({
      entryPoints: [fileURLToPath(new URL('ours.ts', import.meta.url))],
      outfile,
      bundle: true,
      minify: true,
      target: 'es2022',
      platform: 'node',
      format: 'cjs',
      logLevel: 'warning',
    });
    return createRequire(import.meta.url)(outfile) as typeof ours;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
