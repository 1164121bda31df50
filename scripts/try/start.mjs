// `npm start`: builds the VSIX, installs it into a VS Code and opens the sample workspace. Uses `code` where it is on
// PATH, else a VS Code that is fetched from npm and shown in a browser. PORT chooses its port.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packExtension } from '../package.mjs';
import { ensureVsCode } from '../workbench/installVsCode.mjs';
import { installExtension, makeProfile, startServer } from '../workbench/server.mjs';

const root = mkdtempSync(join(tmpdir(), 'postfix-config-try-'));
// A copy: whatever is tried there, the checkout stays as it is.
const workspace = join(root, 'sample');
cpSync(fileURLToPath(new URL('../../sample', import.meta.url)), workspace, { recursive: true });

console.log('building the extension');
const vsix = await packExtension();

if (spawnSync('code', ['--version'], { stdio: 'ignore' }).status === 0) {
  execFileSync('code', ['--install-extension', vsix, '--force'], { stdio: 'inherit' });
  execFileSync('code', [workspace, '--goto', join(workspace, 'main.cf')], { stdio: 'inherit' });
  console.log(`opened ${workspace} in VS Code`);
} else {
  const vscode = await ensureVsCode((text) => console.log(text));
  const profile = makeProfile({ root, settings: { 'security.workspace.trust.enabled': false } });
  await installExtension(vscode, profile, vsix);
  const server = await startServer(vscode, profile, { port: Number(process.env.PORT ?? 0) });
  const address = server.address(workspace, [['openFile', server.uri(join(workspace, 'main.cf'))]]);
  console.log(`\nVS Code with the extension, at work on ${workspace}:\n\n` + `  ${address}\n\n` + 'Ctrl+C ends it.');
  const end = async () => {
    await server.stop();
    rmSync(root, { recursive: true, force: true });
    process.exit(0);
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  await server.ended;
}
