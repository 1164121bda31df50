/**
 * The releases that a repository holds, oldest first: final releases by tag, and the development snapshot
 * when it is ahead of them.
 */
import { stripComments } from './cText.mjs';

/** Before 2.0 only the names of that time matter: 20010228 stands for 1.0, and 1.1.0 and 1.1.13 for 1.1. */
const EARLY = [
  { ref: 'v20010228-pl08', version: '1.0.8' },
  { ref: 'v1.1.0', version: '1.1.0' },
  { ref: 'v1.1.13', version: '1.1.13' },
];

/**
 * @param {import('./repository.mjs').Repository} repository
 * @param {string | undefined} snapshotRef the development branch; `undefined` for tags only
 * @returns {{ early: Release[], releases: Release[], newestStable: string }}
 */
export function listReleases(repository, snapshotRef) {
  const early = EARLY.filter((entry) => repository.hasRef(entry.ref)).map((entry) =>
    release(repository, entry.ref, entry.version, false),
  );
  const versions = repository
    .tags()
    .flatMap((tag) => /^v((?:[2-9]|\d{2,})\.\d+\.\d+)$/.exec(tag)?.[1] ?? [])
    .sort(compareVersions);
  const releases = versions.map((version) => release(repository, `v${version}`, version, false));
  const newest = releases.at(-1);
  if (!newest) throw new Error('no release tags (v3.7.0 …) in this repository');
  if (snapshotRef && repository.hasRef(snapshotRef)) {
    const snapshot = release(repository, snapshotRef, '', true);
    const header = stripComments(snapshot.read('src/global/mail_version.h') ?? '');
    const feature = /MAIL_VERSION_NUMBER\s+"(\d+\.\d+)"/.exec(header)?.[1];
    if (feature && compareVersions(feature, newest.feature) > 0)
      releases.push({ ...snapshot, version: feature, feature, name: feature, first: true });
  }
  return { early, releases, newestStable: newest.feature };
}

function release(repository, ref, version, snapshot) {
  /** @type {Map<string, string> | undefined} */
  let files;
  const list = () => {
    files ??= repository.files(ref);
    return files;
  };
  const feature = featureOf(version);
  const first = version.endsWith('.0');
  return {
    repository,
    ref,
    version,
    feature,
    first,
    snapshot,
    name: first || version.startsWith('1.') ? feature : version,
    files: list,
    id: (path) => list().get(path),
    read: (path) => (list().has(path) ? repository.text(list().get(path)) : undefined),
    parsed(paths, parse) {
      const ids = paths.map((path) => list().get(path));
      const results = repository.parsed(ids, parse);
      return paths.map((path, i) => ({ path, result: results.get(ids[i]) }));
    },
    load: (paths) => repository.load(paths.flatMap((path) => list().get(path) ?? [])),
  };
}

/**
 * Goes through releases with their files in memory, since starting git for a file costs more than to read it.
 * @param {readonly Release[]} releases
 * @param {RegExp} wanted paths
 */
export function* withFiles(releases, wanted) {
  const BATCH = 40;
  for (let at = 0; at < releases.length; at += BATCH) {
    const batch = releases.slice(at, at + BATCH);
    const { repository } = batch[0];
    repository.forget();
    repository.load(
      batch.flatMap((release) => [...release.files()].flatMap(([path, id]) => (wanted.test(path) ? [id] : []))),
    );
    yield* batch;
  }
}

/** `3.7.11` → `3.7` */
export const featureOf = (version) => version.split('.').slice(0, 2).join('.');

/** Orders `3.7`, `3.7.1`, `3.10` as numbers; a feature release is its own `.0`. */
export function compareVersions(a, b) {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference) return difference;
  }
  return 0;
}

/**
 * @typedef {object} Release
 * @property {import('./repository.mjs').Repository} repository
 * @property {string} ref
 * @property {string} version `3.7.11`; of the snapshot its feature release
 * @property {string} feature `3.7`
 * @property {string} name how facts name it: `3.7` for 3.7.0, else the version
 * @property {boolean} first whether it opens its series
 * @property {boolean} snapshot
 * @property {() => Map<string, string>} files
 * @property {(path: string) => string | undefined} id
 * @property {(path: string) => string | undefined} read
 * @property {<T>(paths: readonly string[], parse: (text: string) => T) => { path: string, result: T }[]} parsed
 *   of files that exist
 * @property {(paths: readonly string[]) => void} load reads many at once; `read` alone starts git for each
 */
