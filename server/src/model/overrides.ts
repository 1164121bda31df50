import type { MasterEntry, MasterOverride } from '../syntax/masterCf.ts';
import type { Configuration } from './configuration.ts';

/** What the `-o` options of a service set. */
export interface ServiceOverrides {
  /** `name/type`. */
  readonly service: string;
  readonly name: string;
  /** The command column. */
  readonly command: string;
  /** By name; the last `-o` of a name wins. */
  readonly settings: ReadonlyMap<string, MasterOverride>;
  /** The service's entries, in file order. */
  readonly entries: readonly MasterEntry[];
}

/**
 * The services of master.cf by `name/type`, in file order. Two entries of one service share their settings, as they do
 * in postconf (postconf_user.c keeps one dictionary a name space).
 */
export function overridesByService(configuration: Configuration): ReadonlyMap<string, ServiceOverrides> {
  const { master } = configuration;
  if (!master) return none;
  const known = memo.get(master);
  if (known) return known;
  const services = new Map<string, ServiceOverrides & { settings: Map<string, MasterOverride>; entries: MasterEntry[] }>();
  for (const entry of master.entries) {
    const [name, type, command] = [entry.columns[0]?.text, entry.columns[1]?.text, entry.columns[7]?.text];
    if (entry.stray || name === undefined || type === undefined || command === undefined) continue;
    const service = `${name}/${type}`;
    const own = services.get(service) ?? { service, name, command, settings: new Map<string, MasterOverride>(), entries: [] };
    own.entries.push(entry);
    services.set(service, { ...own, command });
    for (const override of entry.overrides) {
      if (override.problem === undefined || override.problem === 'unclosed' || override.problem === 'trailing') own.settings.set(override.name, override);
    }
  }
  memo.set(master, services);
  return services;
}
const none: ReadonlyMap<string, ServiceOverrides> = new Map();
/** A memo of a pure function over an immutable tree. */
const memo = new WeakMap<object, ReadonlyMap<string, ServiceOverrides>>();
