/**
 * The protocols that a build with a present OpenSSL knows, oldest first; SSLv2 is gone, and its name means nothing.
 */
export const tlsProtocols = ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
/** One of them. */
export type TlsProtocol = (typeof tlsProtocols)[number];

/** What a protocol list comes to. */
export interface ProtocolList {
  /** Oldest first. */
  readonly enabled: readonly TlsProtocol[];
  /** Those that are named without a `!`: with one of them, all others are off. */
  readonly included: readonly TlsProtocol[];
  /** Whether it has a bound, which Postfix knows since 3.6. */
  readonly bounds: boolean;
}

/** tls_misc.c, tls_proto_mask_lims(); undefined where the list holds anything else than names and bounds. */
export function protocolsIn(list: string): ProtocolList | undefined {
  const included = new Set<TlsProtocol>();
  const excluded = new Set<TlsProtocol>();
  let [floor, ceiling, onlySslv2, bounds] = [0, tlsProtocols.length - 1, false, false];
  for (const item of list.split(/[\s,:]+/)) {
    if (item === '') continue;
    const [, mark = '', name = ''] = /^(>=|<=|!)?(.*)$/.exec(item) ?? [];
    const index = tlsProtocols.findIndex((protocol) => protocol.toLowerCase() === name.toLowerCase());
    const protocol = tlsProtocols[index];
    if (!protocol) {
      if (name.toLowerCase() !== 'sslv2' || mark.includes('=')) return undefined;
      if (mark === '') onlySslv2 = true;
      continue;
    }
    if (mark === '>=') floor = index;
    else if (mark === '<=') ceiling = index;
    else (mark === '!' ? excluded : included).add(protocol);
    bounds ||= mark.includes('=');
  }
  // A list of nothing but SSLv2 is no list of names to a build that has it not.
  if (onlySslv2 && included.size === 0) return undefined;
  const enabled = tlsProtocols.filter(
    (protocol, index) =>
      index >= floor && index <= ceiling && !excluded.has(protocol) && (included.size === 0 || included.has(protocol)),
  );
  return { enabled, included: tlsProtocols.filter((protocol) => included.has(protocol)), bounds };
}
