// `npm run test:electron`: the same suite in a desktop VS Code,
// where one can be downloaded (or is named by VSCODE_EXECUTABLE).
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';

const root = fileURLToPath(new URL('../../', import.meta.url));
execFileSync(process.execPath, ['esbuild.mjs', '--tests'], { cwd: root, stdio: 'inherit' });
const executable = process.env.VSCODE_EXECUTABLE;
await runTests({
  ...(executable ? { vscodeExecutablePath: executable } : {}),
  extensionDevelopmentPath: root,
  extensionTestsPath: `${root}dist/test/node-runner.cjs`,
  launchArgs: ['--disable-workspace-trust'],
});
