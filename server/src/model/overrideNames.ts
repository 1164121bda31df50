import type { Configuration } from './configuration.ts';
import { type Knownness, knownness } from './names.ts';
import { type UsedNames, namesUsedBy, nothingUsed } from './usedNames.ts';
import { overridesByService } from './overrides.ts';

/**
 * Whether and why an `-o name=` of a service would not be called unused by postconf
 * (postconf_user.c): what main.cf uses counts in all services, what a service uses
 * counts for it alone, and a main.cf setting of the name that is in use will do.
 * @param service `smtp/inet`
 */
export function overrideKnownness(
  configuration: Configuration,
  used: UsedNames,
  service: string,
  name: string,
): Knownness | undefined {
  const known = knownness(configuration, nothingUsed, name);
  if (known) return known;
  if (configuration.settings.has(name) && knownness(configuration, used, name)) return 'user';
  const own = overridesByService(configuration).get(service);
  if (used.fromMain.has(name) || (own && namesUsedBy(own, configuration.knowledge).has(name)))
    return used.classes.has(name) ? 'restriction-class' : 'user';
  return used.isTableSetting(name, service) ? 'table' : undefined;
}
