import type { Configuration } from '../../model/configuration.ts';
import { entryOf } from '../../model/effective.ts';
import type { HostFacts } from '../../model/origin.ts';
import { type Scope, levelOf, scopeOf } from '../../model/scope.ts';
import { bytesOfText } from '../../base/byteString.ts';
import { bytesWithHoles } from '../bytes.ts';
import { holeNamed } from '../hole.ts';

/** The settings that one service sees: its `-o` first, then main.cf, then the defaults of the release. */
export interface ServiceSettings {
  /** Such as `3.7.11`: what the release is known to do from a patch on is asked of this. */
  readonly version: string;
  /** With macros expanded; a hole where only the host knows the value. */
  readonly text: (name: string) => string;
  /** As it is written: what a program expands by names of its own (CONFIG_RAW_TABLE). */
  readonly raw: (name: string) => string;
  readonly number: (name: string) => number;
  readonly flag: (name: string) => boolean;
  /** Whether main.cf or the service sets it (mail_conf_lookup()). */
  readonly isSet: (name: string) => boolean;
  /** Undefined for a name that nothing defines. */
  readonly defined: (name: string) => string | undefined;
  /** Whether the compatibility level is below this one. */
  readonly below: (level: string) => boolean;
}

/** What to read of a configuration. */
export interface SettingsView {
  readonly service?: string | undefined;
  readonly version: string;
  readonly host?: HostFacts | undefined;
}

/** Reads the settings of a service; each value is worked out when it is asked for first. */
export function settingsOfService(
  configuration: Configuration,
  { service, version, host }: SettingsView,
): ServiceSettings {
  const scope = scopeOf(configuration, { service, host });
  const kept = new Map<string, string | undefined>();
  const defined = (name: string): string | undefined => {
    const known = kept.get(name);
    if (known !== undefined || kept.has(name)) return known;
    const value = valueIn(scope, name);
    kept.set(name, value);
    return value;
  };
  const text = (name: string): string => defined(name) ?? '';
  return {
    version,
    text,
    defined,
    raw: (name) => bytesOfText(scope.find(name)?.text ?? ''),
    number: keptByName((name) => Number(/^-?\d+/.exec(text(name).trim())?.[0] ?? 0)),
    flag: keptByName((name) => text(name).trim().toLowerCase() === 'yes'),
    isSet: (name) => scope.findSet(name) !== undefined,
    below: keptByName((level) => levelOrder(levelOf(scope)) < levelOrder(level)),
  };
}

/** Keeps what is read of a value: each command asks for dozens. */
function keptByName<T>(read: (name: string) => T): (name: string) => T {
  const kept = new Map<string, T>();
  return (name) => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    const value = read(name);
    kept.set(name, value);
    return value;
  };
}

/** The settings of the programs that decide together; each has the `-o` of its own service. */
export interface ProgramSettings {
  readonly smtpd: ServiceSettings;
  /** trivial-rewrite(8) resolves addresses by settings of its own. */
  readonly rewrite: ServiceSettings;
}

/** Reads them for a service of smtpd. */
export function programSettings(configuration: Configuration, view: SettingsView): ProgramSettings {
  const rewrite = settingsOfService(configuration, { ...view, service: 'rewrite/unix' });
  return { smtpd: settingsOfService(configuration, view), rewrite };
}

function valueIn(scope: Scope, name: string): string | undefined {
  const entry = entryOf(scope, name);
  if (!entry) return undefined;
  if (entry.certainty !== 'unknown') return bytesOfText(entry.value);
  return bytesWithHoles(entry.value.replace(/\$\{(\w+)\}/g, (_all, macro: string) => holeNamed(macro)));
}

function levelOrder(level: string): number {
  const [major = 0, minor = 0, patch = 0] = level.trim().split('.').map(Number);
  return (major * 1024 + minor) * 1024 + patch;
}
