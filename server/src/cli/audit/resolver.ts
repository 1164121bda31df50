import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import type { DecodedPacket } from 'dns-packet';
import type { AuditDnsAnswer, DnsFailure, DnsType } from '../../audit/answers.ts';
import { answerIn, canAsk, questionBytes, readMessage } from './dnsMessage.ts';
import type { NameServer } from './nameServer.ts';

/** Asks one name server. Nothing rejects, and each question has an end. */
export interface Resolver {
  readonly ask: (name: string, type: DnsType) => Promise<AuditDnsAnswer>;
}

/** Limits of the resolver; tests have shorter ones. */
export interface ResolverLimits {
  /** How long to wait for one message. */
  readonly milliseconds: number;
  /** How often to ask by UDP. */
  readonly attempts: number;
  /** After so many questions in a row without any answer, no more are sent. */
  readonly deadAfter: number;
}

const usualLimits: ResolverLimits = { milliseconds: 3000, attempts: 2, deadAfter: 6 };
/** Packets that are no answer to the question; more of them, and something is wrong. */
const mostStrays = 50;

type Sent =
  | { readonly kind: 'message'; readonly message: DecodedPacket }
  | { readonly kind: 'failed'; readonly why: DnsFailure };

/**
 * A resolver of our own: node:dns tells neither the AD bit nor TLSA records, and takes its time-outs from the system.
 */
export function createResolver(server: NameServer, limits: ResolverLimits = usualLimits): Resolver {
  let silent = 0;
  const send = async (name: string, type: DnsType, checkingOff: boolean): Promise<Sent> => {
    for (let attempt = 0; attempt < limits.attempts; attempt++) {
      if (silent >= limits.deadAfter) return { kind: 'failed', why: 'unreachable' };
      const sent = await byUdp(server, name, type, checkingOff, limits.milliseconds);
      const isCut = sent.kind === 'message' && sent.message.flag_tc;
      const complete = isCut ? await byTcp(server, name, type, checkingOff, limits.milliseconds) : sent;
      if (complete.kind === 'message' || complete.why !== 'timeout') {
        silent = 0;
        return complete;
      }
    }
    silent++;
    return { kind: 'failed', why: 'timeout' };
  };
  return {
    async ask(name, type) {
      if (!canAsk(name)) return { kind: 'none', exists: false, secure: false };
      const sent = await send(name, type, false);
      if (sent.kind === 'failed') return sent;
      const answer = answerIn(sent.message, name, type);
      if (answer.kind !== 'failed' || answer.why !== 'servfail') return answer;
      // RFC 4035, 3.2.2: a resolver that refuses bad signatures answers all the same if it is told not to look.
      const unchecked = await send(name, type, true);
      const isThere = unchecked.kind === 'message' && answerIn(unchecked.message, name, type).kind !== 'failed';
      if (!isThere) return answer;
      // The first failure may have been a passing one, as of a name server that was slow.
      const again = await send(name, type, false);
      const second = again.kind === 'message' ? answerIn(again.message, name, type) : again;
      return second.kind === 'failed' && second.why === 'servfail' ? { kind: 'failed', why: 'bogus' } : second;
    },
  };
}

function byUdp(
  server: NameServer,
  name: string,
  type: DnsType,
  checkingOff: boolean,
  milliseconds: number,
): Promise<Sent> {
  return new Promise((resolve) => {
    const id = randomInt(65_536);
    const socket = createSocket(server.address.includes(':') ? 'udp6' : 'udp4');
    let strays = 0;
    const end = (sent: Sent): void => {
      clearTimeout(timer);
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.close();
      resolve(sent);
    };
    const timer = setTimeout(() => {
      end({ kind: 'failed', why: strays > 0 ? 'malformed' : 'timeout' });
    }, milliseconds);
    socket.on('error', () => {
      end({ kind: 'failed', why: 'unreachable' });
    });
    socket.on('message', (bytes) => {
      const message = readMessage(bytes, id, name, type);
      if (message) return end({ kind: 'message', message });
      strays++;
      if (strays > mostStrays) end({ kind: 'failed', why: 'malformed' });
    });
    // Connected, the socket takes packets of this server alone.
    socket.connect(server.port, server.address, () => {
      socket.send(questionBytes(id, name, type, checkingOff));
    });
  });
}

function byTcp(
  server: NameServer,
  name: string,
  type: DnsType,
  checkingOff: boolean,
  milliseconds: number,
): Promise<Sent> {
  return new Promise((resolve) => {
    const id = randomInt(65_536);
    const socket = connect(server.port, server.address);
    let held = Buffer.alloc(0);
    const end = (sent: Sent): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(sent);
    };
    // Of all of the exchange, so that a byte now and then does not keep it going.
    const timer = setTimeout(() => {
      end({ kind: 'failed', why: 'timeout' });
    }, milliseconds);
    socket.on('error', () => {
      end({ kind: 'failed', why: 'unreachable' });
    });
    socket.on('close', () => {
      end({ kind: 'failed', why: 'malformed' });
    });
    socket.on('connect', () => {
      const question = questionBytes(id, name, type, checkingOff);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(question.length);
      socket.write(Buffer.concat([length, question]));
    });
    socket.on('data', (bytes) => {
      held = Buffer.concat([held, bytes]);
      if (held.length < 2) return;
      const length = held.readUInt16BE(0);
      if (held.length < length + 2) return;
      const message = readMessage(held.subarray(2, length + 2), id, name, type);
      end(message ? { kind: 'message', message } : { kind: 'failed', why: 'malformed' });
    });
  });
}
