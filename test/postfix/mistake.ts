import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checked } from '../rules/caseFile.ts';
import type { Instance } from './instance.ts';
import { recalling, recordRecall } from './recall.ts';

/** A mistake that a running Postfix shows. */
interface Mistake {
  readonly code: string;
  /** As it stands in main.cf. */
  readonly lines: string;
  /** What the daemon logged or answered. */
  readonly daemon: string;
}

/** Our codes for the main.cf that an instance runs with, as a file of Debian's release. */
export function codesOf({ folder }: Instance): string[] {
  const master = readFileSync(join(folder, 'master.cf'), 'utf8');
  const { findings } = checked(`# target 3.7\n${readFileSync(join(folder, 'main.cf'), 'utf8')}`, master);
  return [...new Set(findings.map(({ code }) => code))];
}

/** Fails unless we report the mistake in the very files that the instance runs with; keeps a row for the table. */
export function assertFound(instance: Instance, { code, lines, daemon }: Mistake): void {
  const codes = codesOf(instance);
  assert.ok(codes.includes(code as never), `${code} is not among ${codes.join(', ')}`);
  if (!recalling) return;
  recordRecall({
    mistake: lines,
    postconf: said(instance, 'postconf', ['-n']),
    check: said(instance, 'postfix', ['check']),
    daemon,
    ours: [code],
  });
}

/** What a program prints about the instance's configuration, less what is only said of test folders. */
function said({ folder }: Instance, program: string, words: readonly string[]): string {
  const { stderr } = spawnSync(`/usr/sbin/${program}`, ['-c', folder, ...words], { encoding: 'utf8' });
  return stderr
    .split('\n')
    .filter(
      (line) => line !== '' && !/overriding earlier entry|not owned by|unused parameter: config_directory/.test(line),
    )
    .join('\n')
    .replaceAll(folder, '/etc/postfix');
}
