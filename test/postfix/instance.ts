import { type ChildProcess, execFile, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Dialogue, dialogue } from './dialogue.ts';
import { makeQueueFolders } from './queueFolders.ts';
import { writeSettled } from './settled.ts';

/** A real Postfix of its own on 127.0.0.1, with folders that go when it stops. */
export interface Instance {
  readonly folder: string;
  /** The port of its smtpd. */
  readonly port: number;
  /** What it has logged so far. */
  readonly log: () => string;
  /** Resolves with the first log line that matches; an error, with the log, when none comes within 15 seconds. */
  readonly logged: (pattern: RegExp) => Promise<string>;
  /** Says these commands to its smtpd and gives the replies; see dialogue.ts. */
  readonly say: (...commands: string[]) => Promise<Dialogue>;
  readonly stop: () => void;
}

interface Setup {
  /** main.cf, over what an instance needs to run. */
  readonly main?: string;
  /** Further lines of master.cf; one for the service `smtp inet` replaces ours, with `PORT` for its port. */
  readonly master?: string;
  /** Files in its configuration directory, by name; `FOLDER` in any of these is that directory. */
  readonly files?: Readonly<Record<string, string>>;
  /**
   * Start it by `postfix start`, with the checks that this makes; they take two seconds. Without, master runs at once.
   */
  readonly byScript?: boolean;
}

/** Where Debian puts the programs. */
const programs = '/usr/sbin';

/** Fails where there is no Postfix to compare with, or it may not be started. */
export function requirePostfix(): void {
  if (!existsSync(`${programs}/postfix`))
    throw new Error('these tests need Debian’s Postfix: apt-get install postfix');
  if (process.getuid?.() !== 0)
    throw new Error('these tests start a Postfix, which only root may: run them as root or in a container');
}

/**
 * Starts Postfix with a configuration, as an administrator does.
 * @throws {Error} with what it printed and logged, where it does not start
 */
export async function startPostfix({ main = '', master = '', files = {}, byScript = true }: Setup): Promise<Instance> {
  requirePostfix();
  const folder = mkdtempSync(join(tmpdir(), 'postfix-instance-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  for (const name of ['queue', 'data', 'mail']) mkdirSync(join(folder, name));
  execFileSync('chown', ['postfix', join(folder, 'data')]);
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder, name), text.replaceAll('FOLDER', folder));
  writeSettled(join(folder, 'main.cf'), `${baseMain(folder)}${main.replaceAll('FOLDER', folder)}\n`);
  writeSettled(join(folder, 'master.cf'), masterOf(master.replaceAll('FOLDER', folder), port));
  // `postfix start` says of its new folders that they belong to
  // nobody's idea of Postfix; that is not what a test is about.
  const read = (): string =>
    existsSync(join(folder, 'log'))
      ? readFileSync(join(folder, 'log'), 'utf8').replace(/^.* postfix\/postfix-script\[\d+\]: warning: .*\n/gm, '')
      : '';
  let child: ChildProcess | undefined;
  const stop = (): void => {
    if (child?.pid !== undefined)
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        /* it has ended */
      }
    else
      try {
        execFileSync(`${programs}/postfix`, ['-c', folder, 'abort'], { stdio: 'ignore' });
      } catch {
        /* it may never have run */
      }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    if (!byScript) child = await startMaster(folder, read);
    else
      await new Promise<void>((resolve, reject) => {
        execFile(`${programs}/postfix`, ['-c', folder, 'start'], (error, _, output) =>
          error ? reject(new Error(`postfix start: ${output}${read()}`)) : resolve(),
        );
      });
  } catch (error) {
    stop();
    throw error;
  }
  return {
    folder,
    port,
    log: read,
    stop,
    async logged(pattern) {
      const end = Date.now() + 15_000;
      for (;;) {
        const line = read()
          .split('\n')
          .find((one) => pattern.test(one));
        if (line !== undefined) return line;
        if (Date.now() > end) throw new Error(`no log line ${String(pattern)} in\n${read()}`);
        await new Promise((resolve) => {
          setTimeout(resolve, 50);
        });
      }
    },
    async say(...commands) {
      // A process that dies before it takes the connection leaves
      // the client without an answer: no need to wait for one.
      const died = (): boolean => /sbin\/smtpd: bad command startup -- throttling/.test(read());
      return dialogue(port, commands, died);
    },
  };
}

/** Starts, runs, stops. */
export async function withPostfix(setup: Setup, run: (instance: Instance) => Promise<void>): Promise<void> {
  const instance = await startPostfix({ byScript: false, ...setup });
  try {
    await run(instance);
  } finally {
    instance.stop();
  }
}

/**
 * Runs master as `postfix start` does (postfix.c, postfix-script), without its checks; in a process group of its own.
 */
async function startMaster(folder: string, log: () => string): Promise<ChildProcess> {
  makeQueueFolders(join(folder, 'queue'));
  // master closes every descriptor that there may be (master.c):
  // with a limit of a million, as in containers, two seconds' work.
  const child = spawn('/bin/sh', ['-c', 'ulimit -n 1024; exec /usr/lib/postfix/sbin/master -c "$0" -d', folder], {
    detached: true,
    stdio: 'ignore',
    env: {
      PATH: '/usr/bin:/bin',
      MAIL_CONFIG: folder,
      POSTLOG_SERVICE: join(folder, 'queue', 'public', 'postlog'),
      POSTLOG_HOSTNAME: 'mx',
    },
  });
  const end = Date.now() + 15_000;
  while (!/daemon started/.test(log())) {
    if (child.exitCode !== null || Date.now() > end) throw new Error(`master does not start: ${log()}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  return child;
}

function baseMain(folder: string): string {
  return `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.example.test
mydestination = example.test
alias_maps =
alias_database =
smtp_dns_support_level = disabled
smtp_host_lookup = native
`;
}

const baseMaster: readonly string[] = [
  'PORT inet n - n - - smtpd',
  'pickup unix n - n 60 1 pickup',
  'cleanup unix n - n - 0 cleanup',
  'qmgr unix n - n 300 1 qmgr',
  'tlsmgr unix - - n 1000? 1 tlsmgr',
  'rewrite unix - - n - - trivial-rewrite',
  'bounce unix - - n - 0 bounce',
  'defer unix - - n - 0 bounce',
  'trace unix - - n - 0 bounce',
  'verify unix - - n - 1 verify',
  'flush unix n - n 1000? 0 flush',
  'proxymap unix - - n - - proxymap',
  'proxywrite unix - - n - 1 proxymap',
  'smtp unix - - n - - smtp',
  'relay unix - - n - - smtp',
  'showq unix n - n - - showq',
  'error unix - - n - - error',
  'retry unix - - n - - error',
  'discard unix - - n - - discard',
  'local unix - n n - - local',
  'virtual unix - n n - - virtual',
  'lmtp unix - - n - - lmtp',
  'anvil unix - - n - 1 anvil',
  'scache unix - - n - 1 scache',
  'postlog unix-dgram n - n - 1 postlogd',
];

function masterOf(more: string, port: number): string {
  const own = more
    .split('\n')
    .filter((line) => /^\S/.test(line))
    .map((line) => line.split(/\s+/).slice(0, 2).join(' '));
  const lines = baseMaster.filter((line) => !own.includes(line.split(' ').slice(0, 2).join(' ')));
  return `${[...lines, more].join('\n').replaceAll('PORT', `127.0.0.1:${port}`)}\n`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * What the two commands that people trust print about a configuration: `postconf -n` to stderr, and `postfix check`.
 */
export function commandsSay({ main = '', master = '', files = {} }: Setup): { postconf: string; check: string } {
  requirePostfix();
  const folder = mkdtempSync(join(tmpdir(), 'postfix-instance-'));
  chmodSync(folder, 0o755);
  try {
    for (const name of ['queue', 'data']) mkdirSync(join(folder, name));
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(folder, name), text.replaceAll('FOLDER', folder));
    writeSettled(join(folder, 'main.cf'), `${baseMain(folder)}${main.replaceAll('FOLDER', folder)}\n`);
    writeSettled(join(folder, 'master.cf'), masterOf(master.replaceAll('FOLDER', folder), 2525));
    const said = (program: string, ...words: string[]): string => {
      const { stderr, status } = spawnSync(`${programs}/${program}`, words, { encoding: 'utf8' });
      // postfix.c tells the system's log alone of a fatal error, but where someone sits at a terminal.
      const shown =
        status !== 0 && stderr === ''
          ? spawnSync('script', ['-qc', [`${programs}/${program}`, ...words].join(' '), '/dev/null'], {
              encoding: 'utf8',
            }).stdout.replaceAll('\r', '')
          : stderr;
      const lines = shown
        .split('\n')
        .filter((line) => line !== '' && !/not owned by root|group or other writable/.test(line));
      return [...new Set(lines)].join('\n').replaceAll(folder, 'FOLDER');
    };
    makeQueueFolders(join(folder, 'queue'));
    return { postconf: said('postconf', '-c', folder, '-n'), check: said('postfix', '-c', folder, 'check') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
