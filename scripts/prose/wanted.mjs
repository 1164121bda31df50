// The names that must be explained, read off the facts.
import { readFileSync } from 'node:fs';

const data = new URL('../../server/src/data/', import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, data), 'utf8'));

/**
 * The names that need a block, by kind. An `lmtp_*` parameter with an `smtp_*` twin needs none: it is told by the
 * twin's (facts/prose.ts).
 * @returns {Record<string, Set<string>>}
 */
export function wantedProse() {
  const parameters = read('facts/parameters.json');
  const restrictions = read('facts/restrictions.json');
  const master = read('facts/masterCf.json');
  const keywords = read('facts/keywords.json');
  const shared = read('overlay/keywordProse.json');
  const names = Object.keys(parameters.parameters);
  return {
    parameter: new Set(
      names.filter((name) => !(name.startsWith('lmtp_') && parameters.parameters[`smtp_${name.slice(5)}`])),
    ),
    template: new Set(Object.keys(parameters.templates)),
    restriction: new Set(Object.keys(restrictions.restrictions)),
    'access-action': new Set(Object.keys(restrictions.accessActions)),
    'check-action': new Set(Object.keys(restrictions.checkActions)),
    'table-type': new Set(Object.keys(read('facts/tableTypes.json').types)),
    keyword: new Set(
      Object.entries(keywords.lists).flatMap(([id, { values = [] }]) =>
        values.map(({ value }) => `${shared[id] ?? id}=${value}`),
      ),
    ),
    program: new Set(Object.keys(master.programs)),
    service: new Set(master.services.map(({ service }) => service)),
  };
}

/** Kinds whose names are not in the facts: any name may have a block. */
export const openKinds = new Set(['reply-code', 'enhanced-code']);
