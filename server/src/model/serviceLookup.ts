import { keptFor } from '../facts/keptFor.ts';
import type { MasterEntry } from '../syntax/masterCf.ts';
import type { Lookup } from './expand.ts';
import { column, programOf } from './masterService.ts';

/** Looks names up as the service's program does: its own `-o` first, then what `main` gives. */
export function lookupInService(entry: MasterEntry, main: Lookup): Lookup {
  const own = ownSettings(entry);
  const program = programOf(entry);
  return (name) => {
    // Read-only: no `-o` changes them (single_server.c).
    if (name === 'process_name') return program ?? null;
    if (name === 'service_name') return entry.columns[column.service]?.text ?? null;
    return own.get(name) ?? main(name);
  };
}

/** The values of an entry's `-o` by name; the last of a name wins. */
const ownSettings = keptFor(
  ({ overrides }: MasterEntry): ReadonlyMap<string, string> =>
    new Map(overrides.map(({ name, value }) => [name, value.text])),
);
