import type { LocalPostfix, PathFacts } from './model/disk.ts';

/** What a host (Node, a web worker, a test) supplies; the only way to anything outside the process. */
export interface Host {
  /** A data file that comes with the program, such as `prose.en.json`; rejects where it is not to be had. */
  readonly loadData: (name: string) => Promise<string>;
  /** The bytes of such a file that is no text. */
  readonly loadBytes: (name: string) => Promise<Uint8Array<ArrayBuffer>>;
  /** The text of a file beside an open one; undefined where there is none or it may not be read. */
  readonly readText: (uri: string) => Promise<string | undefined>;
  /** What the environment calls the reader's language, such as `zh_CN.UTF-8`, for clients that do not tell. */
  readonly locale?: string;
  /** Calls in the next turn of the event loop, so that a newer edit can come first. */
  readonly soon: (run: () => void) => void;
  /** Calls after so many milliseconds. */
  readonly later: (run: () => void, milliseconds: number) => void;
  /**
   * The machine's files and programs; absent where there is no machine (browsers). Asked for trusted workspaces alone.
   */
  readonly machine?: HostMachine;
}

/** Paths are absolute; nothing here rejects. */
export interface HostMachine {
  /** What stands at a path; undefined where that cannot be told. */
  readonly pathFacts: (path: string) => Promise<PathFacts | undefined>;
  /** The text of a file of a sensible size; undefined where it may not be read. */
  readonly readPath: (path: string) => Promise<string | undefined>;
  readonly listFolder: (
    path: string,
  ) => Promise<readonly { readonly name: string; readonly folder: boolean }[] | undefined>;
  /** A path without links in it; itself where that cannot be told. */
  readonly realPath: (path: string) => Promise<string>;
  /** The Postfix that is installed here. */
  readonly postfix: () => Promise<LocalPostfix | undefined>;
}
