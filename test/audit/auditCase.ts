import type { CertificateFacts } from '../../server/src/audit/answers.ts';

/** What a case changes of a server that does everything right (baseCase.ts), and what must come out of it. */
export interface AuditCase {
  readonly name: string;
  /** Records that are taken away: those whose lines begin so. */
  readonly without?: readonly string[];
  /** Records that are added: `NAME TYPE VALUE`. `{D}` is the domain, `{A}`, `{B}` and `{6}` are addresses. */
  readonly records?: readonly string[];
  /** Lines of main.cf that follow the usual ones. */
  readonly main?: string;
  /** A master.cf in the place of the usual one. */
  readonly master?: string;
  /** Files of the machine; without any, none are at hand. */
  readonly files?: Readonly<Record<string, string>>;
  readonly policy?: string | { readonly failed: string };
  readonly certificate?: readonly CertificateFacts[];
  readonly keyMatches?: boolean;
  readonly linked?: boolean;
  readonly trusted?: boolean;
  /** The zone is signed; `bogus`: by a key that nobody knows. */
  readonly dnssec?: 'none' | 'signed' | 'bogus';
  readonly selectors?: readonly string[];
  readonly addresses?: readonly string[];
  readonly domains?: readonly string[];
  readonly lists?: readonly string[];
  readonly publicResolver?: boolean;
  /** All that is wrong: `failed CODE` and `warning CODE`, in any order. */
  readonly wrong: readonly string[];
  /** Some of what is said besides: `passed CODE`, `information CODE`, `unseen CODE`. */
  readonly also?: readonly string[];
  /** Whether the case needs answers that no name server of the test gives. */
  readonly unitOnly?: boolean;
}

/** A case with its place in the world: a domain and addresses of its own. */
export interface PlacedCase extends AuditCase {
  readonly domain: string;
  readonly main: string;
  readonly master: string;
  /** `name type value`, with names that end in a dot where they are whole. */
  readonly zone: readonly ZoneRecord[];
}

export interface ZoneRecord {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}
