import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { rulePages } from '../../scripts/rulePages.mjs';
import { en } from '../../server/src/texts/en/index.ts';

// What rules find is for their own tests: here a new one must change nothing.
const subjects = new Set([
  'invalid-boolean',
  'unknown-parameter',
  'newer-parameter',
  'duplicate-parameter',
  'master-columns',
  'option-spacing',
]);
const others = Object.keys(en.rules)
  .filter((code) => !subjects.has(code))
  .flatMap((code) => ['--rule', `${code}=off`]);
/** Those but for what the words themselves set: the last one of an option counts, and a command comes first. */
const othersThan = (words: readonly string[]): readonly string[] => {
  const set = new Set(words.flatMap((word, i) => (words[i - 1] === '--rule' ? [word.replace(/=.*/, '')] : [])));
  return others.filter((word, i) => {
    const setting = word === '--rule' ? (others[i + 1] ?? '') : word;
    return !set.has(setting.replace(/=.*/, ''));
  });
};

// Bundled once a test file: a run starts several times faster than through a loader.
const bundle = join(mkdtempSync(join(tmpdir(), 'postfix-lint-')), 'postfix-lint.cjs');
for (const [entry, script] of [
  ['lint', 'postfix-lint'],
  ['lintCheck', 'postfix-lint.check'],
  ['lintAsk', 'postfix-lint.ask'],
] as const)
  buildSync({
    entryPoints: [fileURLToPath(new URL(`../../server/src/${entry}.ts`, import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    charset: 'ascii',
    define: { __VERSION__: '"0.0.0-test"' },
    outfile: join(dirname(bundle), `${script}.cjs`),
  });
mkdirSync(join(dirname(bundle), 'data/rules'), { recursive: true });
writeFileSync(join(dirname(bundle), 'data/rules/pages.json'), JSON.stringify(rulePages()));
// One of the tests runs it as another user.
chmodSync(dirname(bundle), 0o755);

/** What the command left behind. */
export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs `postfix-lint` in a folder, with the few rules that these tests
 * are about, and nothing of this process's environment that it looks at.
 */
export function postfixLint(
  cwd: string,
  args: readonly string[],
  { env = {}, input = '', uid }: { env?: Record<string, string>; input?: string | Uint8Array; uid?: number } = {},
): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args, ...othersThan(args)], {
    cwd,
    input,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    encoding: 'utf8',
    ...(uid === undefined ? {} : { uid }),
  });
  return { status, out: stdout, err: stderr };
}

/** The command line of the above, for a shell. */
export const commandLine: readonly string[] = [process.execPath, bundle, ...others];

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
const made: string[] = [dirname(bundle)];
after(() => {
  for (const path of made) rmSync(path, { recursive: true, force: true });
});

/** One line of master.cf. */
export const smtpService = 'smtp      inet  n       -       y       -       -       smtpd\n';
