import { type ReadMailTests, readMailTests } from './readTests.ts';

/**
 * Reads mail-tests.yml where the worlds that it names are read in the background.
 * @param readWorld the text of a file beside it; undefined where there is none, or where it may not be read
 */
export async function readTestFile(
  text: string,
  readWorld: (name: string) => Promise<string | undefined>,
): Promise<ReadMailTests> {
  const wanted = new Set<string>();
  readMailTests(text, (name) => {
    wanted.add(name);
    return {};
  });
  const worlds = new Map<string, unknown>();
  for (const name of wanted) worlds.set(name, jsonOf(await readWorld(name)));
  return readMailTests(text, (name) => worlds.get(name));
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
