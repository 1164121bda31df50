import { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { CertificateAnswer, ProbeAnswer } from '../../audit/answers.ts';
import type { ProbeQuestion } from '../../audit/question.ts';
import { foreignRecipient, heloOf } from '../../audit/simulatedRelay.ts';
import { chainOf } from './certificateFiles.ts';
import { type ReplyLines, type SmtpClientSession, openSession } from './smtpSession.ts';

/** At most so many connections to a port of an address, whatever is asked. */
export const mostConnections = 12;

/** Makes a function that probes, and counts the connections. */
export function createProbe(milliseconds?: number): (question: ProbeQuestion) => Promise<ProbeAnswer> {
  const connections = new Map<string, number>();
  return async (question) => {
    const key = `${question.address} ${question.port}`;
    const count = connections.get(key) ?? 0;
    if (count >= mostConnections) return { kind: 'notAsked' };
    connections.set(key, count + 1);
    return probe(question, milliseconds);
  };
}

async function probe(question: ProbeQuestion, milliseconds?: number): Promise<ProbeAnswer> {
  let session: SmtpClientSession | undefined;
  try {
    session = await openSession(question.address, question.port, milliseconds);
    return await talk(session, question);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', why, from: session?.localAddress };
  } finally {
    session?.end();
  }
}

type Session = Extract<ProbeAnswer, { readonly kind: 'session' }>;
type Secured = Pick<Session, 'tls' | 'certificate'>;

async function talk(session: SmtpClientSession, { wrapped, serverName, ask }: ProbeQuestion): Promise<ProbeAnswer> {
  const helo = `EHLO ${heloOf(session.localAddress)}`;
  let secured: Secured = { tls: undefined, certificate: undefined };
  if (wrapped) secured = securedBy(await session.startTls(serverName));
  const banner = (await session.read()).join('\n');
  const hello = await session.say(helo);
  const offers = offersIn(hello);
  const base: Session = {
    kind: 'session',
    from: session.localAddress,
    banner,
    offers,
    startTls: undefined,
    offersInTls: undefined,
    relay: undefined,
    problem: hello[0]?.startsWith('2') ? undefined : hello[0],
    ...secured,
  };
  if (ask === 'relay') return tryRelayOver(session, base, serverName, helo);
  return wrapped || !offers.includes('STARTTLS') ? base : tryTls(session, base, serverName, helo);
}

/** Without TLS, unless the server wants it first (530, RFC 3207, 4). */
async function tryRelayOver(
  session: SmtpClientSession,
  base: Session,
  serverName: string,
  helo: string,
): Promise<Session> {
  const relay = await tryRelay(session);
  const wantsTls =
    relay?.mail.startsWith('530') === true && base.tls === undefined && base.offers.includes('STARTTLS');
  if (!wantsTls) return { ...base, relay };
  const inTls = await tryTls(session, base, serverName, helo);
  return inTls.tls ? { ...inTls, relay: await tryRelay(session) } : { ...inTls, relay };
}

/** A null sender, and a recipient whom no server of mail is for; no message follows. */
async function tryRelay(session: SmtpClientSession): Promise<Session['relay']> {
  const mail = (await session.say('MAIL FROM:<>')).join('\n');
  if (!mail.startsWith('2')) return { mail, rcpt: undefined };
  const rcpt = (await session.say(`RCPT TO:<${foreignRecipient}>`)).join('\n');
  if (rcpt.startsWith('2')) await session.say('RSET');
  return { mail, rcpt };
}

async function tryTls(session: SmtpClientSession, base: Session, serverName: string, helo: string): Promise<Session> {
  const reply = (await session.say('STARTTLS')).join('\n');
  if (!reply.startsWith('220')) return { ...base, startTls: reply };
  try {
    const secured = securedBy(await session.startTls(serverName));
    const offersInTls = offersIn(await session.say(helo));
    return { ...base, ...secured, startTls: reply, offersInTls };
  } catch (error) {
    return { ...base, startTls: reply, problem: error instanceof Error ? error.message : String(error) };
  }
}

function offersIn(hello: ReplyLines): string[] {
  return hello.slice(1).map((line) => line.slice(4).toUpperCase().slice(0, 200));
}

function securedBy(socket: TLSSocket): Secured {
  const tls = { protocol: socket.getProtocol() ?? '', cipher: socket.getCipher().name };
  return { tls, certificate: certificateOf(socket) };
}

function certificateOf(socket: TLSSocket): CertificateAnswer | undefined {
  const chain: X509Certificate[] = [];
  let next: ReturnType<TLSSocket['getPeerCertificate']> | undefined = socket.getPeerCertificate(true);
  // The last one is its own issuer.
  while (next?.raw && chain.length < 20 && !chain.some(({ raw }) => raw.equals(next?.raw ?? Buffer.alloc(0)))) {
    chain.push(new X509Certificate(next.raw));
    next = 'issuerCertificate' in next ? (next.issuerCertificate as typeof next) : undefined;
  }
  return chain.length > 0 ? chainOf(chain) : undefined;
}
