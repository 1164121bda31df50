import type { Release } from '../facts/factTypes.ts';

/** Where a value comes from. */
export type Origin =
  /** A line of main.cf. */
  | { readonly kind: 'main'; readonly offset: number }
  /** A `-o` of a master.cf service; the offset is in master.cf. */
  | { readonly kind: 'service'; readonly service: string; readonly offset: number }
  /** Built into the release. */
  | { readonly kind: 'default'; readonly release: Release }
  /** Built in, and different below another compatibility level; `level` is the one in force. */
  | { readonly kind: 'level'; readonly release: Release; readonly level: string }
  /** Chosen when Postfix is built: this is what its own sources choose, a distribution may differ. */
  | { readonly kind: 'build'; readonly release: Release }
  /** Worked out from another parameter, as every program does at its start. */
  | { readonly kind: 'derived'; readonly from: string }
  /** Set by the program itself. */
  | { readonly kind: 'program' }
  /** Found out on the machine where Postfix runs. */
  | { readonly kind: 'host' };

/** What a `postconf -d` on the host prints for the values that only the host knows, by name. */
export type HostFacts = ReadonlyMap<string, string>;
