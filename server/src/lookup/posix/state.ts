import { type PosixSource, type PosixToken, nextToken } from './source.ts';
import type { PosixError } from './tree.ts';

/** Where the parser is; changed in place. */
export interface PosixState {
  readonly source: PosixSource;
  token: PosixToken;
  depth: number;
  isTooDeep: boolean;
}

/** Goes to the next token. */
export function advance(state: PosixState, isStart = false): void {
  state.token = nextToken(state.source, isStart);
}

/** Remembers the first error. */
export function fail(state: PosixState, error: PosixError): undefined {
  state.source.error ??= error;
  return undefined;
}

/** Whether reading has ended. */
export function hasFailed({ source, isTooDeep }: PosixState): boolean {
  return source.error !== undefined || isTooDeep;
}

/** What token is at hand. A call, as the compiler would think that a field stays what it was. */
export function tokenKind({ token }: PosixState): PosixToken['kind'] {
  return token.kind;
}
