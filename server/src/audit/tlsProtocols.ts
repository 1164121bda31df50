import { hasHole } from '../evaluate/hole.ts';

/** In the order of their age. */
const all = ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

/** The protocols that a value of smtpd_tls_protocols and its like leaves on (tls_proto_mask_lims() of tls_misc.c). */
export function protocolsOf(value: string): readonly string[] | undefined {
  if (hasHole(value)) return undefined;
  const words = value.split(/[\s,:]+/).filter((word) => word !== '');
  const place = (word: string): number => all.findIndex((name) => name.toLowerCase() === word.toLowerCase());
  let low = 0;
  let high = all.length - 1;
  const off = new Set<number>();
  const on = new Set<number>();
  for (const word of words) {
    const bound = /^([<>])=(.+)$/.exec(word);
    const at = place(bound?.[2] ?? word.replace(/^!/, ''));
    // Numbers of the protocol's own, such as 0x303, are not read here.
    if (at < 0) return undefined;
    if (bound?.[1] === '>') low = at;
    else if (bound) high = at;
    else (word.startsWith('!') ? off : on).add(at);
  }
  // SSLv2 is in no OpenSSL that Postfix 3.x is built with.
  return all.filter((_name, at) => at > 0 && at >= low && at <= high && !off.has(at) && (on.size === 0 || on.has(at)));
}
