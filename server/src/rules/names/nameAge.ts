import type { ParameterFacts, Release } from '../../knowledge/factTypes.ts';
import { keptByRelease } from '../../knowledge/keptFor.ts';
import { atLeast, existsIn, isDeprecatedIn } from '../../knowledge/release.ts';
import type { Configuration, Setting } from '../../model/configuration.ts';
import { isBuiltIn, knownness } from '../../model/names.ts';
import type { Context } from '../rule.ts';

/** How a release stands to a name that another one has; `deprecated` ones still work. */
export type NameAge = 'deprecated' | 'removed' | 'newer';

/** The settings of one age in a file, with the facts of their names. */
export function* settingsOfAge({ configuration, used }: Context, age: NameAge): Generator<{ name: string; facts: ParameterFacts; settings: readonly Setting[] }> {
  for (const [name, facts] of agesIn(configuration.knowledge, configuration.release)[age]) {
    // To ask whether it is set is no reading (model/reads.ts); to look hundreds of names up would be.
    if (!configuration.settings.has(name)) continue;
    const settings = configuration.settings.get(name) as readonly Setting[];
    // A name that Postfix takes for a service's or the user's own is no longer that parameter.
    if (age !== 'deprecated' && knownness(configuration, used, name)) continue;
    yield { name, facts, settings };
  }
}

type Ages = Readonly<Record<NameAge, ReadonlyMap<string, ParameterFacts>>>;

/** All names of each age in a release: fewer to look for than a long file has settings. */
const agesIn = keptByRelease((knowledge, release): Ages => {
  const ages = { deprecated: new Map<string, ParameterFacts>(), removed: new Map<string, ParameterFacts>(), newer: new Map<string, ParameterFacts>() };
  for (const [name, facts] of knowledge.parameters) {
    const own = ageOf(release, name, facts);
    if (own) ages[own].set(name, facts);
  }
  return ages;
});

function ageOf(release: Release, name: string, facts: ParameterFacts): NameAge | undefined {
  if (isBuiltIn(name, facts, release)) return isDeprecatedIn(facts, release) ? 'deprecated' : undefined;
  // The old name of a renamed parameter lives on as the default of the new one.
  if (facts.removed && atLeast(release, facts.removed)) return facts.alias ? 'deprecated' : 'removed';
  return 'newer';
}

/** The release from which on a name exists, seen from one that lacks it. */
export function arrivalOf({ knowledge, release }: Configuration, facts: ParameterFacts): string {
  return knowledge.releases.find((one) => atLeast(one, release) && existsIn(facts, one)) ?? facts.since;
}
