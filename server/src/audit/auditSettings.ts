import { textOfBytes } from '../base/byteString.ts';
import { hasHole } from '../evaluate/hole.ts';
import { type ServiceSettings, settingsOfService } from '../evaluate/smtpd/settings.ts';
import { scopeOf } from '../model/scope.ts';
import { column, isComplete, programOf, serviceKey } from '../model/masterService.ts';
import type { Cure } from './cure.ts';
import { plainName } from './hostText.ts';
import type { AuditInputs } from './inputs.ts';

/** The settings of a service; of main.cf alone without one. */
export function settingsFor(
  { configuration, version, host }: AuditInputs,
  service: string | undefined,
): ServiceSettings {
  return settingsOfService(configuration, { service, version, ...(host ? { host } : {}) });
}

/** A name that a parameter has; undefined where it is empty, or only the machine knows it. */
export function knownName(settings: ServiceSettings, name: string): string | undefined {
  const value = settings.text(name).trim();
  return value === '' || hasHole(value) ? undefined : plainName(textOfBytes(value));
}

/** The setting that mends a service: its own `-o` where it has one, else main.cf. */
export function settingCure({ configuration }: AuditInputs, service: string, name: string, value: string): Cure {
  const isOwn = scopeOf(configuration, { service }).findSet(name)?.origin.kind === 'service';
  return { kind: 'setting', name, value, ...(isOwn ? { service } : {}) };
}

/** A service of master.cf. */
export interface RunningService {
  readonly service: string;
  readonly name: string;
  readonly type: string;
}

/** The services that run a program. */
export function servicesRunning({ configuration }: AuditInputs, program: string): RunningService[] {
  return (configuration.master?.entries ?? [])
    .filter((entry) => isComplete(entry) && programOf(entry) === program)
    .map((entry) => ({
      service: serviceKey(entry),
      name: entry.columns[column.service]?.text ?? '',
      type: entry.columns[column.type]?.text ?? '',
    }));
}
