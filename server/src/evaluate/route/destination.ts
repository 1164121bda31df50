import { listWords } from '../smtpd/serviceTables.ts';
import type { ServiceSettings } from '../smtpd/settings.ts';

/** A server or domain that smtp(8) or lmtp(8) is told to deliver to. */
export interface MailDestination {
  /** As written: what policies and credentials are looked up by. */
  readonly text: string;
  readonly host: string;
  /** A number, or a name of services(5); empty for a socket. */
  readonly port: string;
  /** `mx`: the MX records of the domain; `host`: the addresses of the host; `socket`: a socket of this machine. */
  readonly by: 'mx' | 'host' | 'socket';
  /** It is one of smtp_fallback_relay. */
  readonly fallback?: true;
}

/**
 * smtp_connect() and smtp_parse_destination() (smtp/smtp_connect.c): where a next hop leads, in the order of trying.
 * @param protocol which of its two programs the service runs
 */
export function destinationsOf(
  nextHop: string,
  protocol: 'smtp' | 'lmtp',
  settings: ServiceSettings,
): readonly MailDestination[] {
  if (protocol === 'lmtp' && nextHop.startsWith('unix:')) {
    const path = nextHop.slice('unix:'.length);
    return [{ text: path, host: path, port: '', by: 'socket' }];
  }
  const text = protocol === 'lmtp' ? nextHop.replace(/^inet:/, '') : nextHop;
  const usualPort =
    protocol === 'lmtp' ? settings.text('lmtp_tcp_port') || '24' : settings.text('smtp_tcp_port') || 'smtp';
  const asksMx = protocol === 'smtp' && !withoutDns(settings);
  const read = (word: string): MailDestination => {
    const { host, port } = hostAndPort(word, usualPort);
    return { text: word, host, port, by: asksMx && !word.startsWith('[') ? 'mx' : 'host' };
  };
  const fallbacks = listWords(settings.text(`${protocol}_fallback_relay`));
  return [
    ...listWords(text).map(read),
    ...fallbacks.map((word): MailDestination => ({ ...read(word), fallback: true })),
  ];
}

function withoutDns(settings: ServiceSettings): boolean {
  const level = settings.text('smtp_dns_support_level').trim().toLowerCase();
  return level === 'disabled' || (level === '' && settings.flag('disable_dns_lookups'));
}

/** host_port() of a text with brackets or without. */
function hostAndPort(text: string, usualPort: string): { readonly host: string; readonly port: string } {
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(text);
  if (bracketed) return { host: (bracketed[1] ?? '').replace(/^IPv6:/i, ''), port: bracketed[2] || usualPort };
  const colon = text.lastIndexOf(':');
  return colon < 0
    ? { host: text, port: usualPort }
    : { host: text.slice(0, colon), port: text.slice(colon + 1) || usualPort };
}
