import { execFileSync } from 'node:child_process';
import { type Socket, connect } from 'node:net';
import { join } from 'node:path';
import type { SmtpSession } from '../../server/src/evaluate/smtpd/session.ts';
import { type Instance, startPostfix } from '../../test/postfix/instance.ts';
import { tutorialMain, tutorialSessions, tutorialTables } from './tutorial.ts';

/** A real Postfix with the tutorial's configuration and its tables indexed. */
export async function startRealServer(): Promise<Instance> {
  const instance = await startPostfix({ main: tutorialMain('FOLDER'), files: tutorialTables, byScript: false });
  try {
    for (const name of Object.keys(tutorialTables)) {
      execFileSync('postmap', ['-c', instance.folder, `hash:${join(instance.folder, name)}`]);
    }
  } catch (error) {
    instance.stop();
    throw error;
  }
  return instance;
}

/**
 * Plays the mix through so many connections at once, each session in a connection of its own.
 * @returns sessions and seconds of wall clock
 */
export async function measureReal(
  { port }: Instance,
  connections: number,
  seconds: number,
): Promise<{ readonly sessions: number; readonly wallSeconds: number }> {
  const rounds = Array.from({ length: 50 }, (_, seed) => tutorialSessions(seed)).flat();
  const start = performance.now();
  let sessions = 0;
  const client = async (from: number): Promise<void> => {
    for (let at = from; performance.now() - start < seconds * 1000; at += connections) {
      await converseWith(port, rounds[at % rounds.length] as SmtpSession);
      sessions++;
    }
  };
  await Promise.all(Array.from({ length: connections }, async (_, at) => client(at)));
  return { sessions, wallSeconds: (performance.now() - start) / 1000 };
}

/** Says the session to a real smtpd, as the client by XCLIENT; the replies to its commands. */
export async function converseWith(port: number, { client, commands }: SmtpSession): Promise<readonly string[]> {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  const read = replyReader(socket);
  const attributes = [
    `NAME=${client.nameStatus === 'ok' ? client.name : '[UNAVAILABLE]'}`,
    `ADDR=${client.address}`,
    `REVERSE_NAME=${client.reverseNameStatus === 'ok' ? client.reverseName : '[UNAVAILABLE]'}`,
    ...(client.login ? [`LOGIN=${client.login.name}`] : []),
  ];
  const replies: string[] = [];
  try {
    await read();
    for (const command of [`XCLIENT ${attributes.join(' ')}`, ...commands]) {
      socket.write(`${command}\r\n`);
      replies.push(await read());
    }
  } finally {
    socket.destroy();
  }
  return replies.slice(1);
}

/** Gives the last line of each reply. */
function replyReader(socket: Socket): () => Promise<string> {
  let received = '';
  let failure: Error | undefined;
  let wake = (): void => undefined;
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    received += text;
    wake();
  });
  const end = (error?: Error): void => {
    failure = error ?? new Error('smtpd closed the connection');
    wake();
  };
  socket.on('error', end);
  socket.on('close', () => {
    end();
  });
  return async () => {
    for (;;) {
      const match = /^(?:\d{3}-[^\n]*\n)*(\d{3} [^\r\n]*)\r?\n/.exec(received);
      if (match) {
        received = received.slice(match[0].length);
        return match[1] ?? '';
      }
      if (failure) throw failure;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}
