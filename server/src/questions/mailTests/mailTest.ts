import type { WorldFile } from '../../evaluate/worldFile.ts';

/** What must become of a message: accepted, refused in any way, or refused with this code and status. */
export type Expectation =
  { readonly kind: 'accepted' } | { readonly kind: 'refused'; readonly code?: string; readonly status?: string };

/** An entry of mail-tests.yml: schemas/mail-tests.schema.json. */
export interface MailTest {
  readonly title: string;
  /** Where the entry begins in mail-tests.yml, from 1. */
  readonly line: number;
  readonly client: string;
  readonly clientName: string | undefined;
  readonly reverseName: string | undefined;
  readonly helo: string | undefined;
  readonly login: string | undefined;
  readonly tls: boolean;
  /** As `smtp/inet`. */
  readonly service: string | undefined;
  /** Empty for the null sender. */
  readonly from: string;
  /** Each is tried in a session of its own. */
  readonly to: readonly string[];
  readonly expect: Expectation;
  readonly world: WorldFile;
}

/** Something that is wrong with a file of mail tests. */
export interface MailTestProblem {
  /** From 1. */
  readonly line: number;
  readonly problem:
    | { readonly kind: 'syntax'; readonly detail: string }
    | { readonly kind: 'unknownKey'; readonly key: string }
    | { readonly kind: 'missing'; readonly key: string }
    | { readonly kind: 'badValue'; readonly key: string; readonly wanted: string }
    | { readonly kind: 'noFile'; readonly path: string };
}
