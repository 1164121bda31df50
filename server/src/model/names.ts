import { defaultIn } from '../knowledge/knowledge.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { ParameterFacts, Release } from '../knowledge/factTypes.ts';
import { atLeast, existsIn } from '../knowledge/release.ts';
import { parseMacros, referencesIn } from '../syntax/macro.ts';
import { splitList } from '../syntax/splitList.ts';
import { type Configuration, settingOf } from './configuration.ts';
import { expand, lookupIn } from './expand.ts';
import { overridesByService } from './overrides.ts';
import { serviceParameter } from './services.ts';

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

/** Whether and why `name` would not be called unused by postconf; undefined = it would. */
export function knownness(configuration: Configuration, used: UsedNames, name: string): Knownness | undefined {
  const { knowledge, release } = configuration;
  const facts = knowledge.parameters.get(name);
  if (facts && isBuiltIn(name, facts, release)) return 'parameter';
  if (facts?.alias && atLeast(release, facts.alias.knownSince)) return 'legacy';
  if (serviceParameter(knowledge, release, name, configuration.services)) return 'service';
  if (used.classes.has(name)) return 'restriction-class';
  if (used.references.has(name)) return 'user';
  return used.isTableSetting(name) ? 'table' : undefined;
}

/** A parameter of this release's own. */
export function isBuiltIn(name: string, facts: ParameterFacts, release: Release): boolean {
  return ownNames.has(name) || existsIn(facts, release);
}

/** What a configuration uses besides the built-in names. */
export interface UsedNames {
  /** Names that occur as `$name` in a setting's value, a default's or an `-o`'s. */
  readonly references: ReadonlySet<string>;
  /** Items of smtpd_restriction_classes. */
  readonly classes: ReadonlySet<string>;
  isTableSetting(name: string): boolean;
}

/** Gathers the used names of a file. */
export function usedNames(configuration: Configuration): UsedNames {
  const { knowledge, release } = configuration;
  const references = new Set(referencesInDefaults(knowledge, release));
  for (const setting of configuration.referring) {
    const { element } = setting;
    // A setting that a later one overrides is gone, and its references with it.
    if (settingOf(configuration, element.name) !== setting) continue;
    // Values of RAW parameters are left to the program that reads them, so `$name` there uses no main.cf name.
    if (knowledge.parameters.get(element.name)?.raw) continue;
    for (const reference of element.references) references.add(reference.name);
  }
  for (const { settings } of overridesByService(configuration).values()) {
    for (const [override, { value }] of settings) {
      if (!value.text.includes('$') || knowledge.parameters.get(override)?.raw) continue;
      // postconf_user.c: `$name` of a service means its own `-o name=` before main.cf's.
      for (const { name } of referencesIn(parseMacros(value.text))) if (!settings.has(name)) references.add(name);
    }
  }
  return { references, classes: restrictionClasses(configuration), isTableSetting: tableSettings(configuration) };
}

function restrictionClasses(configuration: Configuration): Set<string> {
  const classes = new Set<string>();
  const texts = [settingOf(configuration, 'smtpd_restriction_classes')?.element.value.text ?? ''];
  for (const entry of configuration.master?.entries ?? []) {
    for (const override of entry.overrides) if (override.name === 'smtpd_restriction_classes') texts.push(override.value.text);
  }
  for (const text of texts) {
    if (text) for (const item of splitList(expand(text, lookupIn(configuration)).text)) classes.add(item.text);
  }
  return classes;
}

/** Defaults refer to each other and to names that may be the user's (`$stress`); they differ by release alone. */
function referencesInDefaults(knowledge: Knowledge, release: Release): ReadonlySet<string> {
  const cached = defaultsCache.get(knowledge)?.get(release);
  if (cached) return cached;
  const names = new Set<string>();
  for (const [name, facts] of knowledge.parameters) {
    // A default of a release to come uses nothing today.
    const text = facts.raw || !isBuiltIn(name, facts, release) ? undefined : defaultIn(facts, release);
    if (text?.includes('$')) for (const reference of referencesIn(parseMacros(text))) names.add(reference.name);
  }
  const byRelease = defaultsCache.get(knowledge) ?? new Map<Release, ReadonlySet<string>>();
  defaultsCache.set(knowledge, byRelease.set(release, names));
  return names;
}
/** A memo of a pure function over read-only facts; one entry a release. */
const defaultsCache = new WeakMap<Knowledge, Map<Release, ReadonlySet<string>>>();

const mentionsClient = /ldap:|sql:|sqlite:|memcache:|mongodb:/;
const legacyTable = /(?:^|[\s,{:])((?:ldap|mysql|pgsql|sqlite|memcache|mongodb)):([^\s,{}/.:][^\s,{}:]*)/g;

/** `ldap:name` in a known parameter's value makes `name_<setting>` a client's setting (postconf_dbms.c). */
function tableSettings(configuration: Configuration): (name: string) => boolean {
  let known: Set<string> | undefined;
  const endings = clientSettingEndings(configuration.knowledge);
  return (name) => {
    // Expanding every value to look for tables costs time: only a name that ends like a client's setting is worth it.
    if (!endings.some((ending) => name.endsWith(ending))) return false;
    known ??= collectTableSettings(configuration);
    return known.has(name);
  };
}

function clientSettingEndings(knowledge: Knowledge): readonly string[] {
  return [...new Set(Object.values(knowledge.clientParameters).flatMap((all) => all.map(({ name }) => `_${name.slice(name.lastIndexOf('_') + 1)}`)))];
}

function collectTableSettings(configuration: Configuration): Set<string> {
  const { knowledge, release } = configuration;
  const found = new Set<string>();
  const lookup = lookupIn(configuration);
  const read = (text: string): void => {
    for (const [, type, prefix] of expand(text, lookup).text.matchAll(legacyTable)) {
      for (const client of knowledge.clientParameters[type as string] ?? []) if (client.known) found.add(`${prefix}_${client.name}`);
    }
  };
  for (const [name, all] of configuration.settings) {
    const text = all.at(-1)?.element.value.text ?? '';
    if (!mentionsClient.test(text) && !text.includes('$')) continue;
    const facts = knowledge.parameters.get(name);
    if (!(facts && isBuiltIn(name, facts, release)) && !serviceParameter(knowledge, release, name, configuration.services)) continue;
    read(text);
  }
  for (const entry of configuration.master?.entries ?? []) for (const override of entry.overrides) read(override.value.text);
  return found;
}
