import { type Socket, createServer } from 'node:net';

/** What a Milter says to an event: a letter of the protocol, or an SMTP reply. */
export type MilterScript = Readonly<Record<string, string>>;

const words: Readonly<Record<string, string>> = {
  continue: 'c',
  accept: 'a',
  reject: 'r',
  tempfail: 't',
  discard: 'd',
};
/** The commands that we are asked at, by the event's name; others go on. */
const events: Readonly<Record<string, string>> = {
  C: 'connect',
  H: 'helo',
  M: 'mail',
  R: 'rcpt',
  T: 'data',
  E: 'endOfMessage',
};

/** A Milter that says what its script has, `unavailable` by hanging up; on a free port of 127.0.0.1. */
export async function startMilter(script: () => MilterScript): Promise<{ readonly port: number; close: () => void }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {
      socket.destroy();
    });
    let received = Buffer.alloc(0);
    socket.on('data', (data) => {
      received = Buffer.concat([received, data]);
      while (received.length >= 4 && received.length >= 4 + received.readUInt32BE(0)) {
        const packet = received.subarray(4, 4 + received.readUInt32BE(0));
        received = received.subarray(4 + packet.length);
        answer(socket, packet, script());
      }
    });
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
  return { port, close };
}

function answer(socket: Socket, packet: Buffer, script: MilterScript): void {
  const command = String.fromCharCode(packet[0] ?? 0);
  if (command === 'D' || command === 'A' || command === 'Q' || command === 'K') return;
  if (command === 'O') {
    // Version 6; we may do nothing to the message but put it aside; all events are wanted.
    const options = Buffer.alloc(12);
    options.writeUInt32BE(6, 0);
    options.writeUInt32BE(0x20, 4);
    say(socket, Buffer.concat([Buffer.from('O'), options]));
    return;
  }
  const said = script[events[command] ?? ''] ?? 'continue';
  if (said === 'unavailable') socket.destroy();
  else if (said === 'quarantine') {
    say(socket, Buffer.from('qwhy\0'));
    say(socket, Buffer.from('c'));
  } else say(socket, Buffer.from(words[said] ?? `y${said}\0`));
}

function say(socket: Socket, packet: Buffer): void {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(packet.length, 0);
  socket.write(Buffer.concat([length, packet]));
}
