/**
 * Reads an IP address as inet_pton() does: four decimal numbers without leading zeros, or the groups of IPv6 with one
 * `::` and possibly an IPv4 address at the end (RFC 4291 section 2.2). No zone, no brackets.
 * @returns 4 or 16 bytes; undefined: no such address
 */
export function readAddress(text: string, isV6 = text.includes(':')): number[] | undefined {
  return isV6 ? readV6(text) : readV4(text);
}

/** Whether both are of IPv4 or both of IPv6. */
export function isInFamily(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length;
}

/**
 * The text of an address as inet_ntop() gives it: the longest run of zero groups as `::`, IPv4 in the last 32 bits.
 */
export function printAddress(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, index) => ((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0));
  const run = longestZeroRun(groups);
  const hasV4 = run.start === 0 && (run.length === 6 || (run.length === 5 && groups[5] === 0xffff));
  const texts = groups.map((group) => group.toString(16));
  if (hasV4) texts.splice(6, 2, bytes.slice(12).join('.'));
  if (run.length < 2) return texts.join(':');
  const behind = texts.slice(Math.min(run.start + run.length, texts.length));
  return `${texts.slice(0, run.start).join(':')}::${behind.join(':')}`;
}

function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: -1, length: 0 };
  let start = 0;
  for (let at = 0; at <= groups.length; at++) {
    if (groups[at] === 0) continue;
    if (at - start > best.length) best = { start, length: at - start };
    start = at + 1;
  }
  return best;
}

const [dot, zero, nine] = ['.', '0', '9'].map((char) => char.charCodeAt(0)) as [number, number, number];

function readV4(text: string): number[] | undefined {
  const bytes: number[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : dot;
    if (code === dot) {
      const length = at - start;
      if (length < 1 || length > 3 || (length > 1 && text.charCodeAt(start) === zero)) return undefined;
      let byte = 0;
      for (let digit = start; digit < at; digit++) byte = byte * 10 + text.charCodeAt(digit) - zero;
      if (byte > 255) return undefined;
      bytes.push(byte);
      start = at + 1;
    } else if (code < zero || code > nine) return undefined;
  }
  return bytes.length === 4 ? bytes : undefined;
}

function readV6(text: string): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [left, right] = halves.map((half, index) => groupsOf(half, index === halves.length - 1));
  if (!left || (halves.length === 2 && !right)) return undefined;
  if (halves.length === 1) return left.length === 16 ? left : undefined;
  const tail = right ?? [];
  const missing = 16 - left.length - tail.length;
  // `::` stands for one group at least, as in glibc.
  if (missing < 2) return undefined;
  return [...left, ...new Array<number>(missing).fill(0), ...tail];
}

function groupsOf(text: string, isLast: boolean): number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (isLast && index === parts.length - 1 && part.includes('.')) {
      const v4 = readV4(part);
      if (!v4) return undefined;
      bytes.push(...v4);
    } else {
      if (!/^[0-9a-fA-F]{1,4}$/.test(part)) return undefined;
      const group = parseInt(part, 16);
      bytes.push(group >> 8, group & 0xff);
    }
  }
  return bytes;
}
