import { hasHole, holeNamed } from '../hole.ts';
import type { Reading } from '../reading.ts';
import type { ServiceSettings } from '../smtpd/settings.ts';
import { type Maps, type Recorder, type ValueCases, findInMaps, openMaps } from '../tables/maps.ts';

/** A header that a message has, or an attachment or an attached message in it. */
export interface MessageHeader {
  /** `Name: value`, with the line feeds of a folded header. */
  readonly text: string;
  /** Absent: the message's own. `milter`: one that a Milter adds. */
  readonly part?: 'attachment' | 'attachedMessage' | 'milter';
}

/** What header checks make of a message. */
export interface CheckedHeaders {
  readonly headers: readonly MessageHeader[];
  /** The message is not taken, with this reply. */
  readonly rejected?: { readonly parameter: string; readonly reply: string } | undefined;
  /** A look-up failed: 451 4.3.0. */
  readonly failed?: string | undefined;
  /** It is taken and thrown away. */
  readonly discarded: boolean;
  readonly held: boolean;
  /** In the place of all recipients. */
  readonly redirect?: string | undefined;
  readonly filter?: string | undefined;
  readonly copies: readonly string[];
}

/** The tables of header checks, by the part of the message that they look at. */
export type HeaderCheckMaps = Readonly<Record<'message' | 'mime' | 'attachedMessage' | 'milter', Maps>>;

/** Header checks of cleanup(8), or of smtp(8), whose parameters begin with its name. */
export function openHeaderChecks(
  settings: ServiceSettings,
  prefix: '' | 'smtp_' | 'lmtp_',
  reading: Reading,
): HeaderCheckMaps {
  const open = (name: string): Maps =>
    openMaps(`${prefix}${name}`, settings.text(`${prefix}${name}`), reading, { foldsKeys: false });
  return {
    message: open('header_checks'),
    mime: open('mime_header_checks'),
    attachedMessage: open('nested_header_checks'),
    milter: prefix === '' ? open('milter_header_checks') : { title: '', tables: [] },
  };
}

/** What a table of which nobody knows the answer may say; other actions change nothing. */
const cases: ValueCases = [
  ['DUNNO', 'DUNNO'],
  ['REJECT', `REJECT 5.7.1 ${holeNamed('table')}`],
  ['REJECT 4', `REJECT 4.7.1 ${holeNamed('table')}`],
  ['DISCARD', 'DISCARD'],
  ['PASS', 'PASS'],
  ['HOLD', 'HOLD'],
  ['REDIRECT', `REDIRECT ${holeNamed('table')}@${holeNamed('table')}`],
  ['FILTER', `FILTER ${holeNamed('table')}:${holeNamed('table')}`],
  ['BCC', `BCC ${holeNamed('table')}@${holeNamed('table')}`],
  ['PREPEND', `PREPEND ${holeNamed('table')}: ${holeNamed('table')}`],
  ['REPLACE', `REPLACE ${holeNamed('table')}: ${holeNamed('table')}`],
  ['IGNORE', 'IGNORE'],
].map(([label = '', value = '']) => ({ label, value }));

/** HDR_OPT_MIME of header_opts.c: these are looked at by mime_header_checks, wherever they stand. */
const mimeHeaders = /^(?:Content-(?:Description|Disposition|ID|Transfer-Encoding|Type)|MIME-Version)[ \t]*:/i;

interface Progress {
  readonly headers: MessageHeader[];
  readonly copies: string[];
  rejected?: CheckedHeaders['rejected'];
  failed?: string;
  discarded: boolean;
  held: boolean;
  redirect?: string;
  filter?: string;
  /** An action ended the checks. */
  ended: boolean;
}

/**
 * cleanup_header_callback() and cleanup_act() (cleanup/cleanup_message.c), or hbc_header_checks() of smtp(8)
 * (global/header_body_checks.c), over headers in their order.
 * @param inside whether the program is cleanup(8), which has more actions
 */
export function checkHeaders(
  headers: readonly MessageHeader[],
  maps: HeaderCheckMaps,
  inside: boolean,
  recorder: Recorder,
): CheckedHeaders {
  const progress: Progress = { headers: [], copies: [], discarded: false, held: false, ended: false };
  for (const header of headers) {
    const checks = progress.ended ? undefined : mapsFor(header, maps);
    if (checks === undefined || checks.tables.length === 0) {
      progress.headers.push(header);
      continue;
    }
    const found = findInMaps(checks, header.text, false, cases, recorder);
    if (found.kind === 'error') {
      progress.failed = checks.title;
      break;
    }
    if (found.kind === 'notFound') progress.headers.push(header);
    else act(header, found.value, checks.title, inside, progress, recorder);
    if (progress.rejected) break;
  }
  const { headers: kept, copies, rejected, failed, discarded, held, redirect, filter } = progress;
  return { headers: kept, copies, rejected, failed, discarded, held, redirect, filter };
}

function mapsFor({ text, part }: MessageHeader, maps: HeaderCheckMaps): Maps {
  if (part === 'milter') return maps.milter;
  if (part === 'attachment' || mimeHeaders.test(text)) return maps.mime;
  return part === 'attachedMessage' ? maps.attachedMessage : maps.message;
}

function act(
  header: MessageHeader,
  value: string,
  parameter: string,
  inside: boolean,
  progress: Progress,
  { log }: Recorder,
): void {
  const [, action = '', text = ''] = /^([^ \t]*)\s*([^]*)$/.exec(value) ?? [];
  const verb = action.toUpperCase();
  const warn = (what: string): void => log(`warning: ${what} in ${parameter} map`);
  const isHeader = hasHole(text) || /^[!-9;-~]+[ \t]*:/.test(text);
  if (verb === 'IGNORE' || verb === 'STRIP') return;
  if (verb === 'PREPEND' && isHeader) progress.headers.push({ ...header, text });
  const replaces = verb === 'REPLACE' && isHeader;
  progress.headers.push(replaces ? { ...header, text } : header);
  if ((verb === 'PREPEND' || verb === 'REPLACE') && !isHeader) warn(`bad ${verb} header text "${text}"`);
  if (inside) actOnMessage(verb, text, parameter, progress, warn);
}

/** The actions that smtp(8) does not have. */
function actOnMessage(
  verb: string,
  text: string,
  parameter: string,
  progress: Progress,
  warn: (what: string) => void,
): void {
  switch (verb) {
    case 'REJECT':
      progress.rejected = { parameter, reply: rejectReply(text) };
      progress.ended = true;
      return;
    case 'DISCARD':
      progress.discarded = true;
      progress.ended = true;
      return;
    case 'PASS':
      progress.ended = parameter !== 'milter_header_checks';
      return;
    case 'HOLD':
      progress.held = true;
      return;
    case 'FILTER':
      if (text.includes(':')) progress.filter = text;
      else warn(`bad FILTER command ${text}`);
      return;
    case 'REDIRECT':
      if (text.includes('@')) {
        progress.redirect = text;
        progress.ended = true;
      } else warn(`bad REDIRECT target "${text}"`);
      return;
    case 'BCC':
      if (text.includes('@')) progress.copies.push(text);
      else warn(`bad BCC address "${text}"`);
  }
}

/** The text's own enhanced code says whether it is for good; one that is no such code counts as text. */
function rejectReply(text: string): string {
  if (text === '') return '550 5.7.1 message content rejected';
  const [, code, rest] = /^([245]\.\d{1,3}\.\d{1,3})(?:\s+([^]*))?$/.exec(text) ?? [];
  if (code === undefined) return `550 5.7.1 ${text}`;
  // What is neither 4.x.x nor 5.x.x is made 4.x.x.
  const status = code.startsWith('2') ? `4${code.slice(1)}` : code;
  return `${status.startsWith('4') ? '451' : '550'} ${status} ${rest ?? ''}`;
}
