import type { DecideRestriction } from '../state.ts';

/** What a restriction wants behind its name, and how smtpd complains where that is missing. */
export type ArgumentKind =
  /** `type:name`, else 451. */
  | 'table'
  /** `type:place`, else 451. */
  | 'server'
  /** A domain; without one the restriction does nothing. */
  | 'domain'
  /** Digits, else 451. */
  | 'seconds';

/** One restriction, read by whoever evaluates: its argument, and what it decides. */
export interface RestrictionDefinition {
  readonly argument?: ArgumentKind;
  readonly decide: DecideRestriction;
}

/** Restrictions by name, in lower case. */
export type RestrictionDefinitions = Readonly<Record<string, RestrictionDefinition>>;
