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

/** The code, status and text of a reply's line. */
export function readReply(line: string): Pick<SmtpReply, 'code' | 'status' | 'text'> {
  const match = /^(\S*) ((?:[245]\.\d{1,3}\.\d{1,3}|[245]\.\uE000[^\uE001]*\uE001)(?= |$))? ?(.*)$/s.exec(line);
  if (!match) return { code: line.slice(0, 3), text: line.slice(4) };
  return { code: match[1] ?? '', ...(match[2] === undefined ? {} : { status: match[2] }), text: match[3] ?? '' };
}
