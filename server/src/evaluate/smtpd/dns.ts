import { isHostAddress, isHostName } from '../../lookup/keys/hostName.ts';
import type { Reading } from '../reading.ts';
import type { DnsAnswer, DnsRecord, RecordType } from '../world.ts';

/** What dns_lookup() gives: `nullMx` is the one MX record of a domain that takes no mail (RFC 7505). */
export type DnsStatus =
  | { readonly kind: 'records'; readonly records: readonly DnsRecord[] }
  /** There are records, which nobody told us. */
  | { readonly kind: 'someRecords' }
  | { readonly kind: 'notFound'; readonly exists: boolean }
  | { readonly kind: 'nullMx' | 'retry' };

/** dns_lookup(): an address or a name that cannot be one is not asked for. */
export function lookupDns(name: string, type: RecordType, reading: Reading): DnsStatus {
  if (isHostAddress(name) || !isHostName(name)) return { kind: 'notFound', exists: false };
  return statusOf(reading.world.dns(name, type)) ?? reading.choose({ kind: 'dns', name, type }, unknownCases(type));
}

function unknownCases(type: RecordType): readonly { readonly label: string; readonly value: DnsStatus }[] {
  const cases: { readonly label: string; readonly value: DnsStatus }[] = [
    { label: 'records', value: { kind: 'someRecords' } },
    { label: 'none', value: { kind: 'notFound', exists: false } },
    { label: 'retry', value: { kind: 'retry' } },
  ];
  return type === 'MX' ? [...cases, { label: 'nullMx', value: { kind: 'nullMx' } }] : cases;
}

function statusOf(answer: DnsAnswer | undefined): DnsStatus | undefined {
  if (answer === undefined) return undefined;
  if (answer.kind === 'retry') return answer;
  if (answer.kind === 'none') return { kind: 'notFound', exists: answer.exists };
  return answer.records.some(({ data, preference }) => preference !== undefined && (data === '' || data === '.'))
    ? { kind: 'nullMx' }
    : answer;
}

/** Which answer ends dns_lookup_l(), beside one with records: the DNS_REQ_FLAG_STOP_… flags. */
export interface DnsStops {
  readonly nullMx: boolean;
}

/**
 * dns_lookup_l() with DNS_REQ_FLAG_STOP_OK: asks for several types until one has records. Of what failed, a temporary
 * error outweighs that there is nothing.
 */
export function lookupFirst(
  name: string,
  types: readonly RecordType[],
  { nullMx }: DnsStops,
  reading: Reading,
): DnsStatus['kind'] {
  let worst: DnsStatus['kind'] = 'notFound';
  for (const type of types) {
    const { kind } = lookupDns(name, type, reading);
    if (kind === 'records' || kind === 'someRecords' || (kind === 'nullMx' && nullMx)) return kind;
    if (kind === 'retry' || (kind === 'nullMx' && worst !== 'retry')) worst = kind;
  }
  return worst;
}

/** The addresses of a host (hostname_to_sockaddr()), or why there are none, in the words of gai_strerror(3). */
export type HostAddresses =
  | { readonly kind: 'addresses'; readonly addresses: readonly string[] }
  | { readonly kind: 'someRecords' }
  | { readonly kind: 'error'; readonly reason: string };

/** Looks the addresses of a host up, as the C library does. */
export function lookupHost(name: string, reading: Reading): HostAddresses {
  if (name === 'localhost') return { kind: 'addresses', addresses: ['::1', '127.0.0.1'] };
  // The resolver puts IPv6 first (RFC 6724).
  const answers = (['AAAA', 'A'] as const).map((type) => lookupDns(name, type, reading));
  if (answers.some(({ kind }) => kind === 'someRecords')) return { kind: 'someRecords' };
  const addresses = answers.flatMap((answer) =>
    answer.kind === 'records' ? answer.records.map(({ data }) => data) : [],
  );
  if (addresses.length > 0) return { kind: 'addresses', addresses };
  if (answers.some(({ kind }) => kind === 'retry'))
    return { kind: 'error', reason: 'Temporary failure in name resolution' };
  const exists = answers.some((answer) => answer.kind === 'notFound' && answer.exists);
  return { kind: 'error', reason: exists ? 'No address associated with hostname' : 'Name or service not known' };
}

/** dns_strerror(). */
export function dnsReason(status: DnsStatus): string {
  if (status.kind === 'retry') return 'Host not found, try again';
  return status.kind === 'notFound' && !status.exists
    ? 'Host not found'
    : 'Host found but no data record of requested type';
}
