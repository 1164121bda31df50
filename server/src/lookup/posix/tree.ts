/** Which characters match: a 1 for each byte that does. */
export type ByteSet = Uint8Array;

/** Where an anchor holds. `line…` are `^` and `$`; `buffer…` are GNU's \` and \'; the others are about words. */
export type AnchorKind =
  'lineStart' | 'lineEnd' | 'bufferStart' | 'bufferEnd' | 'wordStart' | 'wordEnd' | 'insideWord' | 'outsideWord';

/**
 * A regular expression, of the shape that glibc's regcomp.c builds: which group matches what hangs on it. An absent
 * part matches the empty string. Repetitions refer to the same part several times.
 */
export type PosixTree =
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'set'; readonly set: ByteSet }
  | { readonly kind: 'anchor'; readonly anchor: AnchorKind }
  | { readonly kind: 'backReference'; readonly group: number }
  | {
      readonly kind: 'group';
      readonly group: number;
      readonly body: PosixTree | undefined;
      /** It stands in a part that may be left out: then an empty match does not undo what it matched before. */
      readonly isOptional: boolean;
    }
  | { readonly kind: 'either'; readonly left: PosixTree | undefined; readonly right: PosixTree | undefined }
  | { readonly kind: 'sequence'; readonly left: PosixTree; readonly right: PosixTree }
  | { readonly kind: 'star'; readonly body: PosixTree }
  /** One more of a part that is there already. glibc forgets in it what is optional (duplicate_tree()). */
  | { readonly kind: 'copy'; readonly of: PosixTree };

/**
 * What regcomp() can say against an expression, in glibc's words (the texts of regerror()). A closing parenthesis too
 * many has the same text as an opening one.
 */
export const posixErrors = {
  badPattern: 'Invalid regular expression',
  collation: 'Invalid collation character',
  className: 'Invalid character class name',
  trailingBackslash: 'Trailing backslash',
  backReference: 'Invalid back reference',
  bracket: 'Unmatched [, [^, [:, [., or [=',
  parenthesis: 'Unmatched ( or \\(',
  brace: 'Unmatched \\{',
  braceContent: 'Invalid content of \\{\\}',
  rangeEnd: 'Invalid range end',
  repetition: 'Invalid preceding regular expression',
  tooBig: 'Regular expression too big',
} as const;

/** One of those. */
export type PosixError = keyof typeof posixErrors;

/** How an expression is read: REG_EXTENDED, REG_ICASE, REG_NEWLINE. */
export interface PosixFlags {
  readonly extended: boolean;
  readonly ignoreCase: boolean;
  readonly newline: boolean;
}
