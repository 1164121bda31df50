import type { MasterEntry } from '../syntax/masterCf.ts';
import { column, programOf } from './masterService.ts';

/** The expanded value of a name, defaults included; undefined where it is not known. */
export type TextOf = (name: string) => string | undefined;

/** The settings that say who delivers. */
export interface DeliverySettings {
  readonly text: TextOf;
  /** Whether a name is set at all. */
  readonly isSet: (name: string) => boolean;
}

/** Who delivers the mail of an address class. */
export interface Delivery {
  readonly addressClass: 'local' | 'virtual' | 'relay' | 'default';
  /** The parameter that names the transport. */
  readonly parameter: string;
  readonly transport: string;
  /** Its service; undefined where no master.cf is at hand, or it has none of the name. */
  readonly entry?: MasterEntry;
  /** The program; undefined where the service is not there. */
  readonly program: string | undefined;
  /** Whether a table may send the mail of this class elsewhere (transport_maps). */
  readonly certain: boolean;
}

const classes = [
  { addressClass: 'local', parameter: 'local_transport', domains: 'mydestination' },
  { addressClass: 'virtual', parameter: 'virtual_transport', domains: 'virtual_mailbox_domains' },
  { addressClass: 'relay', parameter: 'relay_transport', domains: 'relay_domains' },
  { addressClass: 'default', parameter: 'default_transport', domains: undefined },
] as const;

/**
 * The delivery agents that get mail (trivial-rewrite/resolve.c): those of classes that have domains.
 * @param services the entries of a whole master.cf; undefined = each program runs under its own name
 */
export function deliveriesOf(
  { text, isSet }: DeliverySettings,
  services: readonly MasterEntry[] | undefined,
): Delivery[] {
  const certain = text('transport_maps') === '';
  return classes.flatMap(({ addressClass, parameter, domains }): Delivery[] => {
    // The default of local_transport ends in $myhostname, which only the host knows.
    const written = text(parameter) ?? (parameter === 'local_transport' && !isSet(parameter) ? 'local:' : undefined);
    if (written === undefined || (domains !== undefined && text(domains) === '')) return [];
    const transport = /^[^:\s]*/.exec(written)?.[0] ?? '';
    if (transport === '') return [];
    return [{ addressClass, parameter, transport, certain, ...agentOf(transport, services) }];
  });
}

/** The service that a transport names, with its program. */
export function agentOf(
  transport: string,
  services: readonly MasterEntry[] | undefined,
): { readonly entry?: MasterEntry; readonly program: string | undefined } {
  if (!services) return { program: transport };
  const entry = services.find(
    ({ columns }) => columns[column.service]?.text === transport && columns[column.type]?.text === 'unix',
  );
  return entry ? { entry, program: programOf(entry) } : { program: undefined };
}

/** The transports that settings name, whoever reads them: those of classes, of filters, and of local(8). */
export function namedTransports(text: TextOf): ReadonlySet<string> {
  const names = new Set<string>();
  for (const name of transportParameters) {
    const transport = /^[\w.-]+/.exec(text(name) ?? '')?.[0];
    if (transport !== undefined) names.add(transport);
  }
  return names;
}
const transportParameters = [
  'local_transport',
  'virtual_transport',
  'relay_transport',
  'default_transport',
  'content_filter',
  'error_transport',
];
