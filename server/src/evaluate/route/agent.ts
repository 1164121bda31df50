import type { Configuration } from '../../model/configuration.ts';
import { servicesOf } from '../../model/services.ts';
import { textWithHoles } from '../bytes.ts';
import { hasHole } from '../hole.ts';
import type { Reading } from '../reading.ts';
import { keyContextOf, localDomain } from '../smtpd/resolverTables.ts';
import { settingsOfService } from '../smtpd/settings.ts';
import { openMaps, type Recorder } from '../tables/maps.ts';
import { type TraceItem, readableTrace } from '../trace.ts';
import { type CredentialKey, credentialKey } from './credentials.ts';
import { type MailDestination, destinationsOf } from './destination.ts';
import { type GenericAddress, type GenericEnvelope, genericAddress } from './genericAddress.ts';
import { type MessageHeader, checkHeaders, openHeaderChecks } from './headerChecks.ts';
import { type RoutePrograms, type RouteView, listsWord } from './programs.ts';
import type { RouteDelivery } from './resolveQueued.ts';
import { type ClientTls, destinationTls } from './tlsPolicy.ts';

/** What smtp(8) or lmtp(8) does with a destination. */
export interface AgentDestination extends MailDestination {
  readonly tls: ClientTls;
  /** Absent where smtp_sasl_auth_enable is off. */
  readonly credentials?: CredentialKey;
}

/** The program of a transport, and what it is known to do. */
export interface DeliveryAgent {
  /** The command of master.cf; undefined: there is no such service, and mail is deferred. */
  readonly program: string | undefined;
  readonly destinations: readonly AgentDestination[];
  /** Absent where there are no smtp_generic_maps. */
  readonly envelope?: GenericEnvelope;
  /** What smtp_header_checks leave of the headers that were given; absent where there are no checks. */
  readonly headers?: readonly MessageHeader[];
  readonly items: readonly TraceItem[];
}

/** The delivery agent of a delivery; undefined where the transport is not known. */
export function routeAgent(
  { transport, nextHop, recipient }: Pick<RouteDelivery, 'transport' | 'nextHop' | 'recipient'>,
  sender: string,
  headers: readonly MessageHeader[],
  configuration: Configuration,
  view: RouteView,
  programs: RoutePrograms,
  reading: Reading,
  log: (line: string) => void,
): DeliveryAgent | undefined {
  if (hasHole(transport) || configuration.master === undefined) return undefined;
  const service = servicesOf(configuration.master).findLast(({ name, type }) => name === transport && type === 'unix');
  const program = service?.command;
  if ((program !== 'smtp' && program !== 'lmtp') || hasHole(nextHop)) return { program, destinations: [], items: [] };
  const settings = settingsOfService(configuration, { ...view, service: `${transport}/unix` });
  const items: TraceItem[] = [];
  const recorder: Recorder = { reading, log, trace: (item) => items.push(item) };
  const tables = (parameter: string): ReturnType<typeof openMaps> =>
    openMaps(parameter, settings.text(parameter), reading);
  const policies = tables(`${program}_tls_policy_maps`);
  const passwords = tables(`${program}_sasl_password_maps`);
  const keys = keyContextOf(settings, (domain) => localDomain(domain, programs.cleanupTables, recorder));
  const destinations = destinationsOf(nextHop, program, settings).map((one): AgentDestination => {
    const tls = destinationTls(policies, one.text, program, settings, recorder);
    const credentials = settings.flag(`${program}_sasl_auth_enable`)
      ? credentialKey(passwords, sender, one, program, settings, keys, recorder)
      : undefined;
    return {
      ...one,
      text: textWithHoles(one.text),
      host: textWithHoles(one.host),
      tls,
      ...(credentials ? { credentials } : {}),
    };
  });
  const generic = tables(`${program}_generic_maps`);
  const context = { keys, rewriting: programs.resolving.addresses };
  const outside = (address: string): GenericAddress =>
    genericAddress(
      address,
      generic,
      listsWord(settings, 'propagate_unmatched_extensions', 'generic'),
      context,
      recorder,
    );
  const checks = openHeaderChecks(settings, `${program}_`, reading);
  const checked = headers.length > 0 ? checkHeaders(headers, checks, false, recorder) : undefined;
  return {
    program,
    destinations,
    ...(generic.tables.length > 0 ? { envelope: { sender: outside(sender), recipient: outside(recipient) } } : {}),
    ...(checked ? { headers: checked.headers } : {}),
    items: readableTrace(items),
  };
}
