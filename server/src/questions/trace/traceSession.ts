import type { SmtpClient } from '../../evaluate/smtpd/state.ts';
import type { SmtpSession } from '../../evaluate/smtpd/session.ts';

/** What is asked of a configuration: who says what to smtpd. */
export interface TraceSession {
  /** The client's address. */
  readonly client: string;
  /** Its verified name, and the name that DNS has for its address; `unknown` if absent. */
  readonly clientName?: string | undefined;
  readonly reverseName?: string | undefined;
  /** The name in EHLO; absent: the client says none. */
  readonly helo?: string | undefined;
  /** The sender; empty for the null sender. */
  readonly from: string;
  readonly to: readonly string[];
  /** The name that the client has logged in with. No password is ever asked for. */
  readonly login?: string | undefined;
  readonly tls: boolean;
}

/** The commands of the session, as the client sends them. */
export function smtpSessionOf(session: TraceSession): SmtpSession {
  const { client, clientName, reverseName, helo, from, to, login, tls } = session;
  const [name, reverse] = [clientName ?? 'unknown', reverseName ?? clientName ?? 'unknown'];
  const statusOfName = (text: string): SmtpClient['nameStatus'] => (text === 'unknown' ? 'permanent' : 'ok');
  return {
    client: {
      address: client,
      name,
      nameStatus: statusOfName(name),
      reverseName: reverse,
      reverseNameStatus: statusOfName(reverse),
      ...(login === undefined ? {} : { login: { name: login, method: 'PLAIN' } }),
      ...(tls ? { tls: {} } : {}),
    },
    commands: [
      ...(helo === undefined ? [] : [`EHLO ${helo}`]),
      `MAIL FROM:<${from}>`,
      ...to.map((address) => `RCPT TO:<${address}>`),
      ...(to.length === 0 ? [] : ['DATA', '.']),
    ],
    givesUp: true,
  };
}
