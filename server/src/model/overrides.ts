import { keptFor } from '../facts/keptFor.ts';
import type { MasterCf, MasterEntry, MasterOverride } from '../syntax/masterCf.ts';
import type { Configuration } from './configuration.ts';
import { column, serviceKey } from './masterService.ts';

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
export function overridesByService({ master }: Pick<Configuration, 'master'>): ReadonlyMap<string, ServiceOverrides> {
  return master ? overridesIn(master) : none;
}
const none: ReadonlyMap<string, ServiceOverrides> = new Map();

const overridesIn = keptFor((master: MasterCf): ReadonlyMap<string, ServiceOverrides> => {
  const services = new Map<
    string,
    ServiceOverrides & { settings: Map<string, MasterOverride>; entries: MasterEntry[] }
  >();
  for (const entry of master.entries) {
    const [name, command] = [entry.columns[column.service]?.text, entry.columns[column.command]?.text];
    if (entry.stray || name === undefined || command === undefined) continue;
    const service = serviceKey(entry);
    const own = services.get(service) ?? {
      service,
      name,
      command,
      settings: new Map<string, MasterOverride>(),
      entries: [],
    };
    own.entries.push(entry);
    services.set(service, { ...own, command });
    for (const override of entry.overrides) {
      if (override.problem === undefined || override.problem === 'unclosed' || override.problem === 'trailing')
        own.settings.set(override.name, override);
    }
  }
  return services;
});
