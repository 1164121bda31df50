import { atLeast } from '../facts/release.ts';
import { isBuiltIn } from './builtInNames.ts';
import type { Configuration } from './configuration.ts';
import { serviceParameter } from './services.ts';
import type { UsedNames } from './usedNames.ts';

/** Why Postfix knows a name, in the order in which postconf looks (postconf_{builtin,service,user,dbms}.c). */
export type Knownness =
  | 'parameter' // built in
  | 'legacy' // an old name, still read as another's default
  | 'service' // <service> + suffix
  | 'user' // set, and used as $name
  | 'restriction-class'
  | 'table'; // <prefix>_<setting> of `type:prefix`

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
