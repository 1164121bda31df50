import { hasHole } from '../evaluate/hole.ts';
import { type ServiceSettings, settingsOfService } from '../evaluate/smtpd/settings.ts';
import { column, isComplete, programOf, serviceKey } from '../model/masterService.ts';
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
  return value === '' || hasHole(value) ? undefined : plainName(value);
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
