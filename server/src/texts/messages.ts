import type { en } from './en/index.ts';

/** Every text that a person reads, as functions of data. A locale that lacks one of them does not compile. */
export type Messages = typeof en;
/** What the command prints besides findings. */
export type LintMessages = Messages['lint'];
/** What `postfix-lint query` says by itself. */
export type QueryMessages = Messages['query'];
