import type { HostPortProblem } from './data.ts';

export interface HostPort {
  readonly host: string;
  /** Absent where none is written. */
  readonly port?: string;
  readonly problem?: HostPortProblem;
}

/**
 * host_port() (global/host_port.c): `[host]:port`, `host:port`, and what stands alone is the host for a client of
 * SMTP, the port for a socket of this machine. Numbers of ports are checked as smtp_parse_destination() does.
 * @param alone what a text without a colon is
 */
export function readHostPort(text: string, alone: 'host' | 'port'): HostPort {
  const { host, port, problem } = split(text, alone);
  const parts = { host, ...(port === undefined ? {} : { port }) };
  if (problem) return { ...parts, problem };
  if (host === '' && alone === 'host') return { ...parts, problem: 'no-host' };
  if (port === undefined && alone === 'port') return { ...parts, problem: 'no-port' };
  if (host !== '' && !isHost(host)) return { ...parts, problem: 'host' };
  if (port !== undefined && /^\d/.test(port) && !/^\d+$/.test(port)) return { ...parts, problem: 'port' };
  if (port !== undefined && /^\d+$/.test(port) && (Number(port) === 0 || Number(port) > 65535))
    return { ...parts, problem: 'range' };
  return parts;
}

function split(text: string, alone: 'host' | 'port'): HostPort {
  if (text.startsWith('[')) {
    const start = /^\[ipv6:/i.exec(text)?.[0].length ?? 1;
    const close = text.indexOf(']');
    if (close < 0) return { host: text.slice(start), problem: 'bracket' };
    const rest = text.slice(close + 1);
    const host = text.slice(start, close);
    if (rest !== '' && !rest.startsWith(':')) return { host, port: rest, problem: 'behind-bracket' };
    return rest.length > 1 ? { host, port: rest.slice(1) } : { host };
  }
  const colon = text.lastIndexOf(':');
  if (colon < 0) return alone === 'host' ? { host: text } : { host: '', port: text };
  return { host: text.slice(0, colon), ...(colon + 1 < text.length ? { port: text.slice(colon + 1) } : {}) };
}

/** valid_hostname() or valid_hostaddr(). Names in other scripts depend on smtputf8_enable and are let through. */
export function isHost(text: string): boolean {
  return /[^\x20-\x7e]/.test(text) || isHostname(text) || isAddress(text);
}

/** valid_hostname() (util/valid_hostname.c): `_` is let through, numbers alone are not. */
export function isHostname(text: string): boolean {
  if (text.length > 255 || !/^[\w.-]+$/.test(text) || /^[\d.]+$/.test(text)) return false;
  return text
    .split('.')
    .every((label) => label !== '' && label.length <= 63 && !label.startsWith('-') && !label.endsWith('-'));
}

/** An IPv4 or IPv6 address without brackets. */
export function isAddress(text: string): boolean {
  return isFour(text) || isSix(text);
}

/** valid_ipv4_hostaddr(). */
export function isFour(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
}

/** valid_ipv6_hostaddr(), as far as characters and the number of groups go. */
export function isSix(text: string): boolean {
  if (!/^[\da-f:]*(?::\d+(?:\.\d+){3})?$/i.test(text) || text.split('::').length > 2) return false;
  const groups = text.split(':').filter((group) => group !== '');
  const count = groups.length + (text.includes('.') ? 1 : 0);
  return (
    groups.every((group) => (group.includes('.') ? isFour(group) : group.length <= 4)) &&
    (text.includes('::') ? count < 8 : count === 8 && text.split(':').length === groups.length)
  );
}

/**
 * `[host]:port` out of what was meant as one: an URL, a forgotten or misplaced bracket, an IPv6 address without any.
 * @returns undefined where that is anyone's guess
 */
export function meantHostPort(
  text: string,
): { readonly host: string; readonly port?: string; readonly bracketed: boolean } | undefined {
  // A host name has 255 characters at most.
  if (text.length > 300) return undefined;
  const bare = text
    .replace(/^[a-z]+:\/\/(?:[^@/]*@)?/i, '')
    .replace(/^(?:smtps?|lmtp|relay|inet|tcp):(?=\[)/i, '')
    .replace(/^\/\//, '')
    .replace(/[;,/]+$/, '');
  const bracketed = /[[\]]/.test(bare);
  const plain = bare.replace(/[[\]]/g, '');
  if (isSix(plain)) return { host: plain, bracketed: true };
  // `[::1]25`, `[host]25`: only the bracket tells where the port starts.
  const behind = /^\[?([^[\]]+)\](\d{1,5})$/.exec(bare);
  const six = behind ? undefined : /^\[([\da-f:.]+)\]?:(\d{1,5})$/i.exec(bare);
  const match = behind ?? six ?? /^([^:]+?)(?::(\w+))?$/.exec(plain);
  const [, host, port] = match ?? [];
  if (host === undefined || !isHost(host) || (port !== undefined && readHostPort(`h:${port}`, 'host').problem))
    return undefined;
  return { host, bracketed, ...(port === undefined ? {} : { port }) };
}
