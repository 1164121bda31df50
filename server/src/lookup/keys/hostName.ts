import { isAscii } from '../../base/byteString.ts';

const ipv4Octets = 4;

/** valid_ipv4_hostaddr(): a dotted quad; leading zeros are part, `0.1.2.3` is not. */
export function isIpv4Address(text: string): boolean {
  if (!/^\d+(\.\d+)*$/.test(text)) return false;
  const octets = text.split('.');
  if (octets.length !== ipv4Octets || octets.some((octet) => Number(octet) > 255)) return false;
  return Number(octets[0]) !== 0 || /^[0.]+$/.test(text);
}

/** valid_ipv6_hostaddr(): without brackets and prefix. */
export function isIpv6Address(text: string): boolean {
  let field = 0;
  let nullField = 0;
  let length = 0;
  for (let at = 0; ;) {
    const char = text.charAt(at);
    if (char === '') return field >= 2 && (length > 0 || nullField === field - 1);
    if (char === '.') return field >= 2 && field <= 6 && isIpv4Address(text.slice(at - length));
    if (char === ':') {
      if (field === 0 && length === 0 && /[0-9A-Za-z]/.test(text.charAt(at + 1))) return false;
      field++;
      if (field > 7) return false;
      at++;
      length = 0;
      if (text.charAt(at) === ':') {
        if (nullField > 0) return false;
        nullField = field;
      }
      continue;
    }
    length = /^[0-9a-fA-F]*/.exec(text.slice(at, at + 5))?.[0].length ?? 0;
    if (length === 0 || length > 4) return false;
    at += length;
  }
}

/** valid_hostaddr(). */
export function isHostAddress(text: string): boolean {
  return text.includes(':') ? isIpv6Address(text) : isIpv4Address(text);
}

/** valid_hostname(): letters, digits, `_` and `-` in labels of 63; a name of digits and dots alone is none. */
export function isHostName(name: string): boolean {
  if (name === '' || name.length > 255) return false;
  let hasWord = false;
  let start = 0;
  for (let at = 0; at <= name.length; at++) {
    const char = at < name.length ? name.charCodeAt(at) : dot;
    if (char === dot) {
      const length = at - start;
      if (length < 1 || length > 63 || name.charCodeAt(at - 1) === hyphen) return false;
      start = at + 1;
    } else if (isLetter(char) || char === hyphen) {
      if (char === hyphen && at === start) return false;
      hasWord = true;
    } else if (char < zero || char > nine) return false;
  }
  return hasWord;
}

const [dot, hyphen, zero, nine] = [0x2e, 0x2d, 0x30, 0x39];

/** An underscore counts as one. */
function isLetter(char: number): boolean {
  return (char >= 0x61 && char <= 0x7a) || (char >= 0x41 && char <= 0x5a) || char === 0x5f;
}

/** valid_utf8_hostname(): with `utf8`, labels may hold characters beyond ASCII. */
export function isMailDomain(name: string, utf8: boolean): boolean {
  return isHostName(name) || (utf8 && !isAsciiText(name) && isHostName(name.replace(/[^\x00-\x7f]+/g, 'x')));
}

/** Whether a text has no character beyond ASCII. */
export function isAsciiText(text: string): boolean {
  return isAscii(text);
}

/**
 * valid_mailhost_addr(): the address of a literal without brackets, its `IPv6:` part off; undefined where it is
 * none.
 */
export function mailHostAddress(text: string): string | undefined {
  if (/^ipv6:/i.test(text)) {
    const bare = text.slice(5);
    return isIpv6Address(bare) ? bare : undefined;
  }
  return isIpv4Address(text) ? text : undefined;
}

/** valid_mailhost_literal(): `[192.0.2.1]` or `[IPv6:::1]`. */
export function isMailHostLiteral(text: string): boolean {
  const match = /^\[([^\]]*)\]$/.exec(text);
  return match !== null && mailHostAddress(match[1] ?? '') !== undefined;
}
