import { keptFor } from '../facts/keptFor.ts';
import type { Knowledge } from '../facts/knowledge.ts';
import { existsIn } from '../facts/release.ts';
import type { Assignment } from '../syntax/element.ts';
import { namedTables } from './clientTables.ts';
import { type Configuration, settingOf } from './configuration.ts';
import { type Lookup, expand, lookupIn } from './expand.ts';
import { isBuiltIn } from './builtInNames.ts';
import { overridesByService } from './overrides.ts';
import { lastWord, serviceParameter } from './services.ts';
import { defaultText, referencesOf } from './valueReferences.ts';

/**
 * `ldap:name` in a known parameter's value makes `name_<setting>` a client's setting (postconf_dbms.c): one in main.cf
 * does for main.cf and all services, one in an `-o` for that
 * service, and for main.cf where the service has no such `-o`.
 */
export function tableSettings(configuration: Configuration): (name: string, service?: string) => boolean {
  const known = collectTableSettings(configuration);
  return (name, service) => {
    if (!looksLikeTableSetting(configuration, name)) return false;
    return (
      known.main.has(name) ||
      (service === undefined ? known.inherited.has(name) : known.services.get(service)?.has(name) === true)
    );
  };
}

/** Whether a file sets any name that could be a setting of a table: else its tables are no matter of its names. */
export function mayHaveTableSettings(configuration: Configuration): boolean {
  const { knowledge, release, settings } = configuration;
  const may = (name: string): boolean => {
    if (!looksLikeTableSetting(configuration, name)) return false;
    const facts = knowledge.parameters.get(name);
    return !facts || !isBuiltIn(name, facts, release);
  };
  for (const name of settings.keys()) if (may(name)) return true;
  for (const service of overridesByService(configuration).values())
    for (const name of service.settings.keys()) if (may(name)) return true;
  return false;
}

function looksLikeTableSetting({ knowledge }: Configuration, name: string): boolean {
  return (
    clientSettingNames(knowledge)
      .get(lastWord(name))
      ?.some((one) => name.endsWith(one)) === true
  );
}

interface Found {
  readonly main: ReadonlySet<string>;
  readonly services: ReadonlyMap<string, ReadonlySet<string>>;
  /** Of services that leave the setting to main.cf. */
  readonly inherited: ReadonlySet<string>;
}

/** What stands behind the name of a table, such as `_server_host`, by the last word. */
const clientSettingNames = keptFor(({ clientParameters }: Knowledge): ReadonlyMap<string, readonly string[]> => {
  const names = new Map<string, string[]>();
  for (const { name } of Object.values(clientParameters).flat())
    names.set(lastWord(name), [...(names.get(lastWord(name)) ?? []), `_${name}`]);
  return names;
});

const clientNames = /ldap|sql|memcache|mongodb/;

/** Whether a value can bring a client's name into any other, by itself or as a part. */
const mentionsClient = keptFor(({ value }: Assignment) => clientNames.test(value.text));

function collectTableSettings(configuration: Configuration): Found {
  const { knowledge, release } = configuration;
  // The program that looks is postconf.
  const known = lookupIn(configuration);
  const lookup: Lookup = (name) => (name === 'process_name' ? 'postconf' : known(name));
  const read = (text: string, by: Lookup, found: Set<string>): void => {
    for (const { type, name } of namedTables(expand(text, by).text, release)) {
      if (!Object.hasOwn(knowledge.clientParameters, type)) continue;
      for (const client of knowledge.clientParameters[type] ?? [])
        if (client.known && existsIn(client, release)) found.add(`${name}_${client.name}`);
    }
  };
  const isReadBy = (name: string): boolean => {
    const facts = knowledge.parameters.get(name);
    return (
      (facts !== undefined && !facts.raw && !facts.readOnly && isBuiltIn(name, facts, release)) ||
      serviceParameter(knowledge, release, name, configuration.services) !== undefined
    );
  };
  const reaches = mentionsTableClient(configuration);
  const main = new Set<string>();
  for (const [name, all] of configuration.settings) {
    const element = all.at(-1)?.element;
    if (!element || !(mentionsClient(element) || (element.references.length > 0 && reaches(name)))) continue;
    if (isReadBy(name)) read(element.value.text, lookup, main);
  }
  const services = new Map<string, Set<string>>();
  const inherited = new Set<string>();
  for (const { service, settings } of overridesByService(configuration).values()) {
    const own = new Set<string>();
    for (const [name, { value }] of settings)
      if (isReadBy(name)) read(value.text, (other) => settings.get(other)?.value.text ?? lookup(other), own);
    services.set(service, own);
    for (const name of own) if (!settings.has(name)) inherited.add(name);
  }
  return { main, services, inherited };
}

/**
 * Whether what a setting with references expands to can mention a client: only then is it worth to expand it. A value
 * may refer to thousands of others, one behind the other, so that this goes by steps and not by calls.
 */
function mentionsTableClient(configuration: Configuration): (name: string) => boolean {
  const referringTo = new Map<string, string[]>();
  const reaching = new Set<string>();
  const toVisit = configuration.referring.map(({ element }) => element.name);
  const seen = new Set(toVisit);
  for (let name = toVisit.pop(); name !== undefined; name = toVisit.pop()) {
    if (mentionsItself(configuration, name)) reaching.add(name);
    for (const other of referencesOf(configuration, name)) {
      const known = referringTo.get(other);
      if (known) known.push(name);
      else referringTo.set(other, [name]);
      if (!seen.has(other)) toVisit.push(other);
      seen.add(other);
    }
  }
  // A set tells those that are added while one goes through it.
  for (const name of reaching) for (const other of referringTo.get(name) ?? []) reaching.add(other);
  return (name) => reaching.has(name);
}

function mentionsItself(configuration: Configuration, name: string): boolean {
  const element = settingOf(configuration, name)?.element;
  return element ? mentionsClient(element) : clientNames.test(defaultText(configuration, name));
}
