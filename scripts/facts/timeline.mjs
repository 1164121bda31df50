/** Turns "in which releases is it" into since, removed, backports … */
import { compareVersions } from './releases.mjs';

/**
 * `since` is the first feature release (X.Y.0) that has it, since patch releases of older series may have received
 * it later in time; those are `backports`. Something that came and went in patch releases only keeps its first patch.
 *
 * @param {readonly import('./releases.mjs').Release[]} releases all, oldest first
 * @param {readonly import('./releases.mjs').Release[]} present those that have it, oldest first; not empty
 * @param {readonly import('./releases.mjs').Release[]} early those before 2.0 that have it
 */
export function lifeOf(releases, present, early = []) {
  const features = [...new Set(releases.map((release) => release.feature))];
  const having = new Set(present);
  const firsts = present.filter((release) => release.first);
  const opening = firsts[0] ?? present[0];
  const last = present.at(-1);
  const life = { since: sinceWithEarly(opening.name, features[0], early) };

  const backports = features
    .filter((feature) => compareVersions(feature, opening.feature) < 0)
    .flatMap((feature) => present.find((release) => release.feature === feature)?.version ?? []);
  if (backports.length) life.backports = backports;

  const removed = removedAfter(releases, last, features);
  if (removed) {
    life.removed = removed;
    life.lastRelease = last.version;
  }
  if (firsts.length) {
    const absentIn = features.filter(
      (feature) =>
        compareVersions(feature, opening.feature) > 0 &&
        compareVersions(feature, last.feature) < 0 &&
        !releases.some((release) => release.feature === feature && having.has(release)),
    );
    if (absentIn.length) life.absentIn = absentIn;
  }
  return life;
}

/** The facts begin at 2.0; what 2.0 has may be as old as 1.0 or 1.1. */
export function sinceWithEarly(since, oldest, early) {
  return since === oldest && early.length ? early[0].feature : since;
}

/** A patch release when the rest of the series lacks it, else the next series. */
function removedAfter(releases, last, features) {
  const next = releases[releases.indexOf(last) + 1];
  const sameSeries = releases.some(
    (release) => release.feature === last.feature && compareVersions(release.version, last.version) > 0,
  );
  if (sameSeries) return next.version;
  return features[features.indexOf(last.feature) + 1];
}

/**
 * The values that something had, `[since, value]`, without repeats.
 * @template T
 * @param {readonly (readonly [import('./releases.mjs').Release, T])[]} values oldest first
 * @returns {[string, T][]}
 */
export function changesOf(values) {
  const changes = [];
  let previous;
  for (const [release, value] of values) {
    const key = JSON.stringify(value);
    if (key !== previous) changes.push([release.name, value]);
    previous = key;
  }
  return changes;
}

export { compareVersions };
