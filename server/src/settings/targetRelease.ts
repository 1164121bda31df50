import type { Release } from '../facts/factTypes.ts';
import { knowledge } from '../facts/knowledge.ts';
import { featureRelease, targetOf } from '../facts/release.ts';

/**
 * The release to judge by: the one that is set, else (`auto`) that of the Postfix on this machine, else the newest
 * stable one. A
 * newer series than we know counts as the newest. A patch level stays as it is asked for, known or not
 * (`patchLevelOf`).
 * @param target `auto` or a release
 * @param local the release on this machine, where it is known
 */
export function targetRelease(target: string, local?: Release): Release {
  const release = target === 'auto' ? local : targetOf(target);
  if (!release) return knowledge.newestStable;
  return knowledge.releases.includes(featureRelease(release) ?? '')
    ? release
    : (knowledge.releases.at(-1) ?? knowledge.newestStable);
}
