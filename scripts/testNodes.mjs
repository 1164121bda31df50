// `npm run test:nodes [-- 20 22]`: the protocol tests with each Node that the server is for, as npm delivers them.
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installNode } from './nodes.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The oldest one that engines in package.json allows, and the releases with long-term support after it. */
const supported = ['20', '22', '24'];

const asked = process.argv.slice(2);
const tests = readdirSync(join(root, 'test/protocol')).filter((name) => name.endsWith('.test.ts'));
const failed = [];
execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' });
for (const major of asked.length ? asked : supported) {
  const node = installNode(major);
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  console.log(`\n── Node ${version}`);
  const words = ['--import', 'tsx', '--import', './test/seed.ts', '--test', '--test-reporter=dot'];
  const files = tests.map((name) => join('test/protocol', name));
  const { status } = spawnSync(node, [...words, ...files], { cwd: root, stdio: 'inherit' });
  console.log(`── Node ${version}: ${status === 0 ? 'passed' : 'FAILED'}`);
  if (status !== 0) failed.push(version);
}
process.exit(failed.length ? 1 : 0);
