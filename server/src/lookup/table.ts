import type { ByteString } from '../base/byteString.ts';
import type { Release } from '../facts/factTypes.ts';
import type { LookupAnswer, TableWarning } from './answer.ts';
import type { Pcre2 } from './pcre/engine.ts';

/** A table as main.cf names it: what stands before the first `:` and behind it. */
export interface TableName {
  readonly type: string;
  readonly name: ByteString;
}

/** What the host knows of a file that a table needs. */
export type TableFile =
  | { readonly kind: 'text'; readonly bytes: ByteString }
  /** The text of errno, such as `No such file or directory`. */
  | { readonly kind: 'absent'; readonly reason: string }
  | { readonly kind: 'unread'; readonly detail?: string };

/** Where the texts of tables come from. The look-up itself touches no disk. */
export interface TableFiles {
  /** @param name the file as the table's name has it: the source for indexed types, never `x.db` */
  readonly read: (name: ByteString) => TableFile;
  /** A variable of the environment; undefined: not set. Without this function, environ tables are unknown. */
  readonly environment?: (name: ByteString) => ByteString | undefined;
}

/** How a table is opened. */
export interface OpenOptions {
  readonly release: Release;
  /** postmap is content with a texthash that holds a key twice; a daemon cannot use such a table at all. */
  readonly program: 'postmap' | 'daemon';
  /**
   * DICT_FLAG_FOLD_FIX: tables of keys, not those of patterns, ignore case; false for `postmap -f`. True if absent.
   */
  readonly foldsKeys?: boolean;
  /** Keys and values have to be UTF-8: smtputf8_enable with DICT_FLAG_UTF8_REQUEST. True if absent. */
  readonly utf8?: boolean;
  /** `$1` in a result makes a regexp or pcre rule unusable: DICT_FLAG_NO_REGSUB, as for transport_maps. */
  readonly refusesSubstitution?: boolean;
  /** PCRE2, where the host has loaded it, or loads it for the first table that needs it. */
  readonly pcre2?: Pcre2 | (() => Pcre2 | undefined);
  /** How many steps one match of one pattern may take, until the answer is unknown. */
  readonly stepLimit?: number;
}

/** How a key is asked. */
export interface LookupOptions {
  /** The key is a part of an address or name: tables of patterns are not asked (maps_find with DICT_FLAG_FIXED). */
  readonly partial?: boolean;
  /** Who asks has seen that the key is ASCII without capitals. */
  readonly isLowerAscii?: boolean;
}

/** A table that was opened, or could not be: then each look-up gives the same error. */
export interface LookupTable extends TableName {
  /** Whether parts of an address are asked of it: false for regexp, pcre, cidr, tcp, socketmap, randmap and fail. */
  readonly fixedKeys: boolean;
  /** What opening the table logs. */
  readonly warnings: readonly TableWarning[];
  /** Postfix's text, where the table cannot be opened: postmap ends with it, a daemon logs it and goes on. */
  readonly failure?: ByteString;
  /** What `postmap TYPE:NAME` says when it makes the index from the source; indexed types alone. */
  readonly indexing?: () => Indexing;
  readonly lookup: (key: ByteString, options?: LookupOptions) => LookupAnswer;
}

/** How the making of an index goes. With a failure there is none. */
export interface Indexing {
  readonly warnings: readonly TableWarning[];
  readonly failure?: ByteString;
}

/** What a type of table makes of a reference: a table, or Postfix's words why it cannot be opened. */
export type OpenedTable =
  | {
      readonly kind: 'open';
      readonly fixedKeys: boolean;
      readonly warnings: readonly TableWarning[];
      readonly indexing?: () => Indexing;
      readonly lookup: (key: ByteString) => LookupAnswer;
    }
  | { readonly kind: 'failed'; readonly message: ByteString; readonly warnings: readonly TableWarning[] };

/** Opens tables of one or more types. `open` opens those inside. */
export type TableOpener = (table: TableName, context: OpenContext) => OpenedTable;

/** What openers get. */
export interface OpenContext {
  readonly files: TableFiles;
  readonly options: OpenOptions;
  /** Opens a table inside of another one; the same text is opened once, as dict_register() has it. */
  readonly nested: (reference: ByteString) => LookupTable;
}
