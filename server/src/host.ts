/** What a host (Node, a web worker, a test) supplies; the only way to anything outside the process. */
export interface Host {
  /** A data file that comes with the program, such as `prose.en.json`; rejects where it is not to be had. */
  readonly loadData: (name: string) => Promise<string>;
  /** The text of a file beside an open one; undefined where there is none or it may not be read. */
  readonly readText: (uri: string) => Promise<string | undefined>;
  /** Called at most once per check, so that a newer edit can come first. */
  readonly soon: (run: () => void) => void;
}
