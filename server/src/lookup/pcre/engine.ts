import type { ByteString } from '../../base/byteString.ts';

/** A stretch that a group matched, in bytes; undefined: the group took no part. */
export type GroupSpan = { readonly start: number; readonly end: number } | undefined;

/** A pattern that PCRE2 compiled, or what PCRE2 says against it. */
export type CompiledPcre =
  | { readonly kind: 'pattern'; readonly groups: number; readonly match: (subject: ByteString) => PcreMatch }
  | { readonly kind: 'error'; readonly offset: number; readonly message: string };

/** What a match gives; a limit of PCRE2's is reached by patterns that run away. */
export type PcreMatch =
  | { readonly kind: 'match'; readonly groups: readonly GroupSpan[] }
  | { readonly kind: 'noMatch' }
  | { readonly kind: 'limit' }
  | { readonly kind: 'error'; readonly code: number };

/** PCRE2 with 8-bit code units, as Postfix uses it. A host loads it, and hands it in. */
export interface Pcre2 {
  /** Such as `10.42`. */
  readonly version: string;
  /** @param options bits of pcre2.h */
  readonly compile: (pattern: ByteString, options: number) => CompiledPcre;
}
