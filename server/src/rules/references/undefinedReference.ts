import { type Configuration, offsetOf, settingOf } from '../../model/configuration.ts';
import type { Setting } from '../../model/settings.ts';
import { knownness } from '../../model/names.ts';
import { type UsedNames, classesIn, nothingUsed, usesNames } from '../../model/usedNames.ts';
import { overridesByService } from '../../model/overrides.ts';
import { type WrittenItem, writtenItems } from '../../model/typedValue.ts';
import type { Assignment } from '../../syntax/element.ts';
import { toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import type { Reference } from '../../syntax/macro.ts';
import { type Span, shift } from '../../syntax/span.ts';
import { nearestWord } from '../nearestWord.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import { environmentName } from '../template.ts';
import { createQuery } from '../../instance/query.ts';
import type { Context, InstanceRule, RuleData, Severity } from '../rule.ts';

/**
 * postconf_user.c: `undefined parameter: name` for each `$name` that is neither set in main.cf or a `-o` nor has a
 * default. Its scan does not ask how a name is used, so that `${name?text}` counts too, as do both branches; where a
 * value is read unexpanded (RAW) it does not look. A name in capitals is none of Postfix's: it is mostly a variable of
 * the environment, which envsubst(1) replaces before Postfix reads the file.
 */
export const undefinedReference: InstanceRule<'undefined-reference'> = {
  code: 'undefined-reference',
  severity: 'warning',
  scope: 'instance',
  check(context, report) {
    const { inValues, classes } = undefinedReferences(context);
    for (const { setting, at, data, severity } of [...inValues, ...classes]) {
      const found = settingOf(context.configuration, setting);
      if (found)
        report({
          span: shift(spanIn(found.element, at), offsetOf(context.configuration, found)),
          data,
          ...(severity ? { severity } : {}),
        });
    }
  },
  fixes({ span, data: { name } }, { configuration }) {
    const known = [...configuration.settings.keys()];
    for (const [other] of configuration.knowledge.parameters)
      if (knownness(configuration, nothingUsed, other)) known.push(other);
    const nearest = nearestWord(name, known);
    return nearest === undefined ? [] : [replaceValue(span, nearest)];
  },
};

/** Where in the value: a reference or an item by its number, or all of it. */
type At = { readonly reference: number } | { readonly item: number } | 'value';
/** In the last setting of a name. */
interface Undefined {
  readonly setting: string;
  readonly at: At;
  readonly data: RuleData<'undefined-reference'>;
  readonly severity?: Severity;
}

interface Found {
  readonly inValues: readonly Undefined[];
  readonly classes: readonly Undefined[];
}

/** A reference is undefined whatever else is in a value: no account is kept of the values that it is looked for in. */
const undefinedReferences = createQuery(({ configuration, used, untracked }: Context): Found => {
  const isDefined = definedNames(configuration);
  const inValues = configuration.referring.flatMap((setting) =>
    undefinedIn(untracked.configuration, setting, isDefined),
  );
  return { inValues, classes: undefinedClasses(configuration, used, isDefined) };
});

function undefinedIn(
  configuration: Configuration,
  setting: Setting,
  isDefined: (name: string) => boolean,
): Undefined[] {
  if (!usesNames(configuration, setting)) return [];
  const found: Undefined[] = [];
  const {
    element: { name, references },
  } = setting;
  for (let i = 0; i < references.length; i++) {
    const reference = references[i] as Reference;
    if (isDefined(reference.name)) continue;
    const test = reference.then ?? reference.else;
    const mild = test !== undefined || environmentName.test(reference.name);
    found.push({
      setting: name,
      at: { reference: i },
      data: { name: reference.name, ...(test ? { as: 'test' } : {}) },
      ...(mild ? { severity: 'information' } : {}),
    });
  }
  return found;
}

function undefinedClasses(
  configuration: Configuration,
  used: UsedNames,
  isDefined: (name: string) => boolean,
): Undefined[] {
  const found: Undefined[] = [];
  const classes = settingOf(configuration, 'smtpd_restriction_classes');
  if (!classes || (used.classes.size === 0 && !classes.element.macros)) return found;
  const { element } = classes;
  const undefinedClass = (name: string, at: At): Undefined => ({
    setting: element.name,
    at,
    data: { name, as: 'class' },
    severity: 'error',
  });
  const written = new Set<string>();
  for (const [i, { text }] of classItems(element).entries()) {
    written.add(text);
    // smtpd_check.c: `restriction class `NAME' needs a definition` is fatal.
    if (used.classes.has(text) && !isDefined(text)) found.push(undefinedClass(text, { item: i }));
  }
  if (!element.macros) return found;
  // pcf_lookup_eval() knows the settings of main.cf and no defaults.
  for (const name of classesIn(element.value.text, (name) => settingOf(configuration, name)?.element.value.text)) {
    if (!written.has(name) && !isDefined(name)) found.push(undefinedClass(name, 'value'));
  }
  return found;
}

function classItems({ value, macros }: Assignment): readonly WrittenItem[] {
  return writtenItems({ logical: value, macros }, { braces: false });
}

/** Where it stands in the value. */
function placeIn(element: Assignment, at: Exclude<At, 'value'>): Span | undefined {
  if ('item' in at) return classItems(element)[at.item]?.span;
  const reference = element.references[at.reference];
  return reference && placeOf(reference);
}

/** Relative to the element. */
function spanIn(element: Assignment, at: At): Span {
  if (at === 'value') return element.valueSpan;
  const place = placeIn(element, at);
  return place
    ? { start: toSource(element.value, place.start), end: toSourceEnd(element.value, place.end) }
    : element.valueSpan;
}

/** Whether a name has a value from anywhere; each name is looked up once. */
function definedNames(configuration: Configuration): (name: string) => boolean {
  const answers = new Map<string, boolean>();
  let overridden: Set<string> | undefined;
  return (name) => {
    if (configuration.settings.has(name)) return true;
    let answer = answers.get(name);
    if (answer === undefined) {
      overridden ??= new Set(
        [...overridesByService(configuration).values()].flatMap(({ settings }) => [...settings.keys()]),
      );
      // Old names are for defaults to refer to, before postconf knew of them too.
      const isOld = configuration.knowledge.parameters.get(name)?.alias !== undefined;
      answer = isOld || overridden.has(name) || knownness(configuration, nothingUsed, name) !== undefined;
      answers.set(name, answer);
    }
    return answer;
  };
}

function placeOf({ nameSpan, span }: Reference): Span {
  return nameSpan.end > nameSpan.start ? nameSpan : span;
}
