import { type Socket, connect } from 'node:net';

/** What a server said: the greeting first, then a reply for each command, of as many lines as it had. */
export interface Dialogue {
  readonly replies: readonly string[];
  /**
   * The last reply; empty where there was none: the server closed,
   * or its process died before it could take the connection.
   */
  readonly last: string;
}

/** Longer than any reply that comes at all takes on a busy machine. */
const patience = 8_000;

/**
 * Has an SMTP conversation on 127.0.0.1. A server that closes early, or is silent for 8 seconds, ends it: the replies
 * so far are given.
 * @param died says early that there will be no greeting
 */
export function dialogue(
  port: number,
  commands: readonly string[],
  died: () => boolean = () => false,
): Promise<Dialogue> {
  return dialogueOn(() => connect(port, '127.0.0.1'), commands, died);
}

/** The same over any connection. */
export function dialogueOn(
  open: () => Socket,
  commands: readonly string[],
  died: () => boolean = () => false,
): Promise<Dialogue> {
  return new Promise((resolve, reject) => {
    const replies: string[] = [];
    const socket = open();
    const waiting = [...commands];
    let received = '';
    const end = (): void => {
      clearTimeout(timer);
      clearInterval(watch);
      socket.destroy();
      resolve({ replies, last: replies.at(-1) ?? '' });
    };
    const timer = setTimeout(end, patience);
    const watch = setInterval(() => {
      if (!replies.length && died()) end();
    }, 100);
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      received += text;
      for (let reply = nextReply(received); reply !== undefined; reply = nextReply(received)) {
        received = received.slice(reply.length);
        replies.push(reply.trimEnd());
        timer.refresh();
        const next = waiting.shift();
        if (next === undefined) {
          end();
          return;
        }
        socket.write(`${next}\r\n`);
      }
    });
    socket.once('close', end);
    socket.once('error', (error) => {
      // A server that says 421 and closes resets the connection when the next command reaches it.
      if (replies.length) {
        end();
        return;
      }
      clearTimeout(timer);
      clearInterval(watch);
      reject(error);
    });
  });
}

/** A whole reply at the start of what came: its last line has a blank behind the code (RFC 5321 section 4.2). */
function nextReply(text: string): string | undefined {
  return /^(?:\d{3}-[^\n]*\n)*\d{3}(?: [^\n]*)?\r?\n/.exec(text)?.[0];
}
