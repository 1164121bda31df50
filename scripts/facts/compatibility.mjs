/** Makes `compatibility.json`. */
import { stripComments } from './cText.mjs';
import { LEVEL_DEFAULT } from './parameterEntry.mjs';
import { changesOf, compareVersions } from './timeline.mjs';
import { withFiles } from './releases.mjs';

/**
 * @param {ReturnType<typeof import('./releases.mjs').listReleases>} all
 * @param {Record<string, any>} parameters the entries of `parameters.json`
 * @param {any} restrictionOverlay `overlay/restrictions.json`
 */
export function makeCompatibility({ releases }, overlay, parameters, restrictionOverlay) {
  const openings = releases.filter((release) => release.first);
  const known = Array.from(withFiles(openings, /^src\/global\/mail_params\.h$/), (release) => [
    release,
    levelsOf(release),
  ]).filter(([, { last }]) => last !== undefined);
  const names = [...new Set(known.flatMap(([, { levels }]) => levels))].sort(compareVersions);
  const levels = Object.fromEntries(
    names.map((level) => {
      // Levels 0 to 2 came with the parameter; later ones are named for their release.
      const introducedIn = level.includes('.') ? level : parameters.compatibility_level.since;
      return [level, { introducedIn, changes: [...changesAt(level, parameters), ...(overlay.changes[level] ?? [])] }];
    }),
  );
  const restrictions = Object.entries(restrictionOverlay.restrictions)
    .filter(([, entry]) => entry.deprecated)
    .map(([name, { deprecated }]) => ({
      what: 'restriction',
      name,
      since: deprecated.since,
      removed: deprecated.removed ?? null,
      replacedBy: deprecated.replacedBy,
      loggedSince: deprecated.loggedSince ?? null,
    }));
  return {
    levels,
    lastLevel: Object.fromEntries(changesOf(known.map(([release, { last }]) => [release, last]))),
    other: [...restrictions, ...overlay.other],
  };
}

/** `#define COMPAT_LEVEL_3_6 "3.6"`, `#define LAST_COMPAT_LEVEL COMPAT_LEVEL_3_6`; plain numbers before 3.6. */
function levelsOf(release) {
  const header = stripComments(release.read('src/global/mail_params.h') ?? '');
  const levels = new Map(
    [...header.matchAll(/#define\s+(COMPAT_LEVEL_\w+)\s+"([\d.]+)"/g)].map(([, macro, level]) => [macro, level]),
  );
  const last = /#define\s+(?:LAST|CUR)_COMPAT_LEVEL\s+(\S+)/.exec(header)?.[1];
  return { levels: [...levels.values()], last: levels.get(last) ?? last };
}

function changesAt(level, parameters) {
  return Object.entries(parameters).flatMap(([parameter, entry]) => {
    const found = LEVEL_DEFAULT.exec(entry.default ?? '');
    if (found?.[1] !== level) return [];
    const since = (entry.defaults ?? [[entry.since, entry.default]]).find(([, value]) =>
      value?.includes('compatibility_level'),
    )?.[0];
    return [{ parameter, below: found[2], atOrAbove: found[3], levelDependentSince: since }];
  });
}
