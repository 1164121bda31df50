import type { Release } from '../facts/factTypes.ts';
import { knowledge } from '../facts/knowledge.ts';
import { featureRelease, targetOf } from '../facts/release.ts';
import { isTarget } from './values.ts';

/**
 * The release to judge by: the one that is set, else (`auto`) that of the Postfix that reads the file, else the newest
 * stable one. One that is set and that nobody knows counts for nothing; an installed one that is newer than we know
 * counts as the newest. A patch level stays as it is asked for, known or not (`patchLevelOf`).
 * @param target `auto` or a release
 * @param local the release of the Postfix on this machine, where it reads the file
 */
export function targetRelease(target: string, local?: Release): Release {
  const release = setsTarget(target) ? targetOf(target) : local;
  if (!release) return knowledge.newestStable;
  return knowledge.releases.includes(featureRelease(release) ?? '')
    ? release
    : (knowledge.releases.at(-1) ?? knowledge.newestStable);
}

/** Whether a release is set that we know. */
export function setsTarget(target: string): boolean {
  return target !== 'auto' && isTarget(target);
}
