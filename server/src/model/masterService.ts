import { type MasterEntry, type MasterWord, columnCount } from '../syntax/masterCf.ts';
import type { Span } from '../syntax/span.ts';

/** Which of the eight columns. */
export const column = {
  service: 0,
  type: 1,
  private: 2,
  unprivileged: 3,
  chroot: 4,
  wakeup: 5,
  processLimit: 6,
  command: 7,
} as const;

/** The program of an entry: its command without folders; undefined where the entry has too few columns. */
export function programOf(entry: MasterEntry): string | undefined {
  const command = entry.columns[column.command]?.text;
  return command?.slice(command.lastIndexOf('/') + 1);
}

/** `name/type`, by which Postfix's tools call a service. */
export function serviceKey(entry: MasterEntry): string {
  return `${entry.columns[column.service]?.text ?? ''}/${entry.columns[column.type]?.text ?? ''}`;
}

/** Names of a service's ports that Postfix's own files use, and their numbers (RFC 6335 registry). */
const ports: Readonly<Record<string, string>> = {
  smtp: '25',
  qmqp: '628',
  submission: '587',
  submissions: '465',
  smtps: '465',
  ssmtp: '465',
  urd: '465',
};

/**
 * What master takes two entries for one service by: type and endpoint,
 * the folder of a socket included (master_conf.c, master_ent.c).
 */
export function endpointKey(entry: MasterEntry): string | undefined {
  const [name, type, isPrivate] = [
    entry.columns[column.service]?.text,
    entry.columns[column.type]?.text,
    entry.columns[column.private]?.text,
  ];
  if (name === undefined || type === undefined || isPrivate === undefined) return undefined;
  if (type !== 'inet') return `${type} ${isPrivate === 'n' ? 'public' : 'private'}/${name}`;
  const colon = name.lastIndexOf(':');
  const host =
    colon < 0
      ? ''
      : name
          .slice(0, colon)
          .replace(/^\[(.*)\]$/, '$1')
          .toLowerCase();
  return `inet ${host} ${portNumber(name.slice(colon + 1))}`;
}

/** The number of a port as it is best written; a name that is not known stays as it is. */
function portNumber(port: string): string | number | undefined {
  if (Object.hasOwn(ports, port)) return ports[port];
  return /^\d+$/.test(port) ? String(Number(port)) : port;
}

/** What the arguments behind the command are to the daemon's getopt(). */
export interface ServiceArguments {
  /** Words of option letters, e.g. `-v` or `-o`, with the word that a letter takes for its value. */
  readonly options: readonly { readonly word: MasterWord; readonly value?: MasterWord }[];
  /** Everything behind the options. */
  readonly rest: readonly MasterWord[];
}

/** Option letters of master/*_server.c: `cdDi:lm:n:o:r:s:St:uvVz`. */
export const optionLetters = 'cdDlSuvVz';
/** Those that take a value. */
export const valueLetters = 'imnorst';

/** Splits arguments as getopt() with a leading `+` does: options end at the first word that is none. */
export function readServiceArguments(entry: MasterEntry): ServiceArguments {
  const options: { word: MasterWord; value?: MasterWord }[] = [];
  const args = entry.arguments;
  for (let i = 0; i < args.length; i++) {
    const word = args[i] as MasterWord;
    if (word.text === '--') return { options, rest: args.slice(i + 1) };
    if (!word.text.startsWith('-') || word.text === '-') return { options, rest: args.slice(i) };
    let at = 1;
    while (at < word.text.length && !valueLetters.includes(word.text.charAt(at))) at++;
    const value = at === word.text.length - 1 ? args[i + 1] : undefined;
    options.push(value ? { word, value } : { word });
    if (value) i++;
  }
  return { options, rest: [] };
}

/** From the first to the last word of an entry. */
export function wordsSpan(entry: MasterEntry): Span {
  const first = entry.columns[0]?.span.start ?? entry.span.start;
  const last = entry.arguments.at(-1) ?? entry.columns.at(-1);
  return { start: first, end: last?.span.end ?? entry.span.end };
}

/** Whether an entry has all columns, so that it makes a service. */
export function isComplete(entry: MasterEntry): boolean {
  return !entry.stray && entry.columns.length === columnCount;
}
