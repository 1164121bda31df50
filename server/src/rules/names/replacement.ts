/** What becomes of the setting of an old name. */
export type NameReplacement =
  /** The same value under another name. `same`: Postfix does with it what it did before. */
  | { readonly kind: 'rename'; readonly name: string; readonly same: boolean }
  /** Other settings in its place. */
  | {
      readonly kind: 'set';
      readonly settings: readonly { readonly name: string; readonly value: string }[];
      readonly remove?: readonly string[];
    }
  /** Nothing. `same`: it has no effect as it stands. */
  | { readonly kind: 'remove'; readonly same: boolean }
  /** A person must convert the value. */
  | { readonly kind: 'manual' };
