import { type Service, shippedServices } from '../../../model/services.ts';
import type { Cursor } from './completionCursor.ts';
import { type Offer, escaped, type OfferedItem, item } from '../../offer.ts';
import { partOf } from './completeTables.ts';

/** Programs that the queue manager hands mail to. */
const agents = new Set(['smtp', 'lmtp', 'local', 'virtual', 'pipe', 'error', 'discard']);

/** Services of the master.cf beside the file, else those that Postfix ships. */
function servicesAt({
  document: {
    context: { configuration },
  },
}: Cursor): readonly Service[] {
  return configuration.services ?? shippedServices(configuration.knowledge, configuration.release);
}

/** `transport:` of the delivery agents; behind `lmtp:` its sockets. */
export function transportOffer(cursor: Cursor): Offer | undefined {
  const { current, name } = cursor;
  const colon = current.indexOf(':');
  const transports = servicesAt(cursor).filter(({ type, command }) => type === 'unix' && agents.has(command));
  if (colon >= 0) {
    const command = transports.find((one) => one.name === current.slice(0, colon))?.command;
    return command === 'lmtp' ? endpointOffer(cursor, { from: colon + 1 }) : undefined;
  }
  const behind = cursor.rest.indexOf(':');
  const items: OfferedItem[] = [];
  for (const service of transports) {
    const about = { kind: 'service', name: service.name } as const;
    const plain = { kind: 'module', about, description: service.command } as const;
    // A content filter is a host of its own: without one, mail would come back to where it was.
    const host = name === 'content_filter' && service.command === 'smtp' && behind < 0;
    items.push(
      item(
        `${service.name}:`,
        host ? { ...plain, snippet: `${escaped(service.name)}:[\${1:127.0.0.1}]:\${2:10025}` } : plain,
      ),
    );
    if (service.command === 'lmtp' && behind < 0) {
      items.push(item(`${service.name}:unix:private/`, plain), item(`${service.name}:inet:`, plain));
    }
  }
  return { span: behind < 0 ? cursor.word : { start: cursor.word.start, end: cursor.offset + behind + 1 }, items };
}

/** Names of transports alone, as defer_transports lists them. */
export function transportNames(cursor: Cursor): OfferedItem[] {
  const present = new Set([...cursor.items, ...cursor.following]);
  return servicesAt(cursor)
    .filter(({ type, command, name }) => type === 'unix' && agents.has(command) && !present.has(name))
    .map(serviceItem);
}

/** Names of services that other programs connect to. */
export function connectableServices(cursor: Cursor): OfferedItem[] {
  return servicesAt(cursor)
    .filter(({ type, command }) => type !== 'inet' && !agents.has(command))
    .map(serviceItem);
}

/** `name/type` and types alone, as master_service_disable takes them. */
export function servicePatterns(cursor: Cursor): OfferedItem[] {
  const {
    configuration: { knowledge },
  } = cursor.document.context;
  const present = new Set([...cursor.items, ...cursor.following]);
  return [
    ...servicesAt(cursor).map(({ name, type, command }) =>
      item(`${name}/${type}`, { kind: 'module', description: command }),
    ),
    ...knowledge.master.types.map(({ name }) => item(name, { kind: 'keyword' })),
  ].filter(({ label }) => !present.has(label));
}

function serviceItem({ name, command }: Service): OfferedItem {
  return item(name, { kind: 'module', about: { kind: 'service', name }, description: command });
}

/** `inet:host:port` and `unix:path`; behind `unix:` the sockets of master.cf. */
export function endpointOffer(
  cursor: Cursor,
  { from = 0, policy = false }: { from?: number; policy?: boolean } = {},
): Offer | undefined {
  const { current, parameter } = cursor;
  const written = current.slice(from);
  const colon = written.indexOf(':');
  const span = partOf(cursor, colon < 0 ? from : from + colon + 1);
  if (!span) return undefined;
  if (colon >= 0) {
    if (written.slice(0, colon) !== 'unix') return undefined;
    if (written.startsWith('/', colon + 1)) return undefined;
    const sockets = parameter?.value === 'milter-list' ? [] : socketPaths(cursor, policy);
    return { span, items: sockets.map((path) => item(path, { kind: 'file' })) };
  }
  const behind = cursor.rest.includes(':');
  const isMilter = parameter?.value === 'milter-list';
  const socket = isMilter ? '/path/to/socket' : (socketPaths(cursor, policy)[0] ?? 'private/');
  const inet = { snippet: `inet:\${1:127.0.0.1}:\${2:${usualPort(policy, from > 0, isMilter)}}` };
  const unix = { snippet: `unix:\${1:${escaped(socket)}}` };
  return {
    span: behind ? { start: span.start, end: cursor.offset + cursor.rest.indexOf(':') + 1 } : span,
    items: [
      item('inet:', { order: 1, kind: 'keyword', ...(behind ? {} : inet) }),
      item('unix:', { order: 2, kind: 'keyword', ...(behind ? {} : unix) }),
    ],
  };
}

function usualPort(policy: boolean, behindTransport: boolean, milter: boolean): string {
  if (policy) return '10040';
  if (behindTransport) return '24';
  return milter ? '8891' : '10025';
}

/**
 * Sockets below the queue directory: of services that spawn runs where a policy server is wanted, else the usual
 * folder.
 */
function socketPaths(cursor: Cursor, policy: boolean): string[] {
  const own = (cursor.document.context.configuration.services ?? [])
    .filter(({ type, command }) => type === 'unix' && command === 'spawn')
    .map(({ name }) => `private/${name}`);
  return policy && own.length ? own : ['private/'];
}

/** An endpoint for a policy server: that of master.cf's first one. */
export function policyEndpoint(cursor: Cursor): string {
  return `unix:${socketPaths(cursor, true).find((path) => path !== 'private/') ?? 'private/policy'}`;
}
