// `node test/vscode/run.mjs node|web`: the suite extension.test.ts
// inside a real extension host. `esbuild.mjs --tests` comes first.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runInExtensionHost } from '../../scripts/workbench/extensionHost.mjs';

const kind = process.argv[2] ?? 'node';
const root = fileURLToPath(new URL('../../', import.meta.url));
mkdirSync(`${root}artifacts`, { recursive: true });
const { failures, tests } = await runInExtensionHost({
  kind,
  extension: root.replace(/\/$/, ''),
  tests: `${root}dist/test/${kind}-runner.cjs`,
  screenshot: `${root}artifacts/vscode-${kind}.png`,
});
for (const { title, state, error } of tests)
  console.log(`${state === 'passed' ? '✔' : '✖'} ${kind}: ${title}${error ? `\n  ${error}` : ''}`);
if (!tests.length) console.error('no test ran');
process.exit(failures === 0 && tests.length ? 0 : 1);
