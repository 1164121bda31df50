import type { ByteString } from '../base/byteString.ts';

/** Where an answer stands: physical lines of a file, counted from 1 as Postfix's warnings count them. */
export interface TablePlace {
  /** The file as `TableFiles` was asked for it. */
  readonly file: string;
  /** The line that Postfix names; comment lines in front of an entry are left out. */
  readonly line: number;
  /** The last physical line of the logical line. */
  readonly lastLine: number;
}

/** What a program of Postfix logs: the text behind `postmap: warning: `, in Postfix's own words. */
export interface TableWarning {
  readonly severity: 'warning' | 'error';
  readonly message: ByteString;
  /** The line that it is about, where it is about one. */
  readonly place?: TablePlace;
}

/** Why an answer cannot be known. Data for a host to put into words. */
export type UnknownReason =
  /** The type asks another program or machine: LDAP, SQL, memcache, sockets, NIS. */
  | { readonly code: 'remote'; readonly type: string }
  /** The type is one of Postfix, and of this machine, but is not read by us. */
  | { readonly code: 'unread-type'; readonly type: string }
  /** The host did not let us read the file. */
  | { readonly code: 'unread-file'; readonly file: string; readonly detail?: string }
  /** An environment variable of the daemon. */
  | { readonly code: 'environment'; readonly name: string }
  /** The answer is drawn by lot from these. */
  | { readonly code: 'random'; readonly values: readonly ByteString[] }
  /** A pattern took more steps than are allowed. */
  | { readonly code: 'step-limit'; readonly place?: TablePlace }
  /** PCRE2 was not loaded, or could not be. */
  | { readonly code: 'engine-missing'; readonly engine: 'pcre2' }
  /** A construction of a pattern that our engine does not have. */
  | { readonly code: 'pattern'; readonly detail: string; readonly place?: TablePlace }
  /** Tables within tables, deeper than is followed. */
  | { readonly code: 'depth' };

interface AnswerBase {
  /** What this look-up logs, beside what opening the table logged. */
  readonly warnings: readonly TableWarning[];
}

/**
 * What a table says to a key. `error` is a look-up that failed: `postmap -q` ends with `fatal: ` and this message, a
 * daemon answers with a temporary error.
 */
export type LookupAnswer = AnswerBase &
  (
    | { readonly kind: 'found'; readonly value: ByteString; readonly place?: TablePlace }
    | { readonly kind: 'notFound' }
    | { readonly kind: 'error'; readonly message: ByteString }
    | { readonly kind: 'unknown'; readonly reason: UnknownReason }
  );

/** Nothing in the log. */
export const noWarnings: readonly TableWarning[] = [];

/** Nothing, without a word in the log. */
export const notFound: LookupAnswer = { kind: 'notFound', warnings: noWarnings };

/** An answer with these warnings in front of its own. */
export function withWarnings(warnings: readonly TableWarning[], answer: LookupAnswer): LookupAnswer {
  return warnings.length ? { ...answer, warnings: [...warnings, ...answer.warnings] } : answer;
}
