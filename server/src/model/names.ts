import { defaultIn } from '../knowledge/knowledge.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { ParameterFacts, Release } from '../knowledge/factTypes.ts';
import { atLeast, existsIn } from '../knowledge/release.ts';
import type { Assignment } from '../syntax/element.ts';
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

const legacyTable = /(?:^|[\s,{:])((?:ldap|mysql|pgsql|sqlite|memcache|mongodb)):([^\s,{}/.:][^\s,{}:]*)/g;

/** `ldap:name` in a known parameter's value makes `name_<setting>` a client's setting (postconf_dbms.c). */
function tableSettings(configuration: Configuration): (name: string) => boolean {
  let known: Set<string> | undefined;
  const endings = clientSettingEndings(configuration.knowledge);
  return (name) => {
    // Expanding every value to look for tables costs time: only a name that ends like a client's setting is worth it.
    if (!endings.has(name.slice(name.lastIndexOf('_') + 1))) return false;
    known ??= collectTableSettings(configuration);
    return known.has(name);
  };
}

function clientSettingEndings(knowledge: Knowledge): ReadonlySet<string> {
  let endings = endingsOf.get(knowledge);
  if (!endings) {
    const names = Object.values(knowledge.clientParameters).flatMap((all) => all.map(({ name }) => name));
    endingsOf.set(knowledge, endings = new Set(names.map((name) => name.slice(name.lastIndexOf('_') + 1))));
  }
  return endings;
}
/** A memo of a pure function over read-only facts. */
const endingsOf = new WeakMap<Knowledge, ReadonlySet<string>>();

const mentionsClient = /ldap|sql|memcache|mongodb/;

/** Whether a value can bring a client's name into any other, by itself or as a part. Elements are immutable. */
function mentions(element: Assignment): boolean {
  let answer = mentioning.get(element);
  if (answer === undefined) mentioning.set(element, answer = mentionsClient.test(element.value.text));
  return answer;
}
const mentioning = new WeakMap<Assignment, boolean>();

function collectTableSettings(configuration: Configuration): Set<string> {
  const { knowledge, release } = configuration;
  const found = new Set<string>();
  const overrides = (configuration.master?.entries ?? []).flatMap((entry) => entry.overrides);
  const lookup = lookupIn(configuration);
  const read = (text: string): void => {
    for (const [, type, prefix] of expand(text, lookup).text.matchAll(legacyTable)) {
      for (const client of knowledge.clientParameters[type as string] ?? []) if (client.known) found.add(`${prefix}_${client.name}`);
    }
  };
  const reaches = reachesClient(configuration);
  for (const [name, all] of configuration.settings) {
    const element = all.at(-1)?.element;
    if (!element || !(mentions(element) || (element.references.length > 0 && reaches(name)))) continue;
    const facts = knowledge.parameters.get(name);
    if (!(facts && isBuiltIn(name, facts, release)) && !serviceParameter(knowledge, release, name, configuration.services)) continue;
    read(element.value.text);
  }
  for (const override of overrides) read(override.value.text);
  return found;
}

/** Whether what a name expands to can mention a client: only then is it worth to expand it. */
function reachesClient(configuration: Configuration): (name: string) => boolean {
  const answers = new Map<string, boolean>();
  const visit = (name: string): boolean => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    answers.set(name, false); // a loop brings nothing new
    const element = settingOf(configuration, name)?.element;
    // Where main.cf says nothing the default counts, and it may refer to what main.cf sets.
    const facts = element ? undefined : configuration.knowledge.parameters.get(name);
    const text = facts && !facts.raw ? defaultIn(facts, configuration.release) : undefined;
    const references = element ? element.references : text?.includes('$') ? referencesIn(parseMacros(text)) : [];
    const answer = (element ? mentions(element) : text !== undefined && mentionsClient.test(text)) || references.some((one) => visit(one.name));
    answers.set(name, answer);
    return answer;
  };
  return visit;
}
