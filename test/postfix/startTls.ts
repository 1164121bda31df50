import { connect } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';

/**
 * Asks smtpd for TLS as a client with these options does: the
 * protocol agreed upon, or undefined where the handshake fails.
 */
export function startTls(
  port: number,
  options: Pick<ConnectionOptions, 'minVersion' | 'maxVersion' | 'ciphers'> = {},
): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const commands = ['EHLO x', 'STARTTLS'];
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error('smtpd is silent'));
    }, 10_000);
    const end = (protocol: string | undefined): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(protocol);
    };
    socket.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    // A server that has no protocol left says so and hangs up before
    // it hears a word of TLS, at times behind its 220 already.
    socket.once('close', () => {
      end(undefined);
    });
    let received = '';
    socket.on('data', function plain(data: Buffer) {
      received += data.toString('latin1');
      if (!/^\d{3} .*\r\n$/m.test(received)) return;
      received = '';
      const next = commands.shift();
      if (next !== undefined) {
        socket.write(`${next}\r\n`);
        return;
      }
      socket.off('data', plain);
      const secure = connectTls({ socket, rejectUnauthorized: false, ...options });
      // In TLS 1.3 a server's refusal may come after the client's side is ready: a reply shows that it is not.
      secure.once('secureConnect', () => {
        secure.write('EHLO x\r\n');
      });
      secure.once('data', () => {
        end(secure.getProtocol() ?? undefined);
      });
      secure.once('error', () => {
        end(undefined);
      });
      secure.once('close', () => {
        end(undefined);
      });
    });
  });
}
