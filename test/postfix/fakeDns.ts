import { createSocket } from 'node:dgram';

/** A name server of one address (port 53, as resolv.conf has no other), for a test alone. */
export interface FakeDns {
  readonly address: string;
  readonly asked: readonly string[];
  readonly stop: () => void;
}

/** RFC 1035, section 4.1.1 and 3.2.2. */
const noError = 0;
const nameError = 3;
const typeA = 1;

/**
 * Answers for the A records that are given, by name, and that there is no other name.
 * @param address one of 127.0.0.0/8, so that several tests can have one each
 */
export function startDns(address: string, records: Readonly<Record<string, readonly number[]>>): Promise<FakeDns> {
  const asked: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (query, client) => {
    const { name, type, end } = questionOf(query);
    asked.push(name);
    const found = records[name];
    const answers = found && type === typeA ? [answerOf(found)] : [];
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    header.writeUInt16BE(0x8580 | (found ? noError : nameError), 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(answers.length, 6);
    socket.send(Buffer.concat([header, query.subarray(12, end), ...answers]), client.port, client.address);
  });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(53, address, () =>
      resolve({
        address,
        asked,
        stop: () => {
          socket.close();
        },
      }),
    );
  });
}

function questionOf(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

/** One A record of the name that was asked for, good for a minute. */
function answerOf(address: readonly number[]): Buffer {
  return Buffer.from([0xc0, 12, 0, typeA, 0, 1, 0, 0, 0, 60, 0, 4, ...address]);
}
