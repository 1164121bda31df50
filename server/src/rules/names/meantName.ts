import { keptFor } from '../../facts/keptFor.ts';
import type { Knowledge } from '../../facts/knowledge.ts';
import { existsIn } from '../../facts/release.ts';
import type { Service } from '../../model/services.ts';
import { type NearestName, nearestName } from './nearestName.ts';
import { createQuery } from '../../instance/query.ts';
import { nearestOf, nearestWord } from '../nearestWord.ts';
import type { Context } from '../rule.ts';

/** What an unknown name may stand for in this configuration. */
export interface MeantName extends NearestName {
  /** The name is that of a per-service parameter, but master.cf has no such service. */
  readonly service?: string;
}

/** The names that an unknown name may stand for: one that is used but not set, one of a service, a parameter's. */
export function meantName(context: Context, name: string): MeantName {
  const { knowledge, release, settings, services } = context.configuration;
  const used = nearestUnset(name, context);
  if (used !== undefined) return { names: [used], sure: true };
  // The settings of an LDAP or SQL table stand in main.cf by mistake: they belong to a file of their own.
  if (tableFile.some((one) => settings.has(one)) && clientSettings(knowledge).has(name))
    return { names: [], sure: false };
  const nearest = nearestName(knowledge, release, name);
  if (nearest.sure) return nearest;
  const ofService = services && serviceName(context, name, services);
  if (ofService) return ofService;
  // `relayhost_old` beside `relayhost` was put away on purpose.
  return nearest.longer && nearest.names.some((one) => settings.has(one)) ? { names: [], sure: false } : nearest;
}

/** A table's file has one of these at least, and main.cf none. */
const tableFile = [
  'server_host',
  'search_base',
  'query_filter',
  'bind_dn',
  'result_attribute',
  'hosts',
  'dbname',
  'query',
  'select_field',
  'dbpath',
  'memcache',
];

const clientSettings = keptFor(
  ({ clientParameters }: Knowledge): ReadonlySet<string> =>
    new Set(Object.values(clientParameters).flatMap((all) => all.map(({ name }) => name))),
);

/** Names that occur as `$name` and are set nowhere. */
const unsetNames = createQuery((context: Context): Unset =>
  unset([...context.used.references].filter((name) => isUnset(context, name))),
);
interface Unset {
  readonly names: readonly string[];
  readonly nearest: (name: string) => string | undefined;
  readonly key: string;
}

/** So many names that each of them tells nothing. */
const tooMany = 20;

function unset(all: readonly string[]): Unset {
  // In one order, whichever way they were found.
  const names = [...all].sort();
  return names.length > tooMany
    ? { names, nearest: nearestOf([]), key: '' }
    : { names, nearest: nearestOf(names), key: names.join(' ') };
}

function isUnset({ configuration: { knowledge, settings } }: Context, name: string): boolean {
  return !knowledge.parameters.has(name) && !settings.has(name);
}

/** Keeps its answers while the names to choose from stay the same: each keystroke asks for the same hundred names. */
function nearestUnset(name: string, context: Context): string | undefined {
  const { nearest, key } = unsetNames(context);
  if (key === '') return undefined;
  if (key !== answers.key) answers = { key, byName: new Map() };
  if (answers.byName.has(name)) return answers.byName.get(name);
  const found = nearest(name);
  if (answers.byName.size < 1000) answers.byName.set(name, found);
  return found;
}
/** A bounded memo of a pure function, for the file that someone types in. */
let answers: { readonly key: string; readonly byName: Map<string, string | undefined> } = {
  key: '',
  byName: new Map(),
};

/** `slow_destination_rate_dealy`, or `slwo_destination_rate_delay`, where master.cf has a service `slow`. */
function serviceName({ configuration }: Context, name: string, services: readonly Service[]): MeantName | undefined {
  const { knowledge, release } = configuration;
  const families = [...knowledge.templates.values()].filter((one) => existsIn(one, release));
  const owner = services
    .filter((one) => name.startsWith(`${one.name}_`))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (owner) {
    const suffix = nearestWord(
      name.slice(owner.name.length),
      families.filter(({ daemons }) => daemons.includes(owner.command)).map((one) => one.suffix),
    );
    if (suffix !== undefined) return { names: [owner.name + suffix], sure: true };
  }
  const family = families
    .filter(({ suffix }) => name.endsWith(suffix) && name.length > suffix.length)
    .sort((a, b) => b.suffix.length - a.suffix.length)[0];
  if (!family) return undefined;
  const service = name.slice(0, -family.suffix.length);
  const near = nearestWord(
    service,
    services.filter(({ command }) => family.daemons.includes(command)).map((one) => one.name),
  );
  return near === undefined
    ? { names: [], sure: false, service }
    : { names: [near + family.suffix], sure: true, service };
}
