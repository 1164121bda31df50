import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../server/src/lint.ts', import.meta.url));
const loader = import.meta.resolve('tsx');

/** What the command left behind. */
export interface Outcome { readonly status: number | null; readonly out: string; readonly err: string }

/** Runs `postfix-lint` in a folder, with nothing of this process's environment that it looks at. */
export function postfixLint(cwd: string, args: readonly string[], { env = {}, input = '', uid }: { env?: Record<string, string>; input?: string | Uint8Array; uid?: number } = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', loader, entry, ...args], {
    cwd, input, env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env }, encoding: 'utf8', ...(uid === undefined ? {} : { uid }),
  });
  return { status, out: stdout, err: stderr };
}

/** The command line of the above, for a shell. */
export const commandLine = [process.execPath, '--import', loader, entry];

/** A folder with these files, gone when the tests of the file are done. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'postfix-lint-')));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  made.push(path);
  return path;
}
const made: string[] = [];
after(() => { for (const path of made) rmSync(path, { recursive: true, force: true }); });

/** One line of master.cf. */
export const smtpService = 'smtp      inet  n       -       y       -       -       smtpd\n';
