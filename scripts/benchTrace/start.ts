import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tutorialMain, tutorialTables } from './tutorial.ts';

/** Milliseconds of wall clock, medians of runs that take turns. */
export interface StartTimes {
  readonly version: number;
  readonly trace: number;
}

/** Starts `postfix-lint --version`, and a first trace in a fresh process. @param program the bundled postfix-lint */
export function measureStart(program: string, runs: number): StartTimes {
  const folder = mkdtempSync(join(tmpdir(), 'bench-trace-'));
  try {
    writeFileSync(join(folder, 'main.cf'), tutorialMain(folder));
    writeFileSync(join(folder, 'master.cf'), 'smtp inet n - n - - smtpd\n');
    for (const [name, text] of Object.entries(tutorialTables)) writeFileSync(join(folder, name), text);
    const trace = [
      'trace',
      folder,
      '--client',
      '192.0.2.7',
      '--helo',
      'mail.sender.test',
      '--from',
      'ann@sender.test',
      '--to',
      'user5@d5.test',
      '--target-version',
      '3.7.11',
    ];
    const times: { readonly version: number[]; readonly trace: number[] } = { version: [], trace: [] };
    for (let run = 0; run < runs; run++) {
      times.version.push(timeOf(program, ['--version']));
      times.trace.push(timeOf(program, trace));
    }
    return { version: medianOf(times.version), trace: medianOf(times.trace) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function timeOf(program: string, words: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`postfix-lint ${words[0] ?? ''}: ${status} ${stderr}`);
  return performance.now() - start;
}

function medianOf(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[times.length >> 1] ?? NaN;
}
