import type { KeyRole } from './roleKeys.ts';
import roles from '../../data/lookup/roles.json';

/** How the program that reads a parameter opens its tables and asks them. */
export interface TableRole {
  readonly keys: KeyRole;
  readonly program: string;
  /** The name that parent_domain_matches_subdomains has to hold for parents to be asked without a dot. */
  readonly parents?: string;
  /** False: without DICT_FLAG_FOLD_FIX. True if absent. */
  readonly foldsKeys?: boolean;
  /** False: without DICT_FLAG_UTF8_REQUEST. True if absent. */
  readonly utf8?: boolean;
  readonly refusesSubstitution?: boolean;
}

const known = roles as Readonly<Record<string, TableRole>>;

/**
 * How tables of a parameter, or of a restriction such as check_sender_access, are asked; undefined: it reads none, or
 * we do not know.
 */
export function roleOf(name: string): TableRole | undefined {
  return Object.hasOwn(known, name) ? known[name] : undefined;
}

/** The names that have a role. */
export const roleNames: readonly string[] = Object.keys(known);
