import type { Release } from './factTypes.ts';

/** A number that orders releases: 3.10 is behind 3.9. Patch levels (3.7.10) count. Anything unreadable is 0. */
export function releaseOrder(release: string): number {
  const known = orders.get(release);
  if (known !== undefined) return known;
  const match = /^(\d+)\.(\d+)(?:\.(\d+))?/.exec(release);
  const order = match ? Number(match[1]) * 1_000_000 + Number(match[2]) * 1_000 + Number(match[3] ?? 0) : 0;
  if (orders.size < maxOrders) orders.set(release, order);
  return order;
}
/** A bounded memo of a pure function: each look-up in the facts asks for the same hundred releases, several times. */
const orders = new Map<string, number>();
const maxOrders = 1_000;

/** Whether `release` is `other` or newer. */
export function atLeast(release: Release, other: Release): boolean {
  return releaseOrder(release) >= releaseOrder(other);
}

/** The feature release of a version such as `3.7.11` or `3.12-20260821`. */
export function featureRelease(version: string): Release | undefined {
  const match = /^(\d+\.\d+)/.exec(version.trim());
  return match?.[1];
}

/** Facts that come and go with releases. */
export interface Dated {
  readonly since?: Release;
  readonly removed?: Release;
  readonly absentIn?: readonly Release[];
  readonly backports?: readonly string[];
}

/** Whether a release has it; a series that got it in a patch release counts. */
export function existsIn(dated: Dated, release: Release): boolean {
  if (dated.removed && atLeast(release, dated.removed)) return false;
  if (dated.absentIn?.includes(release)) return false;
  if (!dated.since || atLeast(release, dated.since)) return true;
  return dated.backports?.some((patch) => featureRelease(patch) === release) ?? false;
}

/** Whether a release calls it deprecated. */
export function isDeprecatedIn({ deprecated }: { readonly deprecated?: { readonly since: Release } }, release: Release): boolean {
  return deprecated !== undefined && atLeast(release, deprecated.since);
}

/** The member of a history `[since, …]` (oldest first) that a release has; before the first, the first. */
export function inHistory<T extends readonly [Release, ...unknown[]]>(history: readonly T[], release: Release): T | undefined {
  let found = history[0];
  for (const item of history) if (atLeast(release, item[0])) found = item;
  return found;
}
