import { bytesOfText, textOfBytes } from '../base/byteString.ts';
import { playAlternatives } from '../evaluate/alternatives.ts';
import { worldOfFile } from '../evaluate/worldFile.ts';
import type { CheckInput } from './finding.ts';
import { isPublicAddress } from './hostText.ts';

/** The recipient that the probe names: a domain that nobody can have (RFC 2606, 3). */
export const foreignRecipient = 'relay-test@example.com';
/** A client that nobody knows (RFC 5737). */
export const stranger = '198.51.100.254';

/** What the simulator says to a foreign recipient: the first digits that RCPT may be answered with. */
export interface SimulatedRelay {
  readonly digits: readonly string[];
  /** The first answer, for people to read. */
  readonly reply: string;
  readonly certain: boolean;
}

/**
 * Plays the session of the probe for a client. DNS says nothing of the client, and tables are read as far as they may
 * be.
 */
export function simulateRelay(
  client: string,
  service: string,
  tls: boolean,
  { inputs, facts, identity }: CheckInput,
): SimulatedRelay {
  const world = worldOfFile(
    {},
    {
      files: {
        read: (name) => {
          const answer = inputs.files
            ? facts.ask({ kind: 'text', path: textOfBytes(name) })
            : { kind: 'notAsked' as const };
          if (answer.kind === 'text') return { kind: 'text', bytes: bytesOfText(answer.text) };
          return { kind: 'unread', detail: answer.kind };
        },
      },
      release: inputs.configuration.release,
      ownAddresses: ['127.0.0.1', '::1', ...identity.outgoing.map(({ address }) => address).filter(isPublicAddress)],
    },
  );
  const view = { service, version: inputs.version, ...(inputs.host ? { host: inputs.host } : {}) };
  const session = {
    client: {
      address: client,
      name: 'unknown',
      nameStatus: 'permanent',
      reverseName: 'unknown',
      reverseNameStatus: 'permanent',
      ...(tls ? { tls: {} } : {}),
    },
    commands: [`EHLO ${heloOf(client)}`, 'MAIL FROM:<>', `RCPT TO:<${foreignRecipient}>`],
    givesUp: true,
  } as const;
  const { alternatives, exhaustive } = playAlternatives(inputs.configuration, view, session, world, 200);
  const replies = alternatives.map(({ transcript }) => (transcript.complete ? transcript.replies.at(-1) : undefined));
  const digits = [...new Set(replies.flatMap((reply) => (reply ? [reply.code.slice(0, 1)] : [])))];
  const certain = exhaustive && digits.length === 1 && replies.every((reply) => reply !== undefined);
  const first = replies[0];
  return {
    digits,
    certain,
    reply: first ? `${first.code} ${first.status ?? ''} ${first.text}`.replace(/ +/g, ' ') : '',
  };
}

/** The name that the probe says in EHLO: its address (RFC 5321, 4.1.3). */
export function heloOf(client: string): string {
  return client.includes(':') ? `[IPv6:${client}]` : `[${client}]`;
}
