import type { ByteString } from '../../base/byteString.ts';
import type { GroupSpan } from '../pcre/engine.ts';
import { backtrack } from './backtrack.ts';
import { groupsOfMatch } from './captures.ts';
import { closuresOf } from './closure.ts';
import { parsePosix } from './parse.ts';
import { buildProgram } from './program.ts';
import { type StepBudget, searchProgram } from './search.ts';
import { upperAscii } from './source.ts';
import { type PosixFlags, posixErrors } from './tree.ts';

/** What a POSIX regular expression is to us. */
export type PosixRegex =
  | {
      readonly kind: 'regex';
      readonly groups: number;
      /** @param wantsGroups false: only whether it matches is asked */
      readonly match: (key: ByteString, wantsGroups: boolean, stepLimit: number) => PosixMatch;
    }
  /** glibc's words. */
  | { readonly kind: 'error'; readonly message: string }
  /** Too large or too deep for us. */
  | { readonly kind: 'tooLarge'; readonly groups: number };

/** What a match gives: the whole and its groups where they were asked for. */
export type PosixMatch =
  | { readonly kind: 'match'; readonly groups: readonly GroupSpan[] }
  | { readonly kind: 'noMatch' }
  | { readonly kind: 'limit' }
  /** Our answer may not be glibc's: see backtrack.ts and captures.ts. */
  | { readonly kind: 'unsure' };

/**
 * Compiles a POSIX regular expression as glibc does in the C locale, which is Postfix's: bytes, GNU's additions, the
 * leftmost longest match. Linear in expression times key; with back-references up to exponential, and cut off.
 */
export function compilePosix(pattern: ByteString, flags: PosixFlags): PosixRegex {
  const parsed = parsePosix(pattern, flags);
  if (parsed.kind === 'tooDeep') return { kind: 'tooLarge', groups: 0 };
  if (parsed.kind === 'error') return { kind: 'error', message: posixErrors[parsed.error] };
  const { groups, hasBackReferences } = parsed;
  const program = buildProgram(parsed.tree, hasBackReferences);
  const closures = program && closuresOf(program);
  if (!program || !closures) return { kind: 'tooLarge', groups };
  return {
    kind: 'regex',
    groups,
    match: (key, wantsGroups, stepLimit) => {
      const budget: StepBudget = { left: stepLimit };
      const subject = { bytes: flags.ignoreCase ? upperAscii(key) : key, newline: flags.newline };
      if (hasBackReferences) return backtrack(program, subject, groups, budget);
      const found = searchProgram(program, closures, subject, budget, !wantsGroups);
      if (found.kind !== 'match') return found;
      if (!wantsGroups) return { kind: 'match', groups: [] };
      const spans = groupsOfMatch(program, closures, subject, found, groups, budget);
      return spans ? { kind: 'match', groups: spans } : { kind: budget.left < 0 ? 'limit' : 'unsure' };
    },
  };
}
