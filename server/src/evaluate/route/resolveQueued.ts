import { lastAt } from '../../lookup/keys/lastAt.ts';
import { foldBytes } from '../bytes.ts';
import { hasHole, holeNamed } from '../hole.ts';
import type { Reading } from '../reading.ts';
import { resolveRewritten } from '../smtpd/resolver.ts';
import type { AddressClass } from '../smtpd/resolverTables.ts';
import { listWords } from '../smtpd/serviceTables.ts';
import type { Recorder } from '../tables/maps.ts';
import type { TraceItem } from '../trace.ts';
import type { QueuedRecipient } from './cleanup.ts';
import type { RoutePrograms } from './programs.ts';

/** Where qmgr(8) sends a recipient. */
export interface RouteDelivery extends QueuedRecipient {
  /** The address that the delivery agent is told: routes to this machine are undone. */
  readonly recipient: string;
  /** Absent where a content filter or a failure decides before there is a class. */
  readonly class?: AddressClass;
  /** A service of master.cf; a hole where a table whose answer is not known decides. */
  readonly transport: string;
  readonly nextHop: string;
  /** Nothing is delivered: qmgr(8) throws the notification away that could not be delivered to the postmaster. */
  readonly discarded?: true;
  readonly items: readonly TraceItem[];
}

/**
 * qmgr_message_resolve() (qmgr/qmgr_message.c) for one recipient.
 * @param filter `transport:nexthop` of content_filter or of a FILTER action; empty for none
 */
export function resolveQueued(
  queued: QueuedRecipient,
  sender: string,
  filter: string,
  programs: RoutePrograms,
  reading: Reading,
  log: (line: string) => void,
): RouteDelivery {
  const items: TraceItem[] = [];
  const recorder = { reading, log, trace: (item: TraceItem) => items.push(item) };
  const { queueManager } = programs;
  const target = targetOf(queued.address, sender, filter, programs, recorder);
  const { recipient, transport } = target;
  const local = foldBytes(recipient.slice(0, Math.max(lastAt(recipient), 0)));
  if (target.class === 'local' && local === foldBytes(queueManager.text('double_bounce_sender'))) {
    return { ...queued, ...target, discarded: true, items };
  }
  const deferred = listWords(queueManager.text('defer_transports')).includes(transport);
  return {
    ...queued,
    ...(deferred ? { recipient, transport: 'retry', nextHop: '4.3.2 deferred transport' } : target),
    items,
  };
}

type Target = Pick<RouteDelivery, 'recipient' | 'class' | 'transport' | 'nextHop'>;

function targetOf(
  address: string,
  sender: string,
  filter: string,
  programs: RoutePrograms,
  recorder: Recorder,
): Target {
  if (filter === '') return resolvedTarget(address, sender, programs, recorder);
  // A filter is not asked for the null recipient, which an alias may give; the resolver puts a name into it.
  if (address === '') return { recipient: '', transport: 'error', nextHop: '5.1.3 null recipient address' };
  return filterTarget(address, filter, programs);
}

function filterTarget(address: string, filter: string, { queueManager }: RoutePrograms): Target {
  const [transport = '', ...rest] = filter.split(':');
  const domain = address.slice(lastAt(address) + 1);
  const nextHops = [
    rest.join(':'),
    queueManager.text('default_filter_nexthop'),
    address.includes('@') ? domain : '',
    queueManager.text('myhostname'),
  ];
  return { recipient: address, transport, nextHop: nextHops.find((one) => one !== '') ?? '' };
}

function resolvedTarget(address: string, sender: string, { resolving }: RoutePrograms, recorder: Recorder): Target {
  const resolved = resolveRewritten(address, sender, resolving, recorder);
  switch (resolved.kind) {
    case 'error':
      return { recipient: address, transport: 'retry', nextHop: '4.3.0 address resolver failure' };
    case 'syntax':
      return { recipient: resolved.recipient, transport: 'error', nextHop: '5.1.3 bad address syntax' };
    case 'address': {
      const { recipient, transport, nextHop } = resolved;
      // A value that is not known may have a next hop of its own.
      const known = hasHole(transport) ? { transport, nextHop: holeNamed('table') } : { transport, nextHop };
      return { recipient, class: resolved.class, ...known };
    }
  }
}
