import { type Server, type Socket, createServer } from 'node:net';
import { TLSSocket, createSecureContext } from 'node:tls';
import type { Certificate } from './certificate.ts';

/** A mail server of someone else, which takes everything: a provider's, as far as logins and TLS are concerned. */
export interface FakeRelay {
  readonly port: number;
  /** The commands of all sessions so far, without the mails. */
  readonly commands: readonly string[];
  readonly close: () => void;
}

interface Manner {
  readonly certificate: Certificate;
  /** TLS from the first byte, as on port 465. */
  readonly wrapped?: boolean;
  /** It refuses mail without TLS. */
  readonly needsTls?: boolean;
  /** What it offers for logins, over TLS only. */
  readonly mechanisms?: readonly string[];
  readonly address?: string;
  readonly port?: number;
}

/** Starts one on a loopback address. */
export function startRelay({
  certificate,
  wrapped = false,
  needsTls = false,
  mechanisms = [],
  address = '127.0.0.1',
  port = 0,
}: Manner): Promise<FakeRelay> {
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  const secureContext = createSecureContext({ cert: certificate.cert, key: certificate.key });
  const secure = (socket: Socket): TLSSocket => new TLSSocket(socket, { isServer: true, secureContext });
  const serve = (socket: Socket, encrypted: boolean, greet: boolean): void => {
    let [received, inData] = ['', false];
    const say = (line: string): void => {
      socket.write(`${line}\r\n`);
    };
    const answer = (command: string): void => {
      commands.push(command);
      const verb = command.slice(0, 4).toUpperCase();
      if (verb === 'EHLO' || verb === 'LHLO')
        say(
          [
            '250-relay.example',
            ...(encrypted ? [] : ['250-STARTTLS']),
            ...(encrypted && mechanisms.length ? [`250-AUTH ${mechanisms.join(' ')}`] : []),
            '250 8BITMIME',
          ].join('\r\n'),
        );
      else if (verb === 'STAR') {
        say('220 go ahead');
        socket.removeAllListeners('data');
        serve(secure(socket), true, false);
      } else if (verb === 'MAIL' && needsTls && !encrypted) say('530 5.7.0 Must issue a STARTTLS command first');
      else if (verb === 'AUTH') say('235 2.7.0 welcome');
      else if (verb === 'DATA') {
        inData = true;
        say('354 go on');
      } else say(verb === 'QUIT' ? '221 bye' : '250 2.0.0 ok');
    };
    socket.on('error', () => {
      socket.destroy();
    });
    socket.on('data', (data: Buffer) => {
      received += data.toString('latin1');
      for (let end = received.indexOf('\r\n'); end >= 0; end = received.indexOf('\r\n')) {
        const line = received.slice(0, end);
        received = received.slice(end + 2);
        if (!inData) answer(line);
        else if (line === '.') {
          inData = false;
          say('250 2.0.0 taken');
        }
      }
    });
    if (greet) say('220 relay.example ESMTP');
  };
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {
      socket.destroy();
    });
    serve(wrapped ? secure(socket) : socket, wrapped, true);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      const bound = server.address();
      const close = (): void => {
        for (const socket of sockets) socket.destroy();
        server.close();
      };
      resolve({ port: typeof bound === 'object' && bound ? bound.port : 0, commands, close });
    });
  });
}
