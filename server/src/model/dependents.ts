import { keptByRelease } from '../knowledge/keptFor.ts';
import { defaultIn } from '../knowledge/knowledge.ts';
import { referencesIn } from '../syntax/macro.ts';
import { parseMacros } from '../syntax/parseMacros.ts';
import type { Configuration } from './configuration.ts';
import { settingsReferringTo } from './references.ts';
import type { Setting } from './settings.ts';

/** The settings whose values hang on those of some names, at any number of steps through settings and defaults. */
export function settingsHangingOn({ knowledge, release, referring }: Configuration, names: ReadonlySet<string>): readonly Setting[] {
  const found: Setting[] = [];
  const defaults = defaultsByReference(knowledge, release);
  const reached = new Set(names);
  // A set tells those that are added while one goes through it.
  for (const name of reached) {
    for (const setting of settingsReferringTo({ referring }, name)) {
      found.push(setting);
      reached.add(setting.element.name);
    }
    for (const other of defaults.get(name) ?? []) reached.add(other);
  }
  return found;
}

/** Whether a value of main.cf or a default refers to one of some names, so that its meaning hangs on theirs. */
export function refersToAny({ knowledge, release, mentions }: Configuration, names: ReadonlySet<string>): boolean {
  const inDefaults = defaultsByReference(knowledge, release);
  for (const name of names) if (mentions.has(name) || inDefaults.has(name)) return true;
  return false;
}

/** The parameters whose defaults refer to a name, those included that nothing but an expansion reads. */
export const defaultsByReference = keptByRelease((knowledge, release): ReadonlyMap<string, readonly string[]> => {
  const byName = new Map<string, string[]>();
  for (const [parameter, facts] of knowledge.parameters) {
    const text = defaultIn(facts, release);
    if (text?.includes('$')) for (const { name } of referencesIn(parseMacros(text))) add(byName, name, parameter);
  }
  return byName;
});

function add<T>(all: Map<string, T[]>, name: string, one: T): void {
  const known = all.get(name);
  if (known) known.push(one);
  else all.set(name, [one]);
}
