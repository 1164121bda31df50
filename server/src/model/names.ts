import { keptByRelease, keptFor } from '../knowledge/keptFor.ts';
import { type Knowledge, defaultIn } from '../knowledge/knowledge.ts';
import type { ParameterFacts, Release } from '../knowledge/factTypes.ts';
import { atLeast, existsIn } from '../knowledge/release.ts';
import { referencesIn } from '../syntax/macro.ts';
import { parseMacros } from '../syntax/parseMacros.ts';
import { splitList } from '../syntax/splitList.ts';
import { type Configuration, settingOf } from './configuration.ts';
import { type Lookup, expand, lookupIn } from './expand.ts';
import { nameMakers } from './nameMakers.ts';
import { type ServiceOverrides, overridesByService } from './overrides.ts';
import { serviceParameter } from './services.ts';
import { tableSettings } from './tableSettings.ts';

/** Why Postfix knows a name, in the order in which postconf looks (postconf_{builtin,service,user,dbms}.c). */
export type Knownness =
  | 'parameter' // built in
  | 'legacy' // an old name, still read as another's default
  | 'service' // <service> + suffix
  | 'user' // set, and used as $name
  | 'restriction-class'
  | 'table'; // <prefix>_<setting> of `type:prefix`

/** Names that every program sets for itself and that postconf knows without a table row (postconf_builtin.c). */
const ownNames = new Set(['process_id', 'process_name', 'service_name', 'config_directory', 'debugger_command']);

/** Those that a setting does not change. */
export const readOnlyNames = ['process_id', 'process_name', 'service_name'] as const;

/** Whether and why `name` would not be called unused by postconf; undefined = it would. */
export function knownness(configuration: Configuration, used: UsedNames, name: string): Knownness | undefined {
  const { knowledge, release } = configuration;
  const facts = knowledge.parameters.get(name);
  if (facts && isBuiltIn(name, facts, release)) return 'parameter';
  if (facts?.alias && atLeast(release, facts.alias.knownSince)) return 'legacy';
  if (serviceParameter(knowledge, release, name, configuration.services)) return 'service';
  if (used.references.has(name)) return used.classes.has(name) ? 'restriction-class' : 'user';
  return used.isTableSetting(name) ? 'table' : undefined;
}

/** A parameter of this release's own. */
export function isBuiltIn(name: string, facts: ParameterFacts, release: Release): boolean {
  return ownNames.has(name) || existsIn(facts, release);
}

/** What a configuration uses besides the built-in names. */
export interface UsedNames {
  /** Names that are used where main.cf's value of them counts: as `$name` in a value, a default or an `-o`, or as a class. */
  readonly references: ReadonlySet<string>;
  /** Those of them that main.cf and the defaults use: they use an `-o name=` of any service too. */
  readonly fromMain: ReadonlySet<string>;
  /** Items of smtpd_restriction_classes, of main.cf or any service. */
  readonly classes: ReadonlySet<string>;
  /** Names whose values say what the others are. */
  readonly makers: ReadonlySet<string>;
  /** @param service `smtp/inet`: whether it is one for an `-o` of that service. */
  isTableSetting(name: string, service?: string): boolean;
}

/** For a name by itself, whatever a file says. */
export const nothingUsed: UsedNames = { references: new Set(), fromMain: new Set(), classes: new Set(), makers: new Set(), isTableSetting: () => false };

/** Gathers the used names of a file. */
export function usedNames(configuration: Configuration): UsedNames {
  const { knowledge, release } = configuration;
  const fromMain = new Set(referencesInDefaults(knowledge, release));
  for (const setting of configuration.referring) {
    const { element } = setting;
    // A setting that a later one overrides is gone, and its references with it.
    if (settingOf(configuration, element.name) !== setting) continue;
    // Values of RAW parameters are left to the program that reads them, so `$name` there uses no main.cf name; and
    // postconf drops a read-only name before it looks at the value.
    const facts = knowledge.parameters.get(element.name);
    if (facts?.raw || facts?.readOnly) continue;
    for (const reference of element.references) fromMain.add(reference.name);
  }
  // pcf_lookup_eval() expands the list by the settings of main.cf, without defaults.
  const set: Lookup = (name) => settingOf(configuration, name)?.element.value.text;
  for (const name of classesIn(set('smtpd_restriction_classes') ?? undefined, set)) fromMain.add(name);
  const references = new Set(fromMain);
  for (const service of overridesByService(configuration).values()) {
    // postconf_user.c: what a service uses means its own `-o name=` before main.cf's.
    for (const name of namesUsedBy(service, knowledge)) if (!service.settings.has(name)) references.add(name);
  }
  return { references, fromMain, classes: restrictionClasses(configuration), makers: nameMakers(configuration), isTableSetting: tableSettings(configuration) };
}

/** Names that the `-o` settings of a service use. */
export function namesUsedBy(service: ServiceOverrides, knowledge: Knowledge): ReadonlySet<string> {
  let used = usedBy.get(service);
  if (used) return used;
  usedBy.set(service, used = new Set<string>());
  for (const [name, { value }] of service.settings) {
    const facts = knowledge.parameters.get(name);
    if (value.text.includes('$') && !facts?.raw && !facts?.readOnly) for (const one of referencesIn(parseMacros(value.text))) used.add(one.name);
  }
  // pcf_lookup_eval(): the list is expanded by the service's own settings alone.
  for (const name of classesIn(service.settings.get('smtpd_restriction_classes')?.value.text, (other) => service.settings.get(other)?.value.text)) used.add(name);
  return used;
}
/** A memo of a pure function over an immutable service. */
const usedBy = new WeakMap<ServiceOverrides, Set<string>>();

/** The names of restriction classes in a value. */
export function classesIn(text: string | undefined, lookup: Lookup): string[] {
  return text ? splitList(expand(text, lookup).text, { braces: false }).map((item) => item.text) : [];
}

function restrictionClasses(configuration: Configuration): Set<string> {
  const classes = new Set<string>();
  const texts = [settingOf(configuration, 'smtpd_restriction_classes')?.element.value.text ?? ''];
  for (const entry of configuration.master?.entries ?? []) {
    for (const override of entry.overrides) if (override.name === 'smtpd_restriction_classes') texts.push(override.value.text);
  }
  for (const text of texts) {
    for (const name of classesIn(text, lookupIn(configuration))) classes.add(name);
  }
  return classes;
}

/** Whether a value of main.cf or a default refers to one of some names, so that its meaning hangs on theirs. */
export function refersToAny({ knowledge, release, referring }: Configuration, names: ReadonlySet<string>): boolean {
  const inDefaults = referencesInDefaults(knowledge, release);
  for (const name of names) if (inDefaults.has(name)) return true;
  const mentioned = mentionedIn(referring);
  for (const name of names) if (mentioned.has(name)) return true;
  return false;
}

const mentionedIn = keptFor((referring: Configuration['referring']): ReadonlySet<string> => new Set(referring.flatMap(({ element }) => element.references.map(({ name }) => name))));

/** Defaults refer to each other and to names that may be the user's (`$stress`); they differ by release alone. */
const referencesInDefaults = keptByRelease((knowledge, release): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const [name, facts] of knowledge.parameters) {
    const text = defaultIn(facts, release);
    // A default of a release to come uses nothing today.
    if (!text?.includes('$') || facts.raw || !isBuiltIn(name, facts, release)) continue;
    for (const reference of referencesIn(parseMacros(text))) names.add(reference.name);
  }
  return names;
});
