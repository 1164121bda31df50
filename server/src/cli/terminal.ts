/** What the process around the command gives. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly version: string;
  readonly isTerminal: boolean;
  /** Whether what is complained about goes to a terminal too, where progress may be shown. */
  readonly showsProgress: boolean;
  /** That of the data that come with the program. */
  readonly dataFolder: string;
  /** The script that a thread runs which takes a share of the files. */
  readonly script: string;
  readonly out: (text: string) => void;
  readonly complain: (text: string) => void;
  readonly readStdin: () => Uint8Array;
}

/** 0: nothing to complain about; 1: something; 2: the command could not do its work. */
export type Status = 0 | 1 | 2;

/** https://no-color.org: any value but an empty one means no colour. */
export function hasColour({ env, isTerminal }: Terminal): boolean {
  return !env['NO_COLOR'] && isTerminal && env['TERM'] !== 'dumb';
}
