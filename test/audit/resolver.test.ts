import assert from 'node:assert/strict';
import { type Socket as UdpSocket, createSocket } from 'node:dgram';
import { type Server, createServer } from 'node:net';
import { afterEach, test } from 'node:test';
import packet, { type Packet } from 'dns-packet';
import { createResolver } from '../../server/src/cli/audit/resolver.ts';

const limits = { milliseconds: 400, attempts: 2, deadAfter: 3 };
const started: (UdpSocket | Server)[] = [];
afterEach(() => {
  for (const one of started.splice(0)) one.close();
});

type Reply = (question: Packet, send: (bytes: Buffer) => void) => void;

/** A name server that answers as it likes, by UDP and TCP. */
async function server(udp: Reply, tcp?: (question: Packet) => Buffer): Promise<{ address: string; port: number }> {
  const socket = createSocket('udp4');
  started.push(socket);
  socket.on('message', (bytes, from) => {
    udp(packet.decode(bytes), (answer) => {
      socket.send(answer, from.port, from.address);
    });
  });
  await new Promise<void>((resolve) => {
    socket.bind(0, '127.0.0.1', resolve);
  });
  const { port } = socket.address();
  if (tcp) {
    const listener = createServer((connection) => {
      connection.on('error', () => undefined);
      connection.on('data', (bytes) => connection.write(tcp(packet.decode(bytes.subarray(2)))));
    });
    started.push(listener);
    await new Promise<void>((resolve) => {
      listener.listen(port, '127.0.0.1', resolve);
    });
  }
  return { address: '127.0.0.1', port };
}

function answerTo(question: Packet, more: Partial<Packet> = {}): Packet {
  return {
    type: 'response',
    id: question.id ?? 0,
    flags: packet.RECURSION_DESIRED,
    questions: question.questions ?? [],
    ...more,
  };
}

const record = (name: string, data: string): NonNullable<Packet['answers']>[number] => ({
  type: 'A',
  name,
  ttl: 1,
  data,
});

test('an answer, with the bit that says that it was checked', async () => {
  const where = await server((question, send) => {
    const flags = packet.RECURSION_DESIRED | packet.AUTHENTIC_DATA;
    send(packet.encode(answerTo(question, { flags, answers: [record('a.test', '192.0.2.1')] })));
  });
  const answer = await createResolver(where, limits).ask('a.test', 'A');
  assert.deepEqual(answer, { kind: 'records', records: ['192.0.2.1'], secure: true, aliases: [] });
});

test('no answer at all ends in time, and after a few no more are waited for', async () => {
  const where = await server(() => undefined);
  const resolver = createResolver(where, limits);
  const begun = performance.now();
  const answers = [];
  for (let i = 0; i < 20; i++) answers.push(await resolver.ask(`n${i}.test`, 'A'));
  assert.deepEqual(answers[0], { kind: 'failed', why: 'timeout' });
  assert.deepEqual(answers.at(-1), { kind: 'failed', why: 'unreachable' });
  assert.ok(performance.now() - begun < 20 * limits.milliseconds, String(performance.now() - begun));
});

test('answers to other questions and other numbers are not taken', async () => {
  const where = await server((question, send) => {
    const id = ((question.id ?? 0) + 1) & 0xffff;
    send(packet.encode({ ...answerTo(question, { answers: [record('a.test', '192.0.2.66')] }), id }));
    const questions = [{ type: 'A', name: 'b.test' }] as const;
    send(
      packet.encode({
        ...answerTo(question, { answers: [record('b.test', '192.0.2.66')] }),
        questions: [...questions],
      }),
    );
    send(packet.encode(answerTo(question, { answers: [record('a.test', '192.0.2.1')] })));
  });
  const answer = await createResolver(where, limits).ask('a.test', 'A');
  assert.deepEqual(answer.kind === 'records' && answer.records, ['192.0.2.1']);
});

test('records of other names in an answer do not count', async () => {
  const where = await server((question, send) => {
    send(packet.encode(answerTo(question, { answers: [record('evil.test', '192.0.2.66')] })));
  });
  assert.equal((await createResolver(where, limits).ask('a.test', 'A')).kind, 'none');
});

test('aliases that lead in a circle come to an end', async () => {
  const where = await server((question, send) => {
    const answers = [
      { type: 'CNAME', name: 'a.test', ttl: 1, data: 'b.test' },
      { type: 'CNAME', name: 'b.test', ttl: 1, data: 'a.test' },
    ] as const;
    send(packet.encode(answerTo(question, { answers: [...answers] })));
  });
  assert.deepEqual(await createResolver(where, limits).ask('a.test', 'A'), { kind: 'failed', why: 'malformed' });
});

test('bytes without sense, in any number', async () => {
  const where = await server((question, send) => {
    for (let i = 0; i < 200; i++) send(Buffer.from([question.id ?? 0, i, 1, 2, 3]));
  });
  assert.deepEqual(await createResolver(where, limits).ask('a.test', 'A'), { kind: 'failed', why: 'malformed' });
});

test('an answer that is cut off is asked for by TCP', async () => {
  const where = await server(
    (question, send) => {
      send(packet.encode(answerTo(question, { flags: packet.RECURSION_DESIRED | packet.TRUNCATED_RESPONSE })));
    },
    (question) => packet.streamEncode(answerTo(question, { answers: [record('a.test', '192.0.2.1')] })),
  );
  const answer = await createResolver(where, limits).ask('a.test', 'A');
  assert.deepEqual(answer.kind === 'records' && answer.records, ['192.0.2.1']);
});

test('by TCP, a byte now and then does not keep the audit waiting', async () => {
  const where = await server(
    (question, send) => {
      send(packet.encode(answerTo(question, { flags: packet.TRUNCATED_RESPONSE })));
    },
    () => Buffer.from([255]),
  );
  const begun = performance.now();
  const answer = await createResolver(where, limits).ask('a.test', 'A');
  assert.equal(answer.kind, 'failed');
  assert.ok(performance.now() - begun < 6 * limits.milliseconds);
});

test('a thousand records, and texts of kilobytes, are refused', async () => {
  const where = await server(
    (question, send) => {
      send(packet.encode(answerTo(question, { flags: packet.TRUNCATED_RESPONSE })));
    },
    (question) => {
      const name = question.questions?.[0]?.name ?? '';
      const isText = question.questions?.[0]?.type === 'TXT';
      const texts = Array.from({ length: 100 }, () => 'x'.repeat(250));
      const answers: NonNullable<Packet['answers']> = isText
        ? [{ type: 'TXT', name, ttl: 1, data: texts }]
        : Array.from({ length: 900 }, (_one, at) => record(name, `192.0.${at >> 8}.${at & 255}`));
      return packet.streamEncode(answerTo(question, { answers }));
    },
  );
  const resolver = createResolver(where, limits);
  assert.deepEqual(await resolver.ask('a.test', 'A'), { kind: 'failed', why: 'tooMuch' });
  assert.deepEqual(await resolver.ask('a.test', 'TXT'), { kind: 'failed', why: 'tooMuch' });
});

test('names that cannot be are not asked for', async () => {
  const where = await server(() => {
    assert.fail('asked');
  });
  const resolver = createResolver(where, limits);
  for (const name of ['', 'a..test', `${'x'.repeat(64)}.test`, `${'abc.'.repeat(70)}test`, 'a b.test', 'ü.test']) {
    assert.equal((await resolver.ask(name, 'A')).kind, 'none', name);
  }
});

test('a failure that passes is not taken for bad signatures', async () => {
  let asked = 0;
  const where = await server((question, send) => {
    asked++;
    const answers = [record('a.test', '192.0.2.1')];
    send(packet.encode(answerTo(question, asked === 1 ? { flags: 2 } : { answers })));
  });
  assert.equal((await createResolver(where, limits).ask('a.test', 'A')).kind, 'records');
  assert.equal(asked, 3);
});

test('a resolver that could not find out, and one that could but for signatures', async () => {
  const failing = await server((question, send) => {
    // SERVFAIL is 2 (RFC 1035, 4.1.1); CD is bit 4 (RFC 4035).
    const checks = ((question.flags ?? 0) & packet.CHECKING_DISABLED) === 0;
    const isBogus = question.questions?.[0]?.name === 'bogus.test';
    send(packet.encode(answerTo(question, { flags: checks || !isBogus ? 2 : 0 })));
  });
  const resolver = createResolver(failing, limits);
  assert.deepEqual(await resolver.ask('a.test', 'A'), { kind: 'failed', why: 'servfail' });
  assert.deepEqual(await resolver.ask('bogus.test', 'A'), { kind: 'failed', why: 'bogus' });
});
