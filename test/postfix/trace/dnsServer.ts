import { createSocket } from 'node:dgram';
import type { DnsAnswer, DnsRecord, RecordType } from '../../../server/src/evaluate/world.ts';

/** RFC 1035, section 3.2.2; AAAA is RFC 3596. */
const typeNumbers: Readonly<Record<RecordType, number>> = { A: 1, NS: 2, MX: 15, TXT: 16, AAAA: 28 };
const responseCodes = { noError: 0, serverFailure: 2, nameError: 3 } as const;

/** Serves a zone on 127.0.0.1, port 53, of a network of its own. */
export function serveDns(
  answer: (name: string, type: RecordType) => DnsAnswer,
): Promise<{ readonly stop: () => void }> {
  const socket = createSocket('udp4');
  socket.on('message', (query, client) => {
    const { name, type, end } = questionOf(query);
    const known = (Object.keys(typeNumbers) as RecordType[]).find((one) => typeNumbers[one] === type);
    const found: DnsAnswer = known
      ? answer(name, known)
      : { kind: 'none', exists: answer(name, 'A').kind === 'records' };
    const records = found.kind === 'records' && known ? found.records.map((record) => recordBytes(known, record)) : [];
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    header.writeUInt16BE(0x8580 | codeOf(found), 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(records.length, 6);
    socket.send(Buffer.concat([header, query.subarray(12, end), ...records]), client.port, client.address);
  });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(53, '127.0.0.1', () => {
      resolve({
        stop: () => {
          socket.close();
        },
      });
    });
  });
}

function codeOf(answer: DnsAnswer): number {
  if (answer.kind === 'retry') return responseCodes.serverFailure;
  return answer.kind === 'none' && !answer.exists ? responseCodes.nameError : responseCodes.noError;
}

function questionOf(query: Buffer): { readonly name: string; readonly type: number; readonly end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function recordBytes(type: RecordType, record: DnsRecord): Buffer {
  const data = dataBytes(type, record);
  const head = Buffer.from([0xc0, 12, 0, typeNumbers[type], 0, 1, 0, 0, 0, 60, 0, 0]);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function dataBytes(type: RecordType, { data, preference = 0 }: DnsRecord): Buffer {
  if (type === 'A') return Buffer.from(data.split('.').map(Number));
  if (type === 'AAAA') return Buffer.from(expandV6(data), 'hex');
  if (type === 'TXT') return Buffer.concat([Buffer.from([data.length]), Buffer.from(data, 'latin1')]);
  const name = Buffer.concat([
    ...data
      .split('.')
      .filter((label) => label !== '')
      .map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`, 'latin1')),
    Buffer.from([0]),
  ]);
  return type === 'NS' ? name : Buffer.concat([Buffer.from([preference >> 8, preference & 255]), name]);
}

function expandV6(text: string): string {
  const [left = '', right = ''] = text.split('::');
  const groups = (half: string): string[] =>
    half === '' ? [] : half.split(':').map((group) => group.padStart(4, '0'));
  const [before, behind] = [groups(left), groups(right)];
  return [...before, ...new Array<string>(8 - before.length - behind.length).fill('0000'), ...behind].join('');
}
