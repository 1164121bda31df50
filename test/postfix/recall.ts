import { appendFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * One mistake and what each says of it: a row of docs/recall.md, which `npm run recall` makes of what the tests saw.
 */
export interface RecallRow {
  /** A config line or two, as written. */
  readonly mistake: string;
  /** What `postconf -n` prints to stderr; empty for nothing. */
  readonly postconf: string;
  /** What `postfix check` prints; empty for nothing. */
  readonly check: string;
  /** What the running daemon logs, or answers. */
  readonly daemon: string;
  /** The codes that our checker reports. */
  readonly ours: readonly string[];
}

const folder = fileURLToPath(new URL('../../artifacts/', import.meta.url));

/** Whether rows are kept (`RECALL=1`): asking `postfix check` for each takes two seconds, and no test needs it. */
export const recalling = process.env['RECALL'] === '1';

/** Keeps a row for the table. */
export function recordRecall(row: RecallRow): void {
  if (!recalling) return;
  mkdirSync(folder, { recursive: true });
  appendFileSync(`${folder}recall.jsonl`, `${JSON.stringify({ ...row, daemon: lastingLog(row.daemon) })}\n`);
}

/** A log line without what differs from run to run: the table changes where Postfix or we say something else. */
function lastingLog(text: string): string {
  return text
    .replace(/\b[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \w+ postfix\/(\w+)\[\d+\]: /g, '$1: ')
    .replace(/\bdelay=[\d.]+, delays=[\d./]+, /g, '')
    .replace(/\b[0-9A-F]{9,}(?=: )/g, 'QUEUE_ID');
}
