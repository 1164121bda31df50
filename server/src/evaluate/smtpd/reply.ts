import type { TraceItem } from '../trace.ts';

/** A reply of smtpd. */
export interface SmtpReply {
  readonly command: string;
  /** The connection is closed without a reply. */
  readonly closed?: true;
  /** Three digits; with a hole where not all are known. */
  readonly code: string;
  /** The enhanced status code, where the reply has one. */
  readonly status?: string;
  readonly text: string;
  /** What EHLO offers. */
  readonly offers?: readonly string[];
  readonly trace: readonly TraceItem[];
}

/** A reply by its line: what stands before its first space, an enhanced status code if there is one, and the rest. */
export function smtpReply(
  command: string,
  line: string,
  offers: readonly string[] | undefined,
  trace: readonly TraceItem[],
): SmtpReply {
  const { code, status, text } = readLine(line);
  if (status === undefined) return offers ? { command, code, text, offers, trace } : { command, code, text, trace };
  return offers ? { command, code, status, text, offers, trace } : { command, code, status, text, trace };
}

interface ReplyLine {
  readonly code: string;
  readonly status: string | undefined;
  readonly text: string;
}

const withStatus = /^(\S*) ((?:[245]\.\d{1,3}\.\d{1,3}|[245]\.\uE000[^\uE001]*\uE001)(?= |$))? ?(.*)$/s;

function readLine(line: string): ReplyLine {
  const code = line.slice(0, 3);
  // Digits and a space, and no second number or a status of one digit each, which takes no expression to see.
  if (isCode(line)) {
    if (line.charCodeAt(5) !== dot) {
      const from = line.charCodeAt(4) === space ? 5 : 4;
      return { code, status: undefined, text: line.slice(from) };
    }
    if (isShortStatus(line)) return { code, status: line.slice(4, 9), text: line.slice(10) };
  }
  const match = withStatus.exec(line);
  return match
    ? { code: match[1] ?? '', status: match[2], text: match[3] ?? '' }
    : { code, status: undefined, text: line.slice(4) };
}

const [space, dot, zero, nine] = [0x20, 0x2e, 0x30, 0x39];

function isDigit(code: number): boolean {
  return code >= zero && code <= nine;
}

function isCode(line: string): boolean {
  const digits = isDigit(line.charCodeAt(0)) && isDigit(line.charCodeAt(1)) && isDigit(line.charCodeAt(2));
  return digits && line.charCodeAt(3) === space;
}

/** `5.7.1 ` or the like in the place of a status. */
function isShortStatus(line: string): boolean {
  const first = line.charCodeAt(4) - zero;
  if (first !== 2 && first !== 4 && first !== 5) return false;
  const isEnded = line.length === 9 || line.charCodeAt(9) === space;
  return isDigit(line.charCodeAt(6)) && line.charCodeAt(7) === dot && isDigit(line.charCodeAt(8)) && isEnded;
}
