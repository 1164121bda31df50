import type { Release } from './factTypes.ts';
import type { Knowledge } from './knowledge.ts';

/**
 * Keeps what a pure function makes of something immutable for as long as that lives: facts, an element that an edit
 * did not touch, a version of a file.
 */
export function keptFor<K extends object, T>(make: (from: K) => T): (from: K) => T {
  const kept = new WeakMap<K, { readonly value: T }>();
  return (from) => {
    let known = kept.get(from);
    if (!known) {
      known = { value: make(from) };
      kept.set(from, known);
    }
    return known.value;
  };
}

/** Keeps what a pure function makes of the facts as a release has them. */
export function keptByRelease<T>(
  make: (knowledge: Knowledge, release: Release) => T,
): (knowledge: Knowledge, release: Release) => T {
  const kept = keptFor<Knowledge, Map<Release, { readonly value: T }>>(() => new Map());
  return (knowledge, release) => {
    const releases = kept(knowledge);
    let known = releases.get(release);
    if (!known) {
      known = { value: make(knowledge, release) };
      releases.set(release, known);
    }
    return known.value;
  };
}
