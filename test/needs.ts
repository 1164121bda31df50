import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Whether this is a run in which nothing may be skipped. */
export const isCi = process.env['CI'] !== undefined || process.env['POSTFIX_CONFIG_CI'] !== undefined;

/**
 * For `skip` of a test that needs something which not every machine has. In CI the test runs all the same, and
 * fails; the
 * reporter (skipped.mjs) names those that did not run.
 * @param missing what the reader is told is not there
 */
export function unless(isThere: boolean, missing: string): string | false {
  return isThere || isCi ? false : `did not run: ${missing}`;
}

/** The path of something that is beside a checkout of the project's own people, and in no clone. */
export function sharedPath(name: string): string {
  return fileURLToPath(new URL(`../../shared/${name}`, import.meta.url));
}

/** For `skip` of a test that reads such a thing. */
export function needsShared(name: string): string | false {
  return unless(existsSync(sharedPath(name)), `../shared/${name} is not part of a clone`);
}

/** For `skip` of a test that asks the real Postfix. */
export function needsPostconf(): string | false {
  const isThere = spawnSync('postconf', ['-d', 'mail_version'], { stdio: 'ignore' }).status === 0;
  return unless(isThere, 'Postfix is not installed');
}

/** For `skip` of a test of what only systems with POSIX's files, users and signals have. */
export const needsPosix: string | false =
  process.platform === 'win32' ? 'did not run: Windows has no such thing' : false;
