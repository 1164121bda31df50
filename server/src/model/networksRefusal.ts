import { splitList } from '../syntax/splitList.ts';
import { type Configuration, settingOf } from './configuration.ts';
import { type Expanded, expand } from './expand.ts';
import { type Scope, scopeOf } from './scope.ts';

/**
 * The setting at which postconf stops while it works out the default of mynetworks (postconf_builtin.c,
 * pcf_mynetworks()), which it does for every main.cf that does not set mynetworks.
 * @returns its name; undefined where there is none, or only the host knows (names in inet_interfaces)
 */
export function networksRefusal(configuration: Configuration): string | undefined {
  if (configuration.settings.has('mynetworks')) return undefined;
  const scope = scopeOf(configuration);
  const interfaces = valueOf(scope, 'inet_interfaces');
  if (interfaces.certainty === 'error') return 'inet_interfaces';
  const style = valueOf(scope, 'mynetworks_style');
  // The default compares compatibility levels: one that is no level is an error there.
  if (style.certainty === 'error')
    return settingOf(configuration, 'mynetworks_style') ? 'mynetworks_style' : 'compatibility_level';
  const protocols = valueOf(scope, 'inet_protocols');
  if (protocols.certainty === 'error' || !areWords(protocols, ['all', 'ipv4', 'ipv6'])) return 'inet_protocols';
  // mynetworks.c: without any protocol there are no addresses to look at.
  const words = wordsOf(protocols);
  if (words.length === 0) return undefined;
  return areWords(style, ['class', 'subnet', 'host']) && new Set(wordsOf(style)).size === 1
    ? undefined
    : 'mynetworks_style';
}

/** mail_conf_lookup_eval() sees what main.cf sets and no defaults; only where it sets nothing the default counts. */
function valueOf(scope: Scope, name: string): Expanded {
  const { configuration } = scope;
  const setting = settingOf(configuration, name);
  if (setting)
    return expand(setting.element.value.text, (other) => settingOf(configuration, other)?.element.value.text);
  const found = scope.find(name);
  return found?.text === undefined ? { text: '', certainty: 'unknown' } : scope.expand(found.text);
}

/** name_mask() with its defaults: the case of a letter counts. */
function areWords(value: Expanded, known: readonly string[]): boolean {
  return value.certainty !== 'exact' || wordsOf(value).every((word) => known.includes(word));
}

function wordsOf({ text }: Expanded): string[] {
  return splitList(text, { braces: false }).map((item) => item.text);
}
