import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { targetOf } from '../../server/src/facts/release.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';

const run = promisify(execFile);

/** An installed `postconf`. */
export interface RealPostconf {
  readonly release: string;
  /** What it prints for a pair of files, line by line; undefined where it ends with a fatal error. */
  readonly ask: (main: string, master: string, options: readonly string[]) => Promise<string[] | undefined>;
  /** The defaults that differ from host to host, as they are on this one. */
  readonly host: () => Promise<ReadonlyMap<string, string>>;
}

/**
 * The installed postconf; undefined where there is none, which
 * is a fault where POSTFIX_CONFIG_CI says that all is to run.
 */
export function realPostconf(): RealPostconf | undefined {
  const version = spawnSync('postconf', ['-h', '-d', 'mail_version'], { encoding: 'utf8' });
  const release = version.status === 0 ? targetOf(version.stdout) : undefined;
  if (release === undefined) {
    if (process.env['POSTFIX_CONFIG_CI']) throw new Error('POSTFIX_CONFIG_CI is set, but there is no postconf');
    return undefined;
  }
  const ask: RealPostconf['ask'] = async (main, master, options) => {
    const folder = mkdtempSync(join(tmpdir(), 'effective-'));
    try {
      for (const [name, text] of [
        ['main.cf', main],
        ['master.cf', master],
      ] as const) {
        writeFileSync(join(folder, name), text);
        // postconf reads a file again that is younger than a second.
        utimesSync(join(folder, name), 1_000_000_000, 1_000_000_000);
      }
      const { stdout } = await run('postconf', ['-c', folder, ...options]);
      // `-c` itself is answered as a setting.
      return stdout.split('\n').filter((line) => line !== '' && !line.startsWith('config_directory = '));
    } catch (error) {
      // Status 1 is a fatal error; anything else (no such program, a signal) is not for the caller to interpret.
      if ((error as { code?: unknown }).code === 1) return undefined;
      throw error;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const host: RealPostconf['host'] = async () => {
    const facts = new Map([
      ['process_name', 'postconf'],
      ['service_name', ''],
    ]);
    for (const line of (await ask('', '', ['-d'])) ?? []) {
      const [name = '', ...rest] = line.split(' =');
      if (knowledge.parameters.get(name)?.computed && !facts.has(name)) facts.set(name, rest.join(' =').slice(1));
    }
    return facts;
  };
  return { release, ask, host };
}
