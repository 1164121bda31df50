import type { NetworkProblem } from './data.ts';

/** An address or a block of them, as a pattern of an address list. */
export interface Network {
  /** 4 bytes, or 16. */
  readonly bytes: readonly number[];
  readonly prefix: number;
  /** No bit is set behind the prefix. */
  readonly clean: boolean;
}

/** What a pattern turned out to be. */
export type ReadNetwork =
  | { readonly kind: 'network'; readonly network: Network }
  | {
      readonly kind: 'problem';
      readonly problem: NetworkProblem;
      /** What was probably meant. */
      readonly suggestion?: string;
      /** The block that an address with host bits is in. */
      readonly block?: Network;
    }
  | { readonly kind: 'other' }; // a host name, a table, a file

/**
 * Reads a pattern as match_hostaddr() (util/match_ops.c) and cidr_match_parse() do.
 * @param pattern in any case, without `!`
 */
export function readNetwork(pattern: string): ReadNetwork {
  if (pattern.startsWith('/') || (pattern.includes(':') && !pattern.startsWith('['))) return other;
  if (!/[:/]/.test(pattern)) return readPlain(pattern);
  // Anything but these characters was never taken for an address, and still is not: no message.
  if (!/^[\d.a-f:[\]/]*$/i.test(pattern))
    return /^(?:\[[\da-f:.]+\]|\d+\.[\d.]+)/i.test(pattern) && !/[{}<>@$]/.test(pattern) ? problem('ignored') : other;
  return readCidr(pattern);
}

/** A block as Postfix wants it written. */
function writeNetwork({ bytes, prefix }: Network): string {
  return bytes.length === 4 ? `${bytes.join('.')}/${prefix}` : `[${writeSix(bytes)}]/${prefix}`;
}

/** Whether all of `inner` is in `outer`. */
export function isWithin(inner: Network, outer: Network): boolean {
  return (
    inner.bytes.length === outer.bytes.length &&
    inner.prefix >= outer.prefix &&
    String(masked(inner.bytes, outer.prefix)) === String(masked(outer.bytes, outer.prefix))
  );
}

/** The last address of a block. */
export function lastAddress({ bytes, prefix }: Network): number[] {
  return bytes.map((byte, i) => byte | (0xff >> Math.max(0, Math.min(8, prefix - i * 8))));
}

const other: ReadNetwork = { kind: 'other' };
function problem(name: NetworkProblem, suggestion?: string): ReadNetwork {
  return { kind: 'problem', problem: name, ...(suggestion === undefined ? {} : { suggestion }) };
}

/** Neither `:` nor `/`: it is compared with the address, and with the host name, character by character. */
function readPlain(pattern: string): ReadNetwork {
  const text = pattern.startsWith('[') && pattern.endsWith(']') ? pattern.slice(1, -1) : pattern;
  const bytes = readFour(text);
  if (bytes) return { kind: 'network', network: { bytes, prefix: 32, clean: true } };
  const short = /^(\d+(?:\.\d+){0,2})\.?(?:\*|x)?(?:\.(?:\*|x))*$/i.exec(pattern)?.[1];
  if (short !== undefined && /[.*x]/i.test(pattern)) {
    const count = short.split('.').length;
    return problem('ignored', padded(short, count * 8));
  }
  return /^[\d.]+$/.test(text) || /^\d+(?:\.\d+){3}-/.test(text) || /^\d+\.[\d.]*\*/.test(text)
    ? problem('ignored')
    : other;
}

function readCidr(pattern: string): ReadNetwork {
  let address = pattern;
  let mask: string | undefined;
  if (pattern.startsWith('[')) {
    const close = pattern.indexOf(']');
    if (close < 0)
      return problem(
        'bracket',
        readCidr(pattern.slice(1)).kind === 'network' ? pattern.replace(/^\[([^/]*)/, '[$1]') : undefined,
      );
    const behind = pattern.slice(close + 1);
    if (behind !== '' && !behind.startsWith('/')) return problem('garbage');
    address = pattern.slice(1, close) + behind;
  }
  const slash = address.indexOf('/');
  if (slash >= 0) [address, mask] = [address.slice(0, slash), address.slice(slash + 1)];
  const six = address.includes(':');
  const bytes = six ? readSix(address) : readFour(address);
  if (mask === undefined)
    return bytes ? { kind: 'network', network: { bytes, prefix: bytes.length * 8, clean: true } } : problem('address');
  if (!/^\d+$/.test(mask)) {
    const length = prefixOf(mask);
    return problem(
      'mask-value',
      bytes && !six && length !== undefined ? writeNetwork(network(masked(bytes, length), length)) : undefined,
    );
  }
  const prefix = Number(mask);
  if (prefix > (six ? 128 : 32)) return problem('mask-length');
  if (!bytes) return problem('network-value', six ? undefined : padded(address, prefix));
  const found = network(bytes, prefix);
  if (found.clean) return { kind: 'network', network: found };
  const block = network(masked(bytes, prefix), prefix);
  return { kind: 'problem', problem: 'host-bits', suggestion: writeNetwork(block), block };
}

function network(bytes: readonly number[], prefix: number): Network {
  return { bytes, prefix, clean: String(masked(bytes, prefix)) === String(bytes) };
}

function masked(bytes: readonly number[], prefix: number): number[] {
  return bytes.map((byte, i) => byte & (0xff00 >> Math.max(0, Math.min(8, prefix - i * 8))) & 0xff);
}

/** `127/8` was meant as `127.0.0.0/8`. */
function padded(short: string, prefix: number): string | undefined {
  const parts = short.split('.').filter((part) => part !== '');
  if (parts.length > 4 || !/^[\d.]+$/.test(short)) return undefined;
  const bytes = readFour([...parts, '0', '0', '0', '0'].slice(0, 4).join('.'));
  return bytes && network(bytes, prefix).clean ? writeNetwork(network(bytes, prefix)) : undefined;
}

/** The length of a mask written as `255.255.0.0`. */
function prefixOf(mask: string): number | undefined {
  const bytes = readFour(mask);
  const bits = bytes?.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits !== undefined && /^1*0*$/.test(bits) ? bits.lastIndexOf('1') + 1 : undefined;
}

/** inet_pton(AF_INET): four decimal numbers without leading zeros. */
function readFour(text: string): number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.map(Number);
}

/** inet_pton(AF_INET6). */
function readSix(text: string): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => (half === '' ? [] : groups(half)));
  if (!head || halves.length === 1) return head?.length === 16 ? head : undefined;
  if (!tail || head.length + tail.length > 14 || (halves[0] ?? '').includes('.')) return undefined;
  return [...head, ...new Array<number>(16 - head.length - tail.length).fill(0), ...tail];
}

function groups(half: string): number[] | undefined {
  const bytes: number[] = [];
  const parts = half.split(':');
  for (const [i, part] of parts.entries()) {
    const four = i === parts.length - 1 && part.includes('.') ? readFour(part) : undefined;
    if (four) bytes.push(...four);
    else if (/^[\da-f]{1,4}$/i.test(part)) bytes.push(parseInt(part, 16) >> 8, parseInt(part, 16) & 255);
    else return undefined;
  }
  return bytes;
}

/** With the longest run of zeros left out, as inet_ntop() does. */
function writeSix(bytes: readonly number[]): string {
  const words = Array.from({ length: 8 }, (_, i) =>
    (((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0)).toString(16),
  );
  const text = words.join(':');
  const runs = [...text.matchAll(/(?:^|:)0(?::0)+(?=:|$)/g)].sort((a, b) => b[0].length - a[0].length);
  const run = runs[0];
  if (!run) return text;
  return `${text.slice(0, run.index)}::${text.slice(run.index + run[0].length + 1)}`;
}
