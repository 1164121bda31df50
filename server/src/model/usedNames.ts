import { keptByRelease, keptFor } from '../facts/keptFor.ts';
import type { Knowledge } from '../facts/knowledge.ts';
import { referencesIn } from '../syntax/macro.ts';
import { parseMacros } from '../syntax/parseMacros.ts';
import { splitList } from '../syntax/splitList.ts';
import { type Configuration, settingOf } from './configuration.ts';
import type { Setting } from './settings.ts';
import { defaultsByReference } from './dependents.ts';
import { type Lookup, expand, lookupIn } from './expand.ts';
import { isBuiltIn } from './builtInNames.ts';
import { type ServiceOverrides, overridesByService } from './overrides.ts';
import { mayHaveTableSettings, tableSettings } from './tableSettings.ts';

/** What a configuration uses besides the built-in names. */
export interface UsedNames extends NamesInUse {
  /** Items of smtpd_restriction_classes, of main.cf or any service. */
  readonly classes: ReadonlySet<string>;
}

/** The names that values of a configuration refer to. */
export interface NamesInUse {
  /**
   * Names that are used where main.cf's value of them counts:
   * as `$name` in a value, a default or an `-o`, or as a class.
   */
  readonly references: ReadonlySet<string>;
  /** Those of them that main.cf and the defaults use: they use an `-o name=` of any service too. */
  readonly fromMain: ReadonlySet<string>;
  /** @param service `smtp/inet`: whether it is one for an `-o` of that service. */
  isTableSetting(name: string, service?: string): boolean;
}

/** For a name by itself, whatever a file says. */
export const nothingUsed: UsedNames = {
  references: new Set(),
  fromMain: new Set(),
  classes: new Set(),
  isTableSetting: noTableSetting,
};

/** One function, so that two answers can be seen to be the same. */
function noTableSetting(): boolean {
  return false;
}

/** Gathers the used names of a file. */
export const usedNames = keptFor((configuration: Configuration): UsedNames => ({
  ...namesInUse(configuration),
  classes: classNamesIn(configuration),
}));

/** Gathers the names that values refer to, which takes a look at each of these values. */
export function namesInUse(configuration: Configuration): NamesInUse {
  const { knowledge, release } = configuration;
  // pcf_lookup_eval() expands the list by the settings of main.cf, without defaults.
  const set: Lookup = (name) => settingOf(configuration, name)?.element.value.text;
  const fromMain = new Set(referencesInDefaults(knowledge, release));
  for (const name of classesIn(set('smtpd_restriction_classes') ?? undefined, set)) fromMain.add(name);
  for (const setting of configuration.referring) {
    if (usesNames(configuration, setting)) for (const { name } of setting.element.references) fromMain.add(name);
  }
  const references = new Set(fromMain);
  for (const service of overridesByService(configuration).values()) {
    // postconf_user.c: what a service uses means its own `-o name=` before main.cf's.
    for (const name of namesUsedBy(service, knowledge)) if (!service.settings.has(name)) references.add(name);
  }
  const isTableSetting = mayHaveTableSettings(configuration) ? tableSettings(configuration) : noTableSetting;
  return { references, fromMain, isTableSetting };
}

/** Whether the references in the value of a setting use the names that they name. */
export function usesNames(configuration: Configuration, setting: Setting): boolean {
  const {
    element: { name },
  } = setting;
  // Values of RAW parameters are left to the program that reads them, so `$name` there uses no main.cf name; and
  // postconf drops a read-only name before it looks at the value.
  const facts = configuration.knowledge.parameters.get(name);
  // A setting that a later one overrides is gone, and its references with it.
  return !facts?.raw && !facts?.readOnly && configuration.settings.isInForce(setting);
}

/** Names that the `-o` settings of a service use. */
export function namesUsedBy(service: ServiceOverrides, knowledge: Knowledge): ReadonlySet<string> {
  const known = usedBy.get(service);
  if (known) return known;
  const used = new Set<string>();
  usedBy.set(service, used);
  for (const [name, { value }] of service.settings) {
    const facts = knowledge.parameters.get(name);
    if (value.text.includes('$') && !facts?.raw && !facts?.readOnly)
      for (const one of referencesIn(parseMacros(value.text))) used.add(one.name);
  }
  // pcf_lookup_eval(): the list is expanded by the service's own settings alone.
  for (const name of classesIn(
    service.settings.get('smtpd_restriction_classes')?.value.text,
    (other) => service.settings.get(other)?.value.text,
  ))
    used.add(name);
  return used;
}
/** A memo of a pure function over an immutable service. */
const usedBy = new WeakMap<ServiceOverrides, Set<string>>();

/** The names of restriction classes in a value. */
export function classesIn(text: string | undefined, lookup: Lookup): string[] {
  return text ? splitList(expand(text, lookup).text, { braces: false }).map((item) => item.text) : [];
}

/** The items of smtpd_restriction_classes, of main.cf or any service. */
export function classNamesIn(configuration: Configuration): ReadonlySet<string> {
  const classes = new Set<string>();
  const texts = [settingOf(configuration, 'smtpd_restriction_classes')?.element.value.text ?? ''];
  for (const entry of configuration.master?.entries ?? []) {
    for (const override of entry.overrides)
      if (override.name === 'smtpd_restriction_classes') texts.push(override.value.text);
  }
  for (const text of texts) {
    for (const name of classesIn(text, lookupIn(configuration))) classes.add(name);
  }
  return classes;
}

/** Defaults refer to each other and to names that may be the user's (`$stress`); they differ by release alone. */
const referencesInDefaults = keptByRelease((knowledge, release): ReadonlySet<string> => {
  // A default of a release to come uses nothing today.
  const uses = (parameter: string): boolean => {
    const facts = knowledge.parameters.get(parameter);
    return facts !== undefined && !facts.raw && isBuiltIn(parameter, facts, release);
  };
  return new Set(
    [...defaultsByReference(knowledge, release)]
      .filter(([, parameters]) => parameters.some(uses))
      .map(([name]) => name),
  );
});
