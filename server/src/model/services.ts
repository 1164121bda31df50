import type { Knowledge } from '../facts/knowledge.ts';
import type { Release, TemplateFacts } from '../facts/factTypes.ts';
import { keptFor } from '../facts/keptFor.ts';
import { existsIn } from '../facts/release.ts';
import type { MasterCf } from '../syntax/masterCf.ts';
import { column } from './masterService.ts';

/** A service of master.cf, as far as main.cf cares: its name makes names of parameters. */
export interface Service {
  readonly name: string;
  readonly type: string;
  /** The command column, e.g. `smtp`. */
  readonly command: string;
}

/**
 * The services of a master.cf. Of two with one name and type
 * the last wins, but postconf looks at the programs of both.
 */
export const servicesOf = keptFor((master: MasterCf): readonly Service[] => {
  const services = new Map<string, Service>();
  for (const entry of master.entries) {
    const [name, type, command] = [
      entry.columns[column.service]?.text,
      entry.columns[column.type]?.text,
      entry.columns[column.command]?.text,
    ];
    if (entry.stray || !name || !type || !command) continue;
    services.set(`${name}/${type} ${command}`, { name, type, command });
  }
  return [...services.values()];
});

/** What a release ships in its master.cf, not commented out: stands in where no master.cf is at hand. */
export function shippedServices(knowledge: Knowledge, release: Release): Service[] {
  return knowledge.master.services
    .filter((service) => existsIn(service, release) && service.history.some((row) => row['commentedOut'] !== true))
    .map(({ service, type, command }) => ({ name: service, type, command }));
}

/** A name taken apart: the service, and the family (`key` in the facts) that its ending belongs to. */
export interface ServiceParameter {
  readonly service: string;
  readonly key: string;
  readonly template: TemplateFacts;
}

/**
 * The per-service family that a name belongs to, e.g. `slow_destination_rate_delay` of the service `slow`. Answers are
 * kept: a file's names are asked for at each keystroke.
 * @param services the services to look among; undefined = any service name will do (no master.cf is at hand)
 */
export function serviceParameter(
  knowledge: Knowledge,
  release: Release,
  name: string,
  services: readonly Service[] | undefined,
): ServiceParameter | undefined {
  // Most names have no such ending.
  const families = byLastWord(knowledge).get(lastWord(name));
  if (!families) return undefined;
  const owner = services ?? knowledge.templates;
  let memory = answersOf.get(owner);
  if (memory?.release !== release || memory.byName.size > 20_000) {
    memory = { release, byName: new Map() };
    answersOf.set(owner, memory);
  }
  const known = memory.byName.get(name);
  if (known !== undefined) return known ?? undefined; // null: known to be none
  const found = findFamily(families, release, name, services);
  memory.byName.set(name, found ?? null);
  return found;
}
/** A bounded memo of a pure function; `services` is made anew with each master.cf. */
const answersOf = new WeakMap<
  object,
  { readonly release: Release; readonly byName: Map<string, ServiceParameter | null> }
>();

function findFamily(
  families: readonly Family[],
  release: Release,
  name: string,
  services: readonly Service[] | undefined,
): ServiceParameter | undefined {
  let best: ServiceParameter | undefined;
  for (const { key, template } of families) {
    if (!name.endsWith(template.suffix) || name.length === template.suffix.length || !existsIn(template, release))
      continue;
    const service = name.slice(0, -template.suffix.length);
    const found = services
      ? services.some((one) => one.name === service && template.daemons.includes(one.command))
      : true;
    // The longest suffix: `x_destination_recipient_limit` is not `x_destination` + `_recipient_limit`.
    if (found && (!best || template.suffix.length > best.template.suffix.length)) best = { service, key, template };
  }
  return best;
}

type Family = Omit<ServiceParameter, 'service'>;

/** The families by the last words of their suffixes (`limit`, `delay`, `cost` …). */
const byLastWord = keptFor(({ templates }: Knowledge): ReadonlyMap<string, readonly Family[]> => {
  const families = new Map<string, Family[]>();
  for (const [key, template] of templates) {
    const word = lastWord(template.suffix);
    families.set(word, [...(families.get(word) ?? []), { key, template }]);
  }
  return families;
});

/**
 * What stands behind the last `_` of a name: few endings begin with it, so that most names need no search for them.
 */
export function lastWord(name: string): string {
  return name.slice(name.lastIndexOf('_') + 1);
}
