import { type Configuration } from './configuration.ts';
import type { Expanded } from './expand.ts';
import { column, serviceKey } from './masterService.ts';
import { knownness } from './names.ts';
import { isBuiltIn } from './builtInNames.ts';
import { usedNames } from './usedNames.ts';
import type { HostFacts, Origin } from './origin.ts';
import { type ServiceOverrides, overridesByService } from './overrides.ts';
import { type Scope, scopeOf } from './scope.ts';

/** A name and the value that it has in the end. */
export interface EffectiveEntry {
  readonly name: string;
  /** `smtp/inet` for what a service sees. */
  readonly service?: string;
  /** With its macros; undefined where only the host knows the value. */
  readonly written: string | undefined;
  /** Without them, as far as they can be told here. */
  readonly value: string;
  readonly certainty: Expanded['certainty'];
  readonly origin: Origin;
}

/** What of the effective configuration is wanted. */
export interface EffectiveSelection {
  /** `smtp/inet`, or `smtp` for any type; undefined = main.cf, and what services set of their own. */
  readonly service?: string | undefined;
  /** With parameters that nobody set. */
  readonly all?: boolean | undefined;
  /** Of all that a service sees what somebody set: the settings of main.cf too, without defaults. */
  readonly withoutDefaults?: boolean | undefined;
}

/**
 * The entries that `postconf -n` and `-P` print, or with `all` those
 * of `postconf` and `-P`; of a service those of `-P` or `-PP`.
 */
export function effectiveEntries(
  configuration: Configuration,
  { service, all = false, withoutDefaults = false }: EffectiveSelection,
  host?: HostFacts,
): EffectiveEntry[] {
  if (service !== undefined && withoutDefaults)
    return servicesMatching(configuration, service)
      .flatMap((one) => everyParameter(configuration, one, host))
      .filter(({ origin }) => origin.kind === 'main' || origin.kind === 'service');
  if (service === undefined)
    return [
      ...(all ? everyParameter(configuration, undefined, host) : settingsInForce(configuration, host)),
      ...serviceSettings(configuration, undefined, host),
    ];
  return all
    ? servicesMatching(configuration, service).flatMap((one) => everyParameter(configuration, one, host))
    : serviceSettings(configuration, service, host);
}

/** What `postconf -n` and `postconf -nx` show: the settings of main.cf whose names mean something, by name. */
export function settingsInForce(configuration: Configuration, host?: HostFacts): EffectiveEntry[] {
  const scope = scopeOf(configuration, { host });
  const used = usedNames(configuration);
  const entries: EffectiveEntry[] = [];
  for (const name of [...configuration.settings.keys()].sort(byBytes)) {
    if (knownness(configuration, used, name) === undefined) continue;
    const entry = entryOf(scope, name);
    if (entry?.origin.kind === 'main') entries.push(entry);
  }
  return entries;
}

/**
 * What `postconf -P` and `postconf -Px` show: the `-o` settings of the services, in the order of master.cf.
 * @param pattern `smtp/inet`, or `smtp` for any type; undefined = all services
 */
export function serviceSettings(configuration: Configuration, pattern?: string, host?: HostFacts): EffectiveEntry[] {
  const wanted = new Set(servicesMatching(configuration, pattern));
  const shown = new Map<string, EffectiveEntry[]>();
  const entries: EffectiveEntry[] = [];
  const withSettings = new Set<string>();
  for (const entry of configuration.master?.entries ?? []) {
    const service = serviceKey(entry);
    const own = wanted.has(service) ? overridesByService(configuration).get(service) : undefined;
    if (!own?.entries.includes(entry)) continue;
    // postconf goes through the entries. Two of one service share their settings, but there are none to share before
    // the first entry that has any.
    if (
      entry.overrides.some(
        ({ name, problem }) => own.settings.has(name) && problem !== 'missing-equals' && problem !== 'empty-name',
      )
    )
      withSettings.add(service);
    if (!withSettings.has(service)) continue;
    const command = entry.columns[column.command]?.text;
    const key = `${service} ${command}`;
    let settings = shown.get(key);
    if (!settings) {
      settings = settingsOf(configuration, own, host, command);
      shown.set(key, settings);
    }
    entries.push(...settings);
  }
  return entries;
}

function settingsOf(
  configuration: Configuration,
  { service, settings }: ServiceOverrides,
  host: HostFacts | undefined,
  command: string | undefined,
): EffectiveEntry[] {
  const scope = scopeOf(configuration, { service, command, host, reader: 'postconf' });
  const shown: EffectiveEntry[] = [];
  for (const name of [...settings.keys()].sort(byBytes)) {
    if (configuration.knowledge.parameters.get(name)?.readOnly) continue;
    const entry = entryOf(scope, name, { evenRaw: true });
    if (entry) shown.push({ ...entry, service });
  }
  return shown;
}

/**
 * What `postconf` (or, for a service, `postconf -PP`) shows: every parameter of the release, set or not.
 * @param service `smtp/inet`; undefined = as main.cf alone has it
 */
export function everyParameter(configuration: Configuration, service?: string, host?: HostFacts): EffectiveEntry[] {
  const scope = scopeOf(configuration, { service, host, reader: 'postconf' });
  const used = usedNames(configuration);
  const names = new Set<string>();
  for (const [name, facts] of configuration.knowledge.parameters)
    if (isBuiltIn(name, facts, configuration.release)) names.add(name);
  for (const name of familyNames(configuration)) names.add(name);
  for (const name of configuration.settings.keys()) if (knownness(configuration, used, name)) names.add(name);
  const own = service === undefined ? undefined : overridesByService(configuration).get(service);
  for (const name of own?.settings.keys() ?? []) names.add(name);
  const entries: EffectiveEntry[] = [];
  for (const name of [...names].sort(byBytes)) {
    const entry = entryOf(scope, name);
    if (entry) entries.push(service === undefined ? entry : { ...entry, service });
  }
  return entries;
}

/** The services that a pattern `name` or `name/type` stands for, as `name/type`. */
export function servicesMatching(configuration: Configuration, pattern: string | undefined): string[] {
  const all = [...overridesByService(configuration).values()];
  return all
    .filter(({ service, name }) => pattern === undefined || service === pattern || name === pattern)
    .map(({ service }) => service);
}

/** An entry as postconf prints it: runs of blanks become one (pcf_print_line()). */
export function printEntry(entry: EffectiveEntry, { expanded = false } = {}): string {
  const name = entry.service === undefined ? entry.name : `${entry.service}/${entry.name}`;
  const value = expanded ? entry.value : (entry.written ?? entry.value);
  return `${name} = ${value}`
    .split(/[ \t\r\n]+/)
    .filter((word) => word !== '')
    .join(' ');
}

/** The effective value of one name in a scope; undefined where nothing gives it one. */
export function entryOf(scope: Scope, name: string, { evenRaw = false } = {}): EffectiveEntry | undefined {
  const found = scope.find(name);
  if (!found) return undefined;
  const { text, origin } = found;
  if (text === undefined) return { name, written: undefined, value: `\${${name}}`, certainty: 'unknown', origin };
  const raw = scope.configuration.knowledge.parameters.get(name)?.raw && !evenRaw;
  const { text: value, certainty } = raw ? { text, certainty: 'exact' as const } : scope.expand(text);
  // Where an expansion fails Postfix stops; the value as it is written tells a reader more than half of it.
  return { name, written: text, value: certainty === 'error' ? text : value, certainty, origin };
}

function* familyNames({ knowledge, services }: Configuration): Generator<string> {
  for (const { name, command } of services ?? []) {
    for (const [, { suffix, daemons }] of knowledge.templates) if (daemons.includes(command)) yield name + suffix;
  }
}

/** strcmp() order. */
export function byBytes(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
