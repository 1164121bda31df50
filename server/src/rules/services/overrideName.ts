import type { ParameterFacts } from '../../facts/factTypes.ts';
import { existsIn, featureRelease } from '../../facts/release.ts';
import { isComplete, serviceKey } from '../../model/masterService.ts';
import type { Knownness } from '../../model/names.ts';
import { overrideKnownness } from '../../model/overrideNames.ts';
import { referencesIn } from '../../syntax/macro.ts';
import { parseMacros } from '../../syntax/parseMacros.ts';
import type { MasterEntry, MasterOverride } from '../../syntax/masterCf.ts';
import { isTemplate } from '../reportedByOtherRule.ts';
import { meantName } from '../names/meantName.ts';
import { type NameAge, arrivalOf, factsOfAge } from '../names/nameAge.ts';
import { replacementName } from '../names/replacements.ts';
import type { Fix, MasterContext, ServiceRule } from '../rule.ts';
import { removeFix, replaceOverride } from './overrideFixes.ts';

/** Overrides of a service that have a name to judge. */
export function namedOverrides(entry: MasterEntry): readonly MasterOverride[] {
  return isComplete(entry)
    ? entry.overrides.filter(({ name, problem }) => name !== '' && problem === undefined && !isTemplate(name))
    : [];
}

/** Why postconf knows the name of an override. */
function whyKnown(entry: MasterEntry, { configuration, used }: MasterContext, name: string): Knownness | undefined {
  return overrideKnownness(configuration, used, serviceKey(entry), name);
}

/** Whether a value of the entry's overrides has `$name` in it. */
export function refersTo(entry: MasterEntry, name: string): boolean {
  return entry.overrides.some(
    ({ value }) =>
      value.text.includes('$') &&
      value.text.includes(name) &&
      referencesIn(parseMacros(value.text)).some((one) => one.name === name),
  );
}

/** postconf_unused.c: `master.cf: unused parameter: name=value`. */
export const overrideUnknown: ServiceRule<'unknown-parameter'> = {
  code: 'unknown-parameter',
  severity: 'warning',
  scope: 'service',
  check(entry, context, report) {
    for (const { name, nameSpan } of namedOverrides(entry)) {
      if (whyKnown(entry, context, name) || context.configuration.knowledge.parameters.has(name)) continue;
      const meant = meantName(context.valueContext(entry), name);
      // A main.cf that is not at hand may use the name as `$name`; one that is nearly Postfix's is still worth a word.
      if (!context.mainKnown && !meant.sure) continue;
      const suggestion = meant.names[0];
      report({
        span: nameSpan,
        data: {
          name,
          ...(suggestion === undefined ? {} : { suggestion }),
          ...(meant.service === undefined ? {} : { service: meant.service }),
        },
      });
    }
  },
  fixes({ span, data: { name } }, context, entry) {
    if (!entry) return [];
    const meant = meantName(context.valueContext(entry), name);
    const setNames = new Set(entry.overrides.map((one) => one.name));
    const renames = meant.names.map((one): Fix => ({
      title: { key: 'rename', data: { name: one } },
      edits: [{ span, text: one }],
      ...(meant.sure && !setNames.has(one) ? { preferred: true } : {}),
    }));
    return [...renames, ...removeFix(entry, span.start, context.text)];
  },
};

/** The overrides of an entry that are of an age. */
function overridesOfAge(
  entry: MasterEntry,
  context: MasterContext,
  age: NameAge,
): { override: MasterOverride; facts: ParameterFacts }[] {
  const overrides = namedOverrides(entry);
  // A look at the facts spares working out what the service uses: most names are of no such age.
  const { parameters } = context.configuration.knowledge;
  if (
    !overrides.some(({ name }) => {
      const facts = parameters.get(name);
      return facts && (facts.deprecated ?? facts.removed ?? !existsIn(facts, context.configuration.release));
    })
  )
    return [];
  const { used } = context.valueContext(entry);
  return overrides.flatMap((override) => {
    const facts = factsOfAge({ configuration: context.configuration, used }, age, override.name);
    return facts ? [{ override, facts }] : [];
  });
}

/** postconf_unused.c, from 3.9 on: `support for parameter "x" will be removed; instead, specify "y"`. */
export const overrideDeprecated: ServiceRule<'deprecated-parameter'> = {
  code: 'deprecated-parameter',
  severity: 'hint',
  scope: 'service',
  check(entry, context, report) {
    for (const {
      override: { name, nameSpan },
      facts,
    } of overridesOfAge(entry, context, 'deprecated')) {
      const replacement = replacementName(context.configuration, name, facts);
      report({
        span: nameSpan,
        data: {
          name,
          since: facts.deprecated?.since ?? facts.removed ?? '',
          ...(replacement === undefined ? {} : { replacement }),
        },
        tag: 'deprecated',
      });
    }
  },
  fixes: replaceOverride,
};

/** In main.cf, removedParameter.ts. */
export const overrideRemoved: ServiceRule<'removed-parameter'> = {
  code: 'removed-parameter',
  severity: 'warning',
  scope: 'service',
  check(entry, context, report) {
    for (const {
      override: { name, nameSpan },
      facts,
    } of overridesOfAge(entry, context, 'removed')) {
      const replacement = replacementName(context.configuration, name, facts);
      report({
        span: nameSpan,
        data: {
          name,
          removed: facts.removed ?? featureRelease(facts.lastRelease ?? '') ?? '',
          ...(replacement === undefined ? {} : { replacement }),
        },
      });
    }
  },
  fixes: replaceOverride,
};

/** In main.cf, newerParameter.ts. */
export const overrideNewer: ServiceRule<'newer-parameter'> = {
  code: 'newer-parameter',
  severity: 'warning',
  scope: 'service',
  check(entry, context, report) {
    const { release } = context.configuration;
    for (const {
      override: { name, nameSpan },
      facts,
    } of overridesOfAge(entry, context, 'newer'))
      report({ span: nameSpan, data: { name, since: arrivalOf(context.configuration, facts), release } });
  },
  fixes: ({ span }, context, entry) => (entry ? removeFix(entry, span.start, context.text) : []),
};

/** postconf_user.c: `master.cf: read-only parameter assignment: service_name=x`. */
export const overrideReadOnly: ServiceRule<'read-only-parameter'> = {
  code: 'read-only-parameter',
  severity: 'warning',
  scope: 'service',
  check(entry, { configuration: { knowledge, release } }, report) {
    for (const { name, nameSpan } of namedOverrides(entry)) {
      const facts = knowledge.parameters.get(name);
      if (facts?.readOnly && existsIn(facts, release)) report({ span: nameSpan, data: { name } });
    }
  },
  fixes: ({ span }, context, entry) =>
    entry ? removeFix(entry, span.start, context.text).map((fix) => ({ ...fix, preferred: true })) : [],
};
