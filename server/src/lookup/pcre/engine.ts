import type { ByteString } from '../../base/byteString.ts';

/** A stretch that a group matched, in bytes; undefined: the group took no part. */
export type GroupSpan = { readonly start: number; readonly end: number } | undefined;

/** A pattern that PCRE2 compiled, or what PCRE2 says against it. */
export type CompiledPcre =
  | {
      readonly kind: 'pattern';
      readonly groups: number;
      /** @param limit how often match() may be called inside; without it PCRE2's own default of 10,000,000 holds */
      readonly match: (subject: ByteString, limit?: number) => PcreMatch;
    }
  | { readonly kind: 'error'; readonly offset: number; readonly message: string };

/** What a match gives. */
export type PcreMatch =
  | { readonly kind: 'match'; readonly groups: readonly GroupSpan[] }
  | { readonly kind: 'noMatch' }
  /** Our limit, below PCRE2's own. */
  | { readonly kind: 'limit' }
  /** PCRE2's words: its own limit, or bytes that are not UTF-8 for a pattern that demands them. */
  | { readonly kind: 'failed'; readonly message: string };

/** PCRE2 with 8-bit code units, as Postfix uses it. A host loads it, and hands it in. */
export interface Pcre2 {
  /** Such as `10.42`. */
  readonly version: string;
  /** @param options bits of pcre2.h */
  readonly compile: (pattern: ByteString, options: number) => CompiledPcre;
}
