import { readFileSync } from 'node:fs';
import type { WorldFile } from '../../evaluate/worldFile.ts';
import { assumeInWorld, isBadAssumption } from '../../questions/trace/assume.ts';
import { worldFault } from '../../questions/trace/worldFault.ts';
import type { Messages } from '../../texts/messages.ts';

/** A world, or what is wrong with what was said of it. */
export type AskedWorld = { readonly world: WorldFile } | { readonly fault: string };

/**
 * The world of `--world` and `--assume`; the latter takes precedence.
 * @param path undefined: no file was named
 */
export function askedWorld(path: string | undefined, assumed: readonly string[], messages: Messages): AskedWorld {
  const { badWorld, badAssumption } = messages.traceCommand;
  const read = path === undefined ? {} : jsonIn(path);
  if (read instanceof Error) return { fault: badWorld(path ?? '', read.message) };
  const fault = worldFault(read);
  if (fault) {
    const key = fault.at ?? 'world';
    return { fault: badWorld(path ?? '', messages.mailTests.problems.badValue({ key, wanted: fault.wanted })) };
  }
  let world = read as WorldFile;
  for (const words of assumed) {
    const next = assumeInWorld(world, words);
    if (isBadAssumption(next)) return { fault: badAssumption(words, next.wanted) };
    world = next;
  }
  return { world };
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
