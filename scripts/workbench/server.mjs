// A VS Code server with a profile of its own.
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** Settings that keep everything away that is not the editor. */
const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': 'off',
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'remote.autoForwardPorts': false,
};

/**
 * A new profile below `root`.
 * @param settings the user's settings, over those above
 */
export function makeProfile({ root = mkdtempSync(join(tmpdir(), 'postfix-config-')), settings = {} } = {}) {
  const profile = {
    root,
    home: join(root, 'home'),
    temporary: join(root, 'tmp'),
    server: join(root, 'server'),
    user: join(root, 'user'),
    extensions: join(root, 'extensions'),
  };
  for (const folder of [
    profile.home,
    profile.temporary,
    profile.server,
    profile.extensions,
    join(profile.user, 'User'),
  ])
    mkdirSync(folder, { recursive: true });
  writeFileSync(join(profile.user, 'User', 'settings.json'), JSON.stringify({ ...quiet, ...settings }, null, 2));
  return profile;
}

const folders = (profile) => [
  '--server-data-dir',
  profile.server,
  '--user-data-dir',
  profile.user,
  '--extensions-dir',
  profile.extensions,
];

/**
 * Nothing of the caller's environment reaches the extension host: VSCODE_*, NODE_OPTIONS and npm_* would change it.
 */
const environment = (profile, extra = {}) => ({
  PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
  HOME: profile.home,
  TMPDIR: profile.temporary,
  XDG_RUNTIME_DIR: profile.temporary,
  LANG: 'C.UTF-8',
  TZ: 'UTC',
  SHELL: '/bin/sh',
  ...extra,
});

/** Installs a VSIX; an error where VS Code does not say that it did. */
export async function installExtension(vscode, profile, vsix) {
  const { stdout } = await promisify(execFile)(
    vscode.node,
    [vscode.main, '--install-extension', vsix, '--force', ...folders(profile)],
    { env: environment(profile) },
  );
  if (!stdout.includes('was successfully installed')) throw new Error(`not installed: ${stdout}`);
}

/**
 * Starts the server on 127.0.0.1; resolves when it listens.
 * @param testDriver honours `extensionTestsPath` in the address, and hides notifications
 */
export async function startServer(vscode, profile, { port = 0, testDriver = false } = {}) {
  const child = spawn(
    vscode.node,
    [
      vscode.main,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--without-connection-token',
      '--accept-server-license-terms',
      '--telemetry-level',
      'off',
      ...(testDriver ? ['--enable-smoke-test-driver'] : []),
      ...folders(profile),
    ],
    { env: environment(profile), stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  // It leads a process group: ending the group ends extension hosts and language servers with it.
  const end = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      /* gone already */
    }
  };
  const endNow = () => end('SIGKILL');
  process.once('exit', endNow);
  let output = '';
  const listening = new Promise((done, failed) => {
    const timer = setTimeout(() => failed(new Error(`VS Code did not start within 60 s:\n${output}`)), 60_000);
    const take = (chunk) => {
      output = (output + chunk).slice(-20_000);
      const found = /Extension host agent listening on (\d+)/.exec(output);
      if (found) {
        clearTimeout(timer);
        done(Number(found[1]));
      }
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('exit', (code) => {
      clearTimeout(timer);
      failed(new Error(`VS Code ended with ${code}:\n${output}`));
    });
  });
  const origin = `http://127.0.0.1:${await listening.catch((error) => {
    endNow();
    throw error;
  })}`;
  return {
    origin,
    /**
     * The address under which the workbench knows a file: under any other it is another document, without diagnostics.
     */
    uri: (file) => `vscode-remote://${new URL(origin).host}${resolve(file)}`,
    /** The address of the workbench with a folder and a payload of `[key, value]`. */
    address(folder, payload = [], at = origin) {
      const url = new URL(at);
      url.searchParams.set('folder', folder);
      if (payload.length) url.searchParams.set('payload', JSON.stringify(payload));
      return url.href;
    },
    ended: new Promise((done) => {
      child.once('exit', done);
    }),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = new Promise((done) => {
          child.once('exit', done);
        });
        end('SIGTERM');
        await Promise.race([
          gone,
          new Promise((done) => {
            setTimeout(done, 5000);
          }),
        ]);
      }
      endNow();
      process.off('exit', endNow);
    },
  };
}
