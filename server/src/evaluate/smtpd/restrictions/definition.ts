import type { CheckStatus } from '../../trace.ts';
import type { SmtpdCheck, ListContext } from '../state.ts';

/** A restriction where it stands in a list. */
export interface RestrictionCall extends ListContext {
  /** As written. */
  readonly name: string;
  readonly argument: string;
  /** The next word of the list, where there is one. */
  readonly following: string | undefined;
}

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
  readonly decide: (check: SmtpdCheck, call: RestrictionCall) => CheckStatus;
}

/** Restrictions by name, in lower case. */
export type RestrictionDefinitions = Readonly<Record<string, RestrictionDefinition>>;
