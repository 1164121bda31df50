import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { LintFailure, reasonOf } from './failure.ts';

/**
 * Puts a text in the place of a file, or leaves the file as it was: a reader sees the old or the new one, never a
 * part. The mode stays, the owner where the system lets us; of a symbolic link the file behind it is written.
 */
export function writeAtomically(path: string, text: string, encoding: 'utf8' | 'latin1'): void {
  let temporary: string | undefined;
  try {
    const old = statSync(path, { throwIfNoEntry: false });
    const target = old ? realpathSync(path) : path;
    temporary = join(dirname(target), `.postfix-lint-${randomBytes(6).toString('hex')}`);
    // No wider than the file: main.cf may hold what others must not read.
    const descriptor = openSync(temporary, 'wx', old ? 0o600 : 0o666);
    try {
      const bytes = Buffer.from(text, encoding);
      for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
      if (old) fchmodSync(descriptor, old.mode & 0o7777);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (old) keepOwner(temporary, old);
    renameSync(temporary, target);
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    throw new LintFailure((messages) => messages.cannotWrite({ path, reason: reasonOf(error) }));
  }
}

function keepOwner(path: string, { uid, gid, mode }: { uid: number; gid: number; mode: number }): void {
  const now = statSync(path);
  if (now.uid === uid && now.gid === gid) return;
  try {
    chownSync(path, uid, gid);
    // chown() takes set-id bits off.
    const descriptor = openSync(path, 'r');
    try {
      fchmodSync(descriptor, mode & 0o7777);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Only root may give files away: then the file is the one's who ran us, as with any editor that saves by renaming.
  }
}
