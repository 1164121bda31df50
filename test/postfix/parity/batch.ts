import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { targetOf } from '../../../server/src/facts/release.ts';

/**
 * A Postfix whose answers count: the one of this machine, or one in a folder with a system of its own (debootstrap).
 */
export interface Truth {
  /** Empty for this machine. */
  readonly root: string;
  readonly release: string;
}

/** A pair of files to ask about. */
export interface Pair {
  readonly main: string;
  readonly master: string;
}

/** What postconf says of a pair. */
export interface PostconfAnswer {
  /** Fatal errors by option (`-n`, `-nx` …). Where the first question has none but this, the others were not asked. */
  readonly fatal: ReadonlyMap<string, string>;
  /** Lines by option, where it was answered. */
  readonly lines: ReadonlyMap<string, readonly string[]>;
  /** Warnings of the first question, without the program's name. */
  readonly warnings: readonly string[];
}

/** A truth that can be asked; undefined where there is no Postfix at a place. */
export function truthIn(root: string): Truth | undefined {
  const words = ['postconf', '-h', '-d', 'mail_version'];
  const { status, stdout } =
    root === ''
      ? spawnSync('postconf', words.slice(1), { encoding: 'utf8' })
      : spawnSync('chroot', [root, ...words], { encoding: 'utf8' });
  const release = status === 0 ? targetOf(stdout) : undefined;
  return release === undefined ? undefined : { root, release };
}

/** So many processes at a time: a fatal error takes a second each, all of it asleep. */
const atOnce = 60;

/** Asks postconf about many pairs, all options for each, in one shell for so many of them. */
export async function askAll(
  truth: Truth,
  pairs: readonly Pair[],
  options: readonly string[],
): Promise<PostconfAnswer[]> {
  const answers: PostconfAnswer[] = [];
  for (let from = 0; from < pairs.length; from += atOnce)
    answers.push(...(await askSome(truth, pairs.slice(from, from + atOnce), options)));
  return answers;
}

async function askSome(truth: Truth, pairs: readonly Pair[], options: readonly string[]): Promise<PostconfAnswer[]> {
  const top = mkdtempSync(join(truth.root === '' ? '/' : truth.root, 'tmp/parity-'));
  try {
    for (const [index, pair] of pairs.entries()) {
      const folder = join(top, String(index));
      mkdirSync(folder);
      for (const [name, text] of [
        ['main.cf', pair.main],
        ['master.cf', pair.master],
      ] as const) {
        writeFileSync(join(folder, name), text, 'latin1');
        // postconf reads a file again that is younger than a second, and repeats its warnings.
        utimesSync(join(folder, name), 1_000_000_000, 1_000_000_000);
      }
    }
    await run(truth, top.slice(truth.root.length).replace(/^\/*/, '/'), pairs.length, options);
    return pairs.map((_, index) => readAnswer(join(top, String(index)), options));
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

function run({ root }: Truth, top: string, count: number, options: readonly string[]): Promise<void> {
  // `|| exit`: where the first question is fatal all would be, a second each.
  const one = options
    .map(
      (option, index) =>
        `postconf -c . ${option} >out${option} 2>err${option} || { echo $? >status${option}; ` +
        `${index ? '' : 'exit; '}}`,
    )
    .join('\n');
  const script = `i=0\nwhile [ $i -lt ${count} ]; do\n( cd ${top}/$i || exit\n${one}\n) &\ni=$((i+1))\ndone\nwait\n`;
  return new Promise((resolve, reject) => {
    const shell = root === '' ? spawn('sh', ['-c', script]) : spawn('chroot', [root, 'sh', '-c', script]);
    shell.once('error', reject);
    shell.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`sh: ${code}`))));
  });
}

function readAnswer(folder: string, options: readonly string[]): PostconfAnswer {
  const lines = new Map<string, readonly string[]>();
  const fatal = new Map<string, string>();
  const text = (name: string): string => readFileSync(join(folder, name), 'latin1');
  for (const option of options) {
    if (!existsSync(join(folder, `out${option}`))) break;
    const status = existsSync(join(folder, `status${option}`)) ? text(`status${option}`).trim() : undefined;
    // Of an operand that refers to itself there is no end: postconf runs out of stack, and is killed.
    const error =
      status === undefined
        ? undefined
        : (/^postconf: fatal: (.*)/m.exec(text(`err${option}`))?.[1] ?? `status ${status}`);
    if (error !== undefined) {
      fatal.set(option, error);
      continue;
    }
    // `-c` itself is answered as a setting.
    lines.set(
      option,
      text(`out${option}`)
        .split('\n')
        .filter((line) => line !== '' && !/^config_directory =/.test(line)),
    );
  }
  const warnings = text(`err${options[0]}`)
    .split('\n')
    .flatMap((line) => /^postconf: warning: (.*)/.exec(line)?.[1] ?? []);
  return { fatal, lines, warnings: warnings.filter((line) => !/entry: config_directory=/.test(line)) };
}
