import type { ParameterFacts, Release } from '../facts/factTypes.ts';
import { existsIn } from '../facts/release.ts';

/** Names that every program sets for itself and that postconf knows without a table row (postconf_builtin.c). */
const ownNames = new Set(['process_id', 'process_name', 'service_name', 'config_directory', 'debugger_command']);

/** Those that a setting does not change. */
export const readOnlyNames = ['process_id', 'process_name', 'service_name'] as const;

/** A parameter of this release's own. */
export function isBuiltIn(name: string, facts: ParameterFacts, release: Release): boolean {
  return ownNames.has(name) || existsIn(facts, release);
}
