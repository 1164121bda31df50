import type { ServiceSettings } from '../evaluate/smtpd/settings.ts';
import { column, isComplete, programOf, serviceKey } from '../model/masterService.ts';
import { settingsFor } from './auditSettings.ts';
import type { AuditInputs } from './inputs.ts';

/** A service of master.cf that the network can connect to. */
export interface ListeningService {
  /** Such as `smtp/inet`. */
  readonly service: string;
  readonly host: string;
  readonly port: number;
  readonly program: string;
  readonly settings: ServiceSettings;
}

const ports: Readonly<Record<string, number>> = {
  smtp: 25,
  submission: 587,
  submissions: 465,
  smtps: 465,
  ssmtp: 465,
  urd: 465,
};

/** The services that listen, with the settings that they see. */
export function listeningServices(inputs: AuditInputs): ListeningService[] {
  return (inputs.configuration.master?.entries ?? []).flatMap((entry) => {
    const [name, type] = [entry.columns[column.service]?.text ?? '', entry.columns[column.type]?.text];
    const program = programOf(entry);
    const isServer = type === 'inet' && (program === 'smtpd' || program === 'postscreen');
    if (!isComplete(entry) || !isServer) return [];
    const [, host = '', port = ''] = /^(?:(.*):)?([^:]+)$/.exec(name) ?? [];
    const number = /^\d+$/.test(port) ? Number(port) : (ports[port] ?? 0);
    const service = serviceKey(entry);
    return [
      { service, host: host.replace(/^\[|\]$/g, ''), port: number, program, settings: settingsFor(inputs, service) },
    ];
  });
}
