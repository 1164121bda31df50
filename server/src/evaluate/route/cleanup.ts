import { lastAt } from '../../lookup/keys/lastAt.ts';
import { rewriteInternal } from '../address/rewrite.ts';
import { foldBytes } from '../bytes.ts';
import { hasHole } from '../hole.ts';
import type { Reading } from '../reading.ts';
import { listWords } from '../smtpd/serviceTables.ts';
import { usualStrategy } from '../../lookup/keys/mailKeys.ts';
import { findAddress } from '../tables/findAddress.ts';
import type { Maps, Recorder } from '../tables/maps.ts';
import type { TraceItem } from '../trace.ts';
import { canonicalAddress } from './canonical.ts';
import { anyAddresses } from './mappedAddresses.ts';
import { type CheckedHeaders, type MessageHeader, checkHeaders, openHeaderChecks } from './headerChecks.ts';
import { masqueraded } from './masquerade.ts';
import { type RoutePrograms, listsWord } from './programs.ts';
import type { RouteStep, RouteStepKind } from './routeTrace.ts';
import { expandAliases } from './virtualAliases.ts';

/** Why cleanup(8) does not take a message, or what of it is not known. */
export type CleanupProblem =
  /** A look-up failed: 451 4.3.0. */
  | { readonly kind: 'lookup'; readonly parameter: string }
  /** A limit of virtual aliases: 451 4.6.0. */
  | { readonly kind: 'limit'; readonly parameter: string }
  /** Header checks refuse it, with this reply. */
  | { readonly kind: 'rejected'; readonly parameter: string; readonly reply: string }
  /** A table whose answer is not known decides what follows. */
  | { readonly kind: 'unknown'; readonly parameter: string };

/** A recipient as the queue file has it. */
export interface QueuedRecipient {
  /** As the client named it, or the address of the BCC. */
  readonly original: string;
  readonly address: string;
}

/** What the queue file says. */
export interface QueuedMessage {
  readonly sender: string;
  readonly recipients: readonly QueuedRecipient[];
  readonly steps: readonly RouteStep[];
  /** What header checks made of the headers that were given. */
  readonly checked: CheckedHeaders;
  /** The first problem: there is no queue file then. */
  readonly problem?: CleanupProblem;
}

/** All that one message is worked on with. */
export interface CleanupRun {
  readonly programs: RoutePrograms;
  readonly recorder: Recorder;
  readonly mapsAddresses: boolean;
  readonly steps: RouteStep[];
  readonly recipients: QueuedRecipient[];
  /** Recipients that the queue file has, folded (been_here() of cleanup_out_recipient.c). */
  readonly seen: Set<string>;
  /** Does one step; what it asks of tables is kept with it. */
  readonly step: <T>(
    kind: RouteStepKind,
    parameter: string | undefined,
    from: string,
    work: () => T,
    to: (done: T) => readonly string[],
  ) => T;
}

type CleanAddress = { readonly address: string } | CleanupProblem;

/** cleanup(8) over the envelope of one message. @param recipients in internal form, as they are named */
export function cleanEnvelope(
  sender: string,
  recipients: readonly string[],
  programs: RoutePrograms,
  headers: readonly MessageHeader[],
  reading: Reading,
  log: (line: string) => void,
): QueuedMessage {
  const run = startCleanup(programs, reading, log);
  const { steps, recipients: queued } = run;
  const cleanSender = senderAddress(run, sender);
  const unchecked: CheckedHeaders = { headers, copies: [], discarded: false, held: false };
  if ('kind' in cleanSender) return { sender, recipients: [], steps, checked: unchecked, problem: cleanSender };
  let problem = addBcc(run, 'sender_bcc_maps', 'senderBcc', cleanSender.address);
  for (const recipient of recipients) problem ??= addRecipient(run, recipient);
  const checked = problem ? unchecked : checkedHeaders(run, headers, reading);
  problem ??= problemOfHeaders(checked);
  const always = programs.cleanup.text('always_bcc');
  const copies = always === '' || !run.mapsAddresses ? checked.copies : [always, ...checked.copies];
  if (queued.length > 0) for (const copy of copies) problem ??= addCopy(run, copy, 'always_bcc');
  return { sender: cleanSender.address, recipients: queued, steps, checked, ...(problem ? { problem } : {}) };
}

/** smtpd(8) and pickup(8) tell cleanup(8) of no_header_body_checks. */
function checkedHeaders(
  { programs: { entry, cleanup }, recorder, step }: CleanupRun,
  headers: readonly MessageHeader[],
  reading: Reading,
): CheckedHeaders {
  const none: CheckedHeaders = { headers, copies: [], discarded: false, held: false };
  if (headers.length === 0 || listsWord(entry, 'receive_override_options', 'no_header_body_checks')) return none;
  const maps = openHeaderChecks(cleanup, '', reading);
  if (Object.values(maps).every(({ tables }) => tables.length === 0)) return none;
  const shown = (all: readonly MessageHeader[]): string => all.map(({ text }) => text).join('\n');
  return step(
    'headers',
    'header_checks',
    shown(headers),
    () => checkHeaders(headers, maps, true, recorder),
    (checked) => [shown(checked.headers)],
  );
}

function problemOfHeaders({ rejected, failed, redirect = '', copies }: CheckedHeaders): CleanupProblem | undefined {
  if (rejected) return { kind: 'rejected', ...rejected };
  if (failed !== undefined) return { kind: 'lookup', parameter: failed };
  return [redirect, ...copies].some(hasHole) ? { kind: 'unknown', parameter: 'header_checks' } : undefined;
}

/** cleanup_addr_bcc(). */
function addCopy(run: CleanupRun, copy: string, parameter: string): CleanupProblem | undefined {
  if (hasHole(copy)) return { kind: 'unknown', parameter };
  const clean = ownForm(run, rewriteStep(run, unquotedLocal(copy)), 'recipient');
  return 'kind' in clean ? clean : queueRecipient(run, clean.address, clean.address, '');
}

function startCleanup(programs: RoutePrograms, reading: Reading, log: (line: string) => void): CleanupRun {
  let items: TraceItem[] = [];
  const steps: RouteStep[] = [];
  return {
    programs,
    steps,
    recorder: { reading, log, trace: (item) => items.push(item) },
    mapsAddresses: !listsWord(programs.entry, 'receive_override_options', 'no_address_mappings'),
    recipients: [],
    seen: new Set(),
    step: (kind, parameter, from, work, to) => {
      items = [];
      const done = work();
      const result = to(done);
      if (items.length > 0 || result.length !== 1 || result[0] !== from) {
        steps.push({ kind, ...(parameter === undefined ? {} : { parameter }), from, to: result, items });
      }
      return done;
    },
  };
}

/** cleanup_addr_sender(): the local MAILER-DAEMON is the null sender. */
function senderAddress(run: CleanupRun, sender: string): CleanAddress {
  const { rewriting } = run.programs.mapping(run.recorder);
  const rewritten = rewriteStep(run, sender);
  const daemon = foldBytes(rewriteInternal('MAILER-DAEMON', rewriting));
  const own = foldBytes(rewritten).startsWith('mailer-daemon@') && foldBytes(rewritten) === daemon;
  return ownForm(run, own ? '' : rewritten, 'sender');
}

function rewriteStep(run: CleanupRun, address: string): string {
  const { rewriting } = run.programs.mapping(run.recorder);
  return run.step(
    'rewritten',
    undefined,
    address,
    () => rewriteInternal(address, rewriting),
    (to) => [to],
  );
}

/** Canonical addresses, then masquerading, as the classes of their parameters say. */
function ownForm(run: CleanupRun, given: string, end: 'sender' | 'recipient'): CleanAddress {
  if (!run.mapsAddresses) return { address: given };
  const {
    programs: { cleanup, cleanupTables, masqueradeExceptions, mapping },
    recorder,
  } = run;
  const addressClass = `envelope_${end}`;
  const propagates = listsWord(cleanup, 'propagate_unmatched_extensions', 'canonical');
  let address = given;
  for (const prefix of [`${end}_canonical`, 'canonical']) {
    const maps = cleanupTables.maps(`${prefix}_maps`);
    if (maps.tables.length === 0 || !listsWord(cleanup, `${prefix}_classes`, addressClass)) continue;
    const from = address;
    const done = run.step(
      'canonical',
      maps.title,
      from,
      () => canonicalAddress(maps, from, propagates, mapping(recorder)),
      (result) => (result.kind === 'address' ? [result.address] : []),
    );
    if (done.kind !== 'address') return { kind: done.kind === 'error' ? 'lookup' : 'unknown', parameter: maps.title };
    address = done.address;
  }
  const domains = listWords(cleanup.text('masquerade_domains'));
  if (domains.length === 0 || !listsWord(cleanup, 'masquerade_classes', addressClass)) return { address };
  const masked = run.step(
    'masqueraded',
    'masquerade_domains',
    address,
    () => masqueraded(address, domains, masqueradeExceptions, recorder),
    (to) => (to === undefined ? [] : [to]),
  );
  return masked === undefined ? { kind: 'lookup', parameter: 'masquerade_exceptions' } : { address: masked };
}

/** cleanup_addr_recipient(). */
function addRecipient(run: CleanupRun, recipient: string): CleanupProblem | undefined {
  const named = recipient === '' ? run.programs.cleanup.text('empty_address_recipient') : recipient;
  const clean = ownForm(run, rewriteStep(run, named), 'recipient');
  if ('kind' in clean) return clean;
  return (
    queueRecipient(run, recipient, clean.address, clean.address) ??
    addBcc(run, 'recipient_bcc_maps', 'recipientBcc', clean.address)
  );
}

/** cleanup_addr_bcc(): of the answer, which is one address. */
function addBcc(run: CleanupRun, parameter: string, kind: RouteStepKind, address: string): CleanupProblem | undefined {
  const {
    programs: { cleanupTables, mapping },
    recorder,
  } = run;
  const maps: Maps = cleanupTables.maps(parameter);
  if (!run.mapsAddresses || address === '' || maps.tables.length === 0) return undefined;
  const found = run.step(
    kind,
    parameter,
    address,
    () => findAddress(maps, address, usualStrategy, mapping(recorder).keys, anyAddresses, recorder),
    (answer) => (answer.kind === 'found' ? [answer.value] : [address]),
  );
  if (found.kind === 'error') return { kind: 'lookup', parameter };
  if (found.kind === 'notFound') return undefined;
  return addCopy(run, found.value, parameter);
}

/** unquote_822_local(): takes quotes and backslashes off the local part. */
function unquotedLocal(address: string): string {
  const at = lastAt(address);
  const end = at < 0 ? address.length : at;
  return address.slice(0, end).replace(/\\(.)|"/gs, '$1') + address.slice(end);
}

/** cleanup_out_recipient(): virtual aliases, and no recipient twice. @param notice what a notification would name */
function queueRecipient(
  run: CleanupRun,
  original: string,
  address: string,
  notice: string,
): CleanupProblem | undefined {
  const {
    programs: { cleanup, cleanupTables, mapping },
    recorder,
  } = run;
  const maps = cleanupTables.maps('virtual_alias_maps');
  let addresses: readonly string[] = [address];
  if (run.mapsAddresses && maps.tables.length > 0) {
    const limit = (name: string): number => cleanup.number(`virtual_alias_${name}_limit`);
    const limits = {
      expansion: limit('expansion'),
      recursion: limit('recursion'),
      length: limit('address_length'),
    };
    const propagates = listsWord(cleanup, 'propagate_unmatched_extensions', 'virtual');
    const expanded = run.step(
      'expanded',
      maps.title,
      address,
      () => expandAliases(maps, address, propagates, limits, mapping(recorder)),
      (result) => (result.kind === 'addresses' ? result.addresses : []),
    );
    if (expanded.kind === 'limit') return expanded;
    if (expanded.kind !== 'addresses') {
      return { kind: expanded.kind === 'error' ? 'lookup' : 'unknown', parameter: maps.title };
    }
    addresses = expanded.addresses;
  }
  const keepsOriginal = cleanup.flag('enable_original_recipient');
  for (const one of addresses) {
    const key = foldBytes(keepsOriginal ? `${notice}\n${original}\n${one}` : one);
    if (run.seen.has(key)) continue;
    run.seen.add(key);
    run.recipients.push({ original, address: one });
  }
  return undefined;
}
