import { keptFor } from '../../facts/keptFor.ts';
import { isComplete, programOf } from '../../model/masterService.ts';
import type { MasterEntry, MasterOverride } from '../../syntax/masterCf.ts';
import { asAssignment } from '../services/asAssignment.ts';
import type { MasterContext } from '../rule.ts';
import { type FileReference, filesOf } from './fileReferences.ts';

/** The files that the `-o` settings of an entry make its program open, with spans in the master.cf. */
export function overrideFiles(entry: MasterEntry, context: MasterContext): readonly FileReference[] {
  const known = byEntry(context).get(entry);
  if (known) return known;
  const found = readOverrides(entry, context).flatMap((override) =>
    filesOf(override.name, asAssignment(override), context.valueContext(entry)),
  );
  byEntry(context).set(entry, found);
  return found;
}
/** Three rules and the look at the disk ask for the same. */
const byEntry = keptFor<MasterContext, Map<MasterEntry, readonly FileReference[]>>(() => new Map());

/** Those `-o` settings that count and that the program reads; unread-override tells of others. */
export function readOverrides(entry: MasterEntry, { configuration: { knowledge } }: MasterContext): MasterOverride[] {
  const program = programOf(entry);
  if (program === undefined || !isComplete(entry)) return [];
  return entry.overrides.filter((override) => {
    if (override.problem !== undefined || entry.overrides.findLast(({ name }) => name === override.name) !== override)
      return false;
    const programs = knowledge.parameters.get(override.name)?.programs ?? [];
    return programs.length === 0 || programs.includes('*') || programs.includes(program);
  });
}
