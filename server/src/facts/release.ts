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

/**
 * Whether a target has what came with `other`. A target without a patch level is the newest of its series, so that 3.7
 * has what 3.7.20 brought; in a fact, 3.7 is 3.7.0.
 */
export function atLeast(target: Release, other: Release): boolean {
  return targetOrder(target) >= releaseOrder(other);
}

/** Behind every patch level of its series, where none is named. */
function targetOrder(target: Release): number {
  const order = releaseOrder(target);
  return order % 1_000 === 0 && !/^\d+\.\d+\.\d/.test(target) ? order + newestLevel : order;
}
const newestLevel = 999;

/** The feature release of a version such as `3.7.11` or `3.12-20260821`. */
export function featureRelease(version: string): Release | undefined {
  const match = /^(\d+\.\d+)/.exec(version.trim());
  return match?.[1];
}

/** A version as a target: `3.7.11`, `3.7`, and `3.12` for a snapshot such as `3.12-20260821`; undefined for others. */
export function targetOf(version: string): Release | undefined {
  return /^\d+\.\d+(?:\.\d+)?/.exec(version.trim())?.[0];
}

/**
 * The patch level whose facts answer for a target: its own where it is known, else the newest below. A series without
 * patch releases, a snapshot, is its own.
 */
export function patchLevelOf(newestPatch: Readonly<Record<Release, string>>, target: Release): string {
  const newest = newestPatch[featureRelease(target) ?? ''];
  return newest === undefined || !atLeast(target, newest) ? target : newest;
}

/** Facts that come and go with releases. */
export interface Dated {
  readonly since?: Release;
  readonly removed?: Release;
  readonly absentIn?: readonly Release[];
  readonly backports?: readonly string[];
}

/** Whether a release has it; a series that got it in a patch release has it from there on. */
export function existsIn(dated: Dated, release: Release): boolean {
  if (dated.removed && atLeast(release, dated.removed)) return false;
  if (dated.absentIn?.includes(featureRelease(release) ?? '')) return false;
  if (!dated.since || atLeast(release, dated.since)) return true;
  return backportIn(dated, release) !== undefined;
}

/** The patch release by which the series of a release got something, where the release has that patch. */
export function backportIn({ backports }: Dated, release: Release): string | undefined {
  return backports?.find((patch) => featureRelease(patch) === featureRelease(release) && atLeast(release, patch));
}

/**
 * The first release behind a target that has what it lacks, of its own series where a patch release brought it there.
 */
export function arrivalAfter({ since, backports = [] }: Dated, target: Release): Release | undefined {
  return [...backports, ...(since ? [since] : [])].find((one) => !atLeast(target, one));
}

/** Whether two patch levels of a target's series differ in a fact: by when it came or went, or in a history. */
export function hangsOnPatch(facts: Dated & Histories, target: Release): boolean {
  const series = featureRelease(target);
  const histories = [facts.defaults ?? [], facts.bounds ?? [], facts.types ?? []].flat();
  const changes = [
    ...(facts.removed ? [facts.removed] : []),
    ...(facts.backports ?? []),
    ...histories.map(([since]) => since),
  ];
  return changes.some((change) => featureRelease(change) === series && releaseOrder(change) % 1_000 !== 0);
}
interface Histories {
  readonly defaults?: History;
  readonly bounds?: History;
  readonly types?: History;
}
type History = readonly (readonly [Release, ...unknown[]])[];

/** Whether a release calls it deprecated. */
export function isDeprecatedIn(
  { deprecated }: { readonly deprecated?: { readonly since: Release } },
  release: Release,
): boolean {
  return deprecated !== undefined && atLeast(release, deprecated.since);
}

/** The member of a history `[since, …]` (oldest first) that a release has; before the first, the first. */
export function inHistory<T extends readonly [Release, ...unknown[]]>(
  history: readonly T[],
  release: Release,
): T | undefined {
  let found = history[0];
  for (const item of history) if (atLeast(release, item[0])) found = item;
  return found;
}
