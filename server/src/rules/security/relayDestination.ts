import { column } from '../../model/masterService.ts';
import { splitList } from '../../syntax/splitList.ts';
import type { ProgramScope } from './programScope.ts';

/** A host and port that mail goes to. */
export interface Destination {
  /** In lower case, without brackets. */
  readonly host: string;
  /** As written; empty for that of smtp_tcp_port. */
  readonly port: string;
}

/** Names of port 465 in the services files of Linux systems, old and new. */
const wrapped = new Set(['465', 'smtps', 'submissions', 'ssmtp', 'urd']);
/** Ports on which every server speaks plain SMTP first. */
const plain = new Set(['25', 'smtp', '587', 'submission']);

/** Whether servers expect TLS from the first byte on this port. */
export const isWrappedPort = (port: string): boolean => wrapped.has(port.toLowerCase());
/** Whether servers greet in plain text on this port. */
export const isPlainPort = (port: string): boolean => plain.has(port.toLowerCase());

/**
 * Where a scope's mail goes by `relayhost`: empty for none;
 * undefined where it is unknown, or this service does not carry it.
 */
export function relayDestinations(scope: ProgramScope): readonly Destination[] | undefined {
  const relayhost = scope.text('relayhost');
  if (relayhost === undefined || !carriesRelayMail(scope)) return undefined;
  return splitList(relayhost, { braces: false }).map(({ text }) => {
    const match = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/.exec(text);
    return { host: (match?.[1] ?? match?.[2] ?? '').toLowerCase(), port: match?.[3] ?? '' };
  });
}

/**
 * trivial-rewrite/resolve.c: remote mail goes to default_transport,
 * and to relayhost where that names no next hop of its own.
 */
function carriesRelayMail(scope: ProgramScope): boolean {
  const transport = scope.text('default_transport');
  if (transport === undefined) return false;
  const [name, nexthop = ''] = transport.split(':');
  if (nexthop !== '') return false;
  const { entry } = scope;
  if (!entry) return name === 'smtp' && scope.program === 'smtp';
  return entry.columns[column.service]?.text === name && entry.columns[column.type]?.text === 'unix';
}
