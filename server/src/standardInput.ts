import { Socket } from 'node:net';
import type { Readable } from 'node:stream';

/** As much as Node reads at a time. */
const size = 65_536;

/**
 * The standard input as Node opens it, but where it is a pipe or a socket all is read into one buffer: a buffer for each
 * piece, and the queue of a stream, are as much work as all else that is done to read a message. So a piece that `data`
 * hands on is to be used at once; the next one takes its place.
 */
export function standardInput(): Readable {
  const buffer = Buffer.allocUnsafeSlow(size);
  try {
    const socket: Socket = new Socket({
      fd: 0, readable: true, writable: false, manualStart: true,
      onread: { buffer, callback: (length: number) => socket.emit('data', buffer.subarray(0, length)) },
    } as ConstructorParameters<typeof Socket>[0]);
    return socket;
  } catch {
    return process.stdin; // a file, or a terminal
  }
}
