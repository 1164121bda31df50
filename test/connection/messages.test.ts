// Messages of the base protocol are read and written as the library's reader and writer do.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import test from 'node:test';
import fc from 'fast-check';
import { type Message, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { messageReader } from '../../server/src/messageReader.ts';
import { messageWriter } from '../../server/src/messageWriter.ts';

const framed = (content: string, header = `Content-Length: ${Buffer.byteLength(content)}`): string => `${header}\r\n\r\n${content}`;

/** What is read of a stream that arrives in pieces, each in the place of the one before, and what is told of it. */
function read(stream: Buffer, cuts: readonly number[]): { messages: unknown[]; errors: string[] } {
  const input = new PassThrough();
  const [messages, errors]: [unknown[], string[]] = [[], []];
  const reader = messageReader(input);
  reader.onError((error) => errors.push(error.message));
  reader.listen((message) => messages.push(message));
  const places = [...new Set(cuts.map((cut) => cut % (stream.length + 1)))].sort((a, b) => a - b);
  const buffer = Buffer.alloc(stream.length);
  [...places, stream.length].forEach((place, i) => {
    const piece = stream.subarray(i ? places[i - 1] : 0, place);
    buffer.fill('?');
    piece.copy(buffer);
    input.emit('data', buffer.subarray(0, piece.length));
  });
  return { messages, errors };
}

test('messages are read whole and in their order, in whatever pieces they arrive', () => {
  const content = fc.record({ jsonrpc: fc.constant('2.0'), method: fc.oneof(fc.string(), fc.constantFrom('键“”', '\r\n\r\n', 'Content-Length: 3\r\n\r\n')) }, { noNullPrototype: true });
  const header = fc.constantFrom(undefined, 'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n');
  fc.assert(fc.property(fc.array(fc.tuple(content, header), { maxLength: 8 }), fc.array(fc.nat(), { maxLength: 12 }), (all, cuts) => {
    const stream = all.map(([one, before]) => `${before ?? ''}${framed(JSON.stringify(one))}`).join('');
    assert.deepEqual(read(Buffer.from(stream), cuts), { messages: all.map(([one]) => one), errors: [] });
  }), { numRuns: 1000 });
});

test('what is no message is told, and those behind it are read', () => {
  const good = framed('{"id":1}');
  const { messages, errors } = read(Buffer.from(`${good}X: y\r\n\r\n${good}${framed('{')}${framed('', 'content-length:0')}${good}`), []);
  assert.deepEqual(messages, [{ id: 1 }, { id: 1 }, { id: 1 }]);
  assert.equal(errors.length, 3);
  assert.match(errors[0] as string, /without Content-Length: "X: y"/);
});

test('what comes of a message is no matter of the next', () => {
  const input = new PassThrough();
  const reader = messageReader(input);
  const seen: unknown[] = [];
  reader.listen((message) => { seen.push(message); if (seen.length === 1) throw new Error('of no matter'); });
  input.emit('data', Buffer.from(framed('1') + framed('2')));
  assert.deepEqual(seen, [1, 2]);
});

test('while messages are handed on the reader says so, also where one of them fails', () => {
  const input = new PassThrough();
  const reader = messageReader(input);
  const seen: boolean[] = [];
  reader.listen(() => { seen.push(reader.isReading()); throw new Error('of no matter'); });
  for (const piece of [framed('1') + framed('2'), framed('3')]) {
    input.emit('data', Buffer.from(piece));
    assert.equal(reader.isReading(), false);
  }
  assert.deepEqual(seen, [true, true, true]);
});

test('nothing is read any more of what was let go, and the end is told', () => {
  const input = new PassThrough();
  const reader = messageReader(input);
  const seen: unknown[] = [];
  let closed = 0;
  reader.onClose(() => closed++);
  const listening = reader.listen((message) => seen.push(message));
  listening.dispose();
  input.emit('data', Buffer.from(framed('1')));
  input.emit('close');
  assert.deepEqual([seen, closed], [[], 1]);
});

/** A stream and what was written to it. */
function sink(failing?: Error): { stream: Writable; written: () => Buffer; writes: () => number } {
  const all: Buffer[] = [];
  const stream = new Writable({ write(chunk: Buffer, _encoding, done) { all.push(chunk); done(failing); } });
  return { stream, written: () => Buffer.concat(all), writes: () => all.length };
}

test('messages are written at once, in their order, as the library writes them', async () => {
  const messages = [{ jsonrpc: '2.0', id: 1, result: '键' }, { jsonrpc: '2.0', id: 2, result: 'x'.repeat(100_000) }, { jsonrpc: '2.0', id: 3, result: null }];
  const [ours, theirs] = [sink(), sink()];
  const writer = messageWriter(ours.stream);
  const writing = messages.map((message) => writer.write(message));
  assert.equal(ours.writes(), 3);
  await Promise.all(writing);
  const other = new StreamMessageWriter(theirs.stream);
  for (const message of messages) await other.write(message);
  assert.equal(ours.written().toString(), theirs.written().toString());
  assert.deepEqual(read(ours.written(), [7, 99, 70_000]).messages, messages);
});

test('a descriptor takes what it can at once, and the stream the rest, in order', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'messages-'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  const fd = openSync(join(folder, 'pipe'), constants.O_RDWR | constants.O_NONBLOCK);
  try {
    const messages = [{ jsonrpc: '2.0', id: 1, result: '键' }, { jsonrpc: '2.0', id: 2, result: 'x'.repeat(100_000) }, { jsonrpc: '2.0', id: 3, result: null }];
    const theRest: Buffer[] = [];
    // One that is slow: what it was given waits in it, as long as the pipe is full and afterwards.
    const waiting: (() => void)[] = [];
    const stream = Object.assign(new Writable({ write(chunk: Buffer, _encoding, done) { theRest.push(chunk); waiting.push(done); } }), { fd });
    const writer = messageWriter(stream);
    void writer.write(messages[0] as object as Message);
    assert.deepEqual(theRest, []);
    for (const message of messages.slice(1)) void writer.write(message as object as Message);
    const piped = Buffer.alloc(200_000);
    const length = readSync(fd, piped);
    const last = { jsonrpc: '2.0', id: 4, result: 'the pipe has room again' };
    const written = writer.write(last as Message);
    assert.throws(() => readSync(fd, Buffer.alloc(1)), { code: 'EAGAIN' });
    assert.equal(theRest.length, 1);
    const { messages: seen, errors } = read(Buffer.concat([piped.subarray(0, length), ...theRest]), []);
    assert.deepEqual([seen, errors], [messages.slice(0, 2), []]);
    assert.ok(length > 1000 && length < 100_000);
    for (let i = 0; i < 3; i++) {
      waiting[i]?.();
      await new Promise((resolve) => { setImmediate(resolve); });
    }
    await written;
    assert.deepEqual(read(Buffer.concat([piped.subarray(0, length), ...theRest]), []).messages, [...messages, last]);
    void writer.write(messages[0] as object as Message);
    assert.ok(readSync(fd, piped) > 0, 'nothing waits any more: it goes to the descriptor again');
  } finally {
    closeSync(fd);
    rmSync(folder, { recursive: true });
  }
});

test('a stream that takes nothing is told of', async () => {
  const { stream } = sink(new Error('gone'));
  const writer = messageWriter(stream);
  const told: unknown[] = [];
  writer.onError(([error, , count]) => told.push([error.message, count]));
  await assert.rejects(writer.write({ jsonrpc: '2.0' }), /gone/);
  assert.deepEqual(told[0], ['gone', 1]);
});

test('the library reads the same of what is right', async () => {
  const stream = Buffer.from(framed('{"a":"键"}') + framed('{"b":2}'));
  const input = new PassThrough();
  const messages: unknown[] = [];
  new StreamMessageReader(input).listen((message) => messages.push(message));
  input.end(stream);
  while (messages.length < 2) await new Promise((resolve) => { setImmediate(resolve); });
  assert.deepEqual(read(stream, []).messages, messages);
});
