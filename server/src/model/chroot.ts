import { atLeast } from '../facts/release.ts';
import type { MasterEntry } from '../syntax/masterCf.ts';
import type { Configuration } from './configuration.ts';
import { column } from './masterService.ts';
import { levelOf, scopeOf } from './scope.ts';

/** What `-` means in the chroot column, and what it hangs on. */
export interface ChrootDefault {
  readonly value: 'y' | 'n';
  /** The compatibility level in force; undefined where the release has none. */
  readonly level: string | undefined;
}

/**
 * What `-` in the chroot column means for a configuration; undefined where the level cannot be read here.
 * master_ent.c: `y` up to Postfix 2.11, and from 3.0 on `n` unless compatibility_level is below 1.
 */
export function chrootDefault(configuration: Configuration): ChrootDefault | undefined {
  if (!atLeast(configuration.release, '3.0')) return { value: 'y', level: undefined };
  const level = levelOf(scopeOf(configuration));
  const major = /^\d+/.exec(level)?.[0];
  return major === undefined ? undefined : { value: Number(major) < 1 ? 'y' : 'n', level };
}

/** Whether the program of an entry runs in the queue directory. */
export function isJailed(entry: MasterEntry, configuration: Configuration): boolean {
  const text = entry.columns[column.chroot]?.text;
  return text === 'y' || (text === '-' && chrootDefault(configuration)?.value === 'y');
}
