import { type Socket, connect } from 'node:net';
import { type TLSSocket, connect as connectTls } from 'node:tls';

/** How long a reply may take: postscreen greets after six seconds. */
const replyMilliseconds = 20_000;
const longestReply = 32 * 1024;

/** The lines of a reply, without their ends. */
export type ReplyLines = readonly string[];

/** One SMTP session as a client has it. Functions reject with an error that says what went wrong. */
export interface SmtpClientSession {
  /** This end's address. */
  readonly localAddress: string;
  readonly read: () => Promise<ReplyLines>;
  readonly say: (command: string) => Promise<ReplyLines>;
  /** Goes on with TLS; the server's certificate is not judged here. */
  readonly startTls: (serverName: string) => Promise<TLSSocket>;
  readonly end: () => void;
}

/** Connects. */
export async function openSession(
  address: string,
  port: number,
  milliseconds = replyMilliseconds,
): Promise<SmtpClientSession> {
  let socket: Socket = connect(port, address);
  await event(socket, 'connect', milliseconds);
  let lines = lineReader(socket, milliseconds);
  const localAddress = (socket.localAddress ?? '').replace(/^::ffff:/, '');
  return {
    localAddress,
    read: () => lines.reply(),
    say: (command) => {
      socket.write(`${command}\r\n`);
      return lines.reply();
    },
    async startTls(serverName) {
      lines.stop();
      const isName = /[a-z]/i.test(serverName) && !serverName.includes(':');
      const options = { socket, rejectUnauthorized: false, ...(isName ? { servername: serverName } : {}) };
      const secured = connectTls(options);
      await event(secured, 'secureConnect', milliseconds);
      socket = secured;
      lines = lineReader(secured, milliseconds);
      return secured;
    },
    end: () => {
      socket.on('error', () => undefined);
      socket.end('QUIT\r\n');
      setTimeout(() => socket.destroy(), 500).unref();
    },
  };
}

function event(socket: Socket, name: string, milliseconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      done(new Error('ETIMEDOUT'));
    }, milliseconds);
    const done = (error?: Error): void => {
      clearTimeout(timer);
      socket.removeListener(name, good);
      socket.removeListener('error', done);
      socket.removeListener('close', closed);
      if (!error) return resolve();
      socket.on('error', () => undefined);
      socket.destroy();
      reject(error);
    };
    const good = (): void => {
      done();
    };
    const closed = (): void => {
      done(new Error('ECONNRESET'));
    };
    socket.once(name, good);
    socket.once('error', done);
    socket.once('close', closed);
  });
}

/** Reads replies of several lines (RFC 5321, 4.2.1), as long as they are sane. */
function lineReader(socket: Socket, milliseconds: number): { reply: () => Promise<ReplyLines>; stop: () => void } {
  let held = '';
  let problem: Error | undefined;
  let wake: (() => void) | undefined;
  const changed = (error?: Error): void => {
    problem ??= error;
    wake?.();
  };
  const onData = (bytes: Buffer): void => {
    held += bytes.toString('latin1');
    changed(held.length > longestReply ? new Error('reply too long') : undefined);
  };
  const onEnd = (): void => {
    changed(new Error('ECONNRESET'));
  };
  socket.on('data', onData);
  socket.on('error', changed);
  socket.on('close', onEnd);
  const take = (): ReplyLines | undefined => {
    const last = /^(?:\d{3}-[^\n]*\n)*\d{3}(?: [^\n]*|\r?)\n/.exec(held);
    if (!last) return undefined;
    held = held.slice(last[0].length);
    return last[0].split('\n').flatMap((line) => line.replace(/\r$/, '') || []);
  };
  return {
    async reply() {
      const end = Date.now() + milliseconds;
      for (;;) {
        const lines = take();
        if (lines) return lines;
        const left = end - Date.now();
        if (problem) throw problem;
        if (left <= 0) throw new Error('ETIMEDOUT');
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
    stop: () => {
      socket.removeListener('data', onData);
      socket.removeListener('error', changed);
      socket.removeListener('close', onEnd);
    },
  };
}
