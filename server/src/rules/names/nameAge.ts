import type { ParameterFacts, Release } from '../../facts/factTypes.ts';
import { keptByRelease } from '../../facts/keptFor.ts';
import { arrivalAfter, atLeast, isDeprecatedIn } from '../../facts/release.ts';
import type { Configuration } from '../../model/configuration.ts';
import type { Setting } from '../../model/settings.ts';
import { knownness } from '../../model/names.ts';
import { isBuiltIn } from '../../model/builtInNames.ts';
import { createQuery } from '../../instance/query.ts';
import type { Context } from '../rule.ts';

/** How a release stands to a name that another one has; `deprecated` ones still work. */
export type NameAge = 'deprecated' | 'removed' | 'newer';

/** The settings of one age in a file, with the facts of their names. */
export function* settingsOfAge(
  context: Context,
  age: NameAge,
): Generator<{ name: string; facts: ParameterFacts; settings: readonly Setting[] }> {
  for (const { name, facts } of namesOfAge[age](context))
    yield { name, facts, settings: context.configuration.settings.get(name) ?? [] };
}

interface Named {
  readonly name: string;
  readonly facts: ParameterFacts;
}

/**
 * Kept: fewer names come and go with releases than a long file
 * has settings, but a keystroke had better look for none of them.
 */
const namesOfAge: Readonly<Record<NameAge, (context: Context) => readonly Named[]>> = {
  deprecated: namesOf('deprecated'),
  removed: namesOf('removed'),
  newer: namesOf('newer'),
};

function namesOf(age: NameAge): (context: Context) => readonly Named[] {
  return createQuery((context: Context) => {
    const { knowledge, release, settings } = context.configuration;
    return [...agesIn(knowledge, release)[age]]
      .filter(([name]) => settings.has(name) && factsOfAge(context, age, name))
      .map(([name, facts]) => ({ name, facts }));
  });
}

/**
 * The facts of a name of an age; undefined for any other, and for one that Postfix
 * takes for a service's or the user's own: that is no longer the parameter.
 */
export function factsOfAge(
  { configuration, used }: Pick<Context, 'configuration' | 'used'>,
  age: NameAge,
  name: string,
): ParameterFacts | undefined {
  const facts = agesIn(configuration.knowledge, configuration.release)[age].get(name);
  return facts && (age === 'deprecated' || !knownness(configuration, used, name)) ? facts : undefined;
}

type Ages = Readonly<Record<NameAge, ReadonlyMap<string, ParameterFacts>>>;

/** All names of each age in a release: fewer to look for than a long file has settings. */
const agesIn = keptByRelease((knowledge, release): Ages => {
  const ages = {
    deprecated: new Map<string, ParameterFacts>(),
    removed: new Map<string, ParameterFacts>(),
    newer: new Map<string, ParameterFacts>(),
  };
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
export function arrivalOf({ release }: Configuration, facts: ParameterFacts): string {
  return arrivalAfter(facts, release) ?? facts.since;
}
