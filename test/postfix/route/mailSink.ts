import { type Server, type Socket, createServer } from 'node:net';

/** A message as it came over SMTP. */
export interface SunkMessage {
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly headers: readonly string[];
}

/** A mail server that takes everything and keeps it. */
export interface MailSink {
  readonly port: number;
  readonly messages: readonly SunkMessage[];
  readonly close: () => void;
}

/** Starts one on 127.0.0.1. */
export async function startSink(): Promise<MailSink> {
  const messages: SunkMessage[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {
      socket.destroy();
    });
    serve(socket, messages);
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound ? bound.port : 0);
    });
  });
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port, messages, close };
}

function serve(socket: Socket, messages: SunkMessage[]): void {
  let received = '';
  let sender = '';
  let recipients: string[] = [];
  let content: string[] | undefined;
  const answer = (line: string): string | undefined => {
    if (content !== undefined) {
      if (line !== '.') {
        content.push(line);
        return undefined;
      }
      const end = content.indexOf('');
      messages.push({ sender, recipients, headers: content.slice(0, end < 0 ? undefined : end) });
      content = undefined;
      return '250 2.0.0 taken';
    }
    const path = /<(.*)>/.exec(line)?.[1] ?? '';
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'MAIL') [sender, recipients] = [path, []];
    if (verb === 'RCPT') recipients.push(path);
    if (verb === 'DATA') content = [];
    if (verb === 'DATA') return '354 go on';
    return verb === 'QUIT' ? '221 bye' : '250 ok';
  };
  socket.on('data', (data: Buffer) => {
    received += data.toString('latin1');
    for (let end = received.indexOf('\r\n'); end >= 0; end = received.indexOf('\r\n')) {
      const reply = answer(received.slice(0, end));
      received = received.slice(end + 2);
      if (reply !== undefined) socket.write(`${reply}\r\n`);
    }
  });
  socket.write('220 sink.test ESMTP\r\n');
}
