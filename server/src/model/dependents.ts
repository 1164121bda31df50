import { keptByRelease } from '../facts/keptFor.ts';
import { defaultIn } from '../facts/knowledge.ts';
import { referencesIn } from '../syntax/macro.ts';
import { parseMacros } from '../syntax/parseMacros.ts';
import type { Configuration } from './configuration.ts';
import { settingsReferringTo } from './references.ts';
import { type Setting, addTo } from './settings.ts';

/** The settings whose values depend on those of some names, at any number of steps through settings and defaults. */
export function settingsDependingOn(configuration: Configuration, names: ReadonlySet<string>): readonly Setting[] {
  const { knowledge, release } = configuration;
  const found: Setting[] = [];
  const defaults = defaultsByReference(knowledge, release);
  const reached = new Set(names);
  // A set gives those that are added while one goes through it.
  for (const name of reached) {
    for (const setting of settingsReferringTo(configuration, name)) {
      found.push(setting);
      reached.add(setting.element.name);
    }
    for (const other of defaults.get(name) ?? []) reached.add(other);
  }
  return found;
}

/** The parameters whose defaults refer to a name, those included that nothing but an expansion reads. */
export const defaultsByReference = keptByRelease((knowledge, release): ReadonlyMap<string, readonly string[]> => {
  const byName = new Map<string, string[]>();
  for (const [parameter, facts] of knowledge.parameters) {
    const text = defaultIn(facts, release);
    if (text?.includes('$')) for (const { name } of referencesIn(parseMacros(text))) addTo(byName, name, parameter);
  }
  return byName;
});
