/** Makes `parameters.json`. */
import { keywordListOf } from './keywords.mjs';
import { parameterEntry } from './parameterEntry.mjs';
import { readParameterHistory } from './parameterHistory.mjs';
import { valueTypes } from './parameterTypes.mjs';
import { builtInInstances, readTemplates, templateEntry } from './serviceTemplates.mjs';
import { lifeOf } from './timeline.mjs';

/**
 * @param {ReturnType<typeof import('./releases.mjs').listReleases>} all
 * @param {any} overlay `overlay/parameters.json`
 * @param {any} keywordOverlay `overlay/keywords.json`
 */
export function makeParameters(all, overlay, keywordOverlay) {
  const history = readParameterHistory(all, overlay);
  const sinceOf = (name) =>
    lifeOf(
      all.releases,
      history.rows.get(name).map(([release]) => release),
      history.early.get(name),
    ).since;
  const templates = readTemplates(all, sinceOf);
  const instances = builtInInstances(all.releases.at(-1), templates);
  const names = [...new Set([...history.rows.keys(), ...history.legacy.keys()])].sort();
  const linkable = new Set([...names, ...templates.map(({ suffix }) => `transport${suffix}`)]);
  const context = {
    overlay,
    valueTypeOf: valueTypes(overlay),
    keywords: keywordListOf(keywordOverlay),
    names: linkable,
    templateOf: (name) => instances.get(name),
  };
  const parameters = Object.fromEntries(names.map((name) => [name, parameterEntry(name, history, context)]));
  const templateEntries = templates.map((template) => {
    const name = `transport${template.suffix}`;
    const seeAlso = [...(history.manual.get(name)?.words ?? [])]
      .filter((word) => linkable.has(word) && word !== name)
      .sort();
    return [name, templateEntry(template, parameters[template.parameter], seeAlso)];
  });
  return {
    releases: [...new Set(all.releases.map((release) => release.feature))],
    newestStable: all.newestStable,
    newestPatch: newestPatches(all.releases),
    parameters,
    templates: Object.fromEntries(templateEntries),
  };
}

/**
 * The newest patch level of each series, `3.7` → `3.7.22`; a snapshot has none. Facts of an older one are told from
 * those of the newest by histories, so that no series may have a gap.
 * @param {readonly import('./releases.mjs').Release[]} releases
 * @returns {Record<string, string>}
 */
function newestPatches(releases) {
  const tagged = releases.filter(({ snapshot }) => !snapshot);
  const newest = Object.fromEntries(tagged.map(({ feature, version }) => [feature, version]));
  for (const [feature, version] of Object.entries(newest)) {
    const count = tagged.filter((release) => release.feature === feature).length;
    if (version !== `${feature}.${count - 1}`)
      throw new Error(`tags of Postfix ${feature} are missing: ${count} up to ${version}`);
  }
  return newest;
}
