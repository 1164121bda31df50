/** Makes all six facts files from a repository and the overlay. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCompatibility } from './compatibility.mjs';
import { makeKeywords } from './keywords.mjs';
import { makeMasterCf } from './masterCf.mjs';
import { makeParameters } from './parameters.mjs';
import { listReleases } from './releases.mjs';
import { openRepository } from './repository.mjs';
import { makeRestrictions } from './restrictions.mjs';
import { makeTableTypes } from './tableTypes.mjs';

/**
 * @param {{ source: string, snapshot: string | undefined, overlay: string }} options
 *   `overlay`: the folder of the hand-edited files
 * @returns {{ files: Record<string, any>, unknown: string[], releases: string }}
 */
export function makeFacts({ source, snapshot, overlay: folder }) {
  const overlay = (name) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const all = listReleases(openRepository(source), snapshot);
  const parameterOverlay = overlay('parameters');
  const keywordOverlay = overlay('keywords');
  const restrictionOverlay = overlay('restrictions');
  const parameters = makeParameters(all, parameterOverlay, keywordOverlay);
  const restrictions = makeRestrictions(all, restrictionOverlay, parameters.parameters);
  const tableTypes = makeTableTypes(all, overlay('tableTypes'));
  const newest = all.releases.at(-1);
  return {
    files: {
      parameters,
      keywords: makeKeywords(all.releases, keywordOverlay),
      restrictions: restrictions.file,
      tableTypes: tableTypes.file,
      masterCf: makeMasterCf(all.releases, overlay('masterCf')),
      compatibility: makeCompatibility(all, overlay('compatibility'), parameters.parameters, restrictionOverlay),
    },
    unknown: [
      ...unknownParameters(parameters.parameters),
      ...staleNames(parameters.parameters, parameterOverlay, keywordOverlay),
      ...restrictions.unknown,
      ...tableTypes.unknown,
    ],
    releases: `${all.releases[0].version} to ${newest.version}${newest.snapshot ? ' (snapshot)' : ''}`,
  };
}

/** New names that only a person can describe. */
function unknownParameters(parameters) {
  return Object.entries(parameters).flatMap(([name, entry]) => {
    if (entry.type === 'string' && !entry.value)
      return [`parameter ${name}: no value type in overlay/parameters.json`];
    if (
      /^enum|^tls-loglevel|^cipher-grade|^tls-protocol-list|^tls-security-level/.test(entry.value ?? '') &&
      !entry.keywords
    )
      return [`parameter ${name}: ${entry.value}, but no list in overlay/keywords.json`];
    return [];
  });
}

/** Names in the overlay that no release has. */
function staleNames(parameters, parameterOverlay, keywordOverlay) {
  const named = [
    ...Object.values(parameterOverlay.valueTypes).flat(),
    ...Object.keys(parameterOverlay.computed),
    ...Object.keys(parameterOverlay.deprecated),
    ...Object.keys(parameterOverlay.adhoc),
    ...Object.values(keywordOverlay.lists).flatMap((list) => list.parameters),
  ];
  return [...new Set(named)]
    .filter((name) => !(name in parameters))
    .map((name) => `overlay: there is no parameter ${name}`);
}
