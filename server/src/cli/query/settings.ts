import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from '../../facts/factTypes.ts';
import type { MainValues } from '../../questions/lookup/keyContext.ts';
import { effectiveOf } from '../effectiveOutput.ts';

/** The values that hold with a main.cf; undefined where there is none to read. */
export function mainValues(folder: string, release: Release): MainValues | undefined {
  const path = join(folder, 'main.cf');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const pair = {
    main: { path, text, encoding: 'utf8' as const },
    master: undefined,
    wanted: { main: true, master: false },
    name: path,
  };
  const { entries } = effectiveOf(pair, release, { service: undefined, expand: true, all: true });
  return new Map(entries.map((entry) => [entry.name, entry]));
}
