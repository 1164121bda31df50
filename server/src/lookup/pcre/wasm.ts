import { type ByteString, arrayOfBytes, bytesOfArray } from '../../base/byteString.ts';
import type { CompiledPcre, GroupSpan, Pcre2, PcreMatch } from './engine.ts';

/** What the module of scripts/pcre2 exports. Addresses and sizes are of 32 bits. */
interface Pcre2Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly allocate: (size: number) => number;
  readonly release: (address: number) => void;
  readonly compile: (pattern: number, length: number, options: number) => number;
  readonly errorNumber: () => number;
  readonly errorOffset: () => number;
  readonly errorMessage: (number: number, buffer: number, size: number) => number;
  readonly groupCount: (code: number) => number;
  readonly createMatch: (code: number) => number;
  readonly freeMatch: (data: number) => void;
  readonly match: (code: number, subject: number, length: number, data: number, limit: number) => number;
  readonly offsets: (data: number) => number;
  readonly version: (buffer: number) => number;
}

/** PCRE2's default, which Postfix leaves as it is: MATCH_LIMIT. */
const defaultLimit = 10_000_000;
/** Numbers of pcre2.h. */
const noMatch = -1;
const noMemory = -48;
const matchLimit = -47;

/**
 * PCRE2 from a compiled module of scripts/pcre2. Postfix's calls are made: bytes, built-in tables, no JIT, default
 * limits. Patterns are kept for the life of the module, as a table is.
 * @param instance of a module that imports nothing
 */
export function pcre2Of(instance: { readonly exports: unknown }): Pcre2 {
  const wasm = instance.exports as Pcre2Exports;
  const withBytes = <Result>(bytes: ByteString, use: (address: number) => Result, failed: Result): Result => {
    const address = wasm.allocate(bytes.length + 1);
    if (address === 0) return failed;
    const memory = new Uint8Array(wasm.memory.buffer, address, bytes.length + 1);
    memory.set(arrayOfBytes(bytes));
    memory[bytes.length] = 0;
    try {
      return use(address);
    } finally {
      wasm.release(address);
    }
  };
  const textAt = (address: number, length: number): ByteString =>
    bytesOfArray(new Uint8Array(wasm.memory.buffer, address, Math.max(length, 0)));
  const messageOf = (number: number): string =>
    withBytes(
      '\0'.repeat(256),
      (buffer) => {
        const length = wasm.errorMessage(number, buffer, 256);
        return length > 0 ? textAt(buffer, length) : `unexpected pcre2 error code ${number}`;
      },
      'no more memory',
    );

  function match(code: number, subject: ByteString, limit: number | undefined): PcreMatch {
    const data = wasm.createMatch(code);
    if (data === 0) return { kind: 'limit' };
    try {
      const count = withBytes(
        subject,
        (address) => wasm.match(code, address, subject.length, data, Math.min(limit ?? defaultLimit, defaultLimit)),
        noMemory,
      );
      if (count > 0) return { kind: 'match', groups: spansAt(wasm.offsets(data), wasm.groupCount(code)) };
      if (count === noMatch) return { kind: 'noMatch' };
      // The module has less memory than a machine: that is our limit and not PCRE2's.
      if (count === noMemory || (count === matchLimit && limit !== undefined && limit < defaultLimit))
        return { kind: 'limit' };
      return { kind: 'failed', message: messageOf(count) };
    } catch {
      // Out of stack or memory inside of the module.
      return { kind: 'limit' };
    } finally {
      wasm.freeMatch(data);
    }
  }

  function spansAt(address: number, groups: number): GroupSpan[] {
    const offsets = new Uint32Array(wasm.memory.buffer, address, (groups + 1) * 2);
    return Array.from({ length: groups + 1 }, (_, group) => {
      const start = offsets[group * 2] ?? 0;
      const end = offsets[group * 2 + 1] ?? 0;
      // PCRE2_UNSET is the largest number. `\K` in a look-around can put the end before the start.
      return start === 0xffffffff || end < start ? undefined : { start, end };
    });
  }

  return {
    version: withBytes('\0'.repeat(64), (buffer) => textAt(buffer, wasm.version(buffer) - 1), '').split(' ')[0] ?? '',
    compile: (pattern, options): CompiledPcre => {
      const code = withBytes(pattern, (address) => wasm.compile(address, pattern.length, options), 0);
      if (code === 0) return { kind: 'error', offset: wasm.errorOffset(), message: messageOf(wasm.errorNumber()) };
      return {
        kind: 'pattern',
        groups: wasm.groupCount(code),
        match: (subject, limit) => match(code, subject, limit),
      };
    },
  };
}
