import { textWithHoles } from './bytes.ts';
import type { TablePlace } from '../lookup/answer.ts';

/** What a restriction or a list decides. */
export type CheckStatus =
  | 'dunno'
  | 'ok'
  | 'reject'
  /** A look-up failed, or was set up wrongly: the list ends with a 451 (DICT_ERR_RETRY and DICT_ERR_CONFIG). */
  | 'retry-error'
  | 'config-error'
  /** smtpd leaves all lists at once, with a reject that was logged already (longjmp() in smtpd_check.c). */
  | 'aborted'
  /** What comes out is not known, and cannot be told by cases. */
  | 'unknown';

/** A key that was asked of a table, or of several that make one list. */
export interface LookupTrace {
  readonly kind: 'lookup';
  /** The parameter, or the table itself in an access list. */
  readonly title: string;
  readonly key: string;
  readonly result: 'found' | 'notFound' | 'error' | 'unknown';
  /** The table that answered. */
  readonly table?: string;
  readonly value?: string;
  readonly place?: TablePlace;
  /** The key is a part of an address, for which at least one table of patterns was not asked. */
  readonly skipped?: true;
}

/** A list of restrictions: a parameter's, a class's, or one that a table returned. */
export interface ListTrace {
  readonly kind: 'list';
  /** The parameter or class; absent for a list from a table or policy server. */
  readonly name?: string;
  /** What the list's replies speak of, such as `Recipient address`. */
  readonly subject: string;
  readonly items: readonly TraceItem[];
  readonly ended: boolean;
}

/** A restriction; without a status, smtpd left the list in the middle of it. */
export interface RestrictionTrace {
  readonly kind: 'restriction';
  readonly name: string;
  readonly argument?: string;
  readonly items: readonly TraceItem[];
  readonly status?: CheckStatus;
  /** Its rejection was only logged (warn_if_reject). */
  readonly warned?: true;
}

/** The test whether a sender or recipient exists, asked for or implied. */
export interface ListedTrace {
  readonly kind: 'listed';
  readonly subject: string;
  readonly address: string;
  readonly items: readonly TraceItem[];
}

/** A question to the world and what it said, or what was assumed. */
export interface AnswerTrace {
  readonly kind: 'answer';
  readonly source: 'dns' | 'policy' | 'verify';
  readonly asked: string;
  readonly answer: string;
}

export type TraceItem = LookupTrace | ListTrace | RestrictionTrace | ListedTrace | AnswerTrace;

/** The same trace with texts that people read instead of bytes. */
export function readableTrace(items: readonly TraceItem[]): readonly TraceItem[] {
  return items.map((item): TraceItem => {
    switch (item.kind) {
      case 'lookup':
        return {
          ...item,
          key: textWithHoles(item.key),
          ...(item.value === undefined ? {} : { value: textWithHoles(item.value) }),
        };
      case 'listed':
        return { ...item, address: textWithHoles(item.address), items: readableTrace(item.items) };
      case 'answer':
        return { ...item, asked: textWithHoles(item.asked), answer: textWithHoles(item.answer) };
      case 'list':
      case 'restriction':
        return { ...item, items: readableTrace(item.items) };
    }
  });
}
