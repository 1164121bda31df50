import type { Context } from '../../rules/rule.ts';
import { fileReferences } from '../../rules/files/fileReferences.ts';
import { overrideFiles } from '../../rules/files/overrideFiles.ts';
import { isPasswordMap } from '../../rules/files/passwordFiles.ts';

/**
 * The paths of all files that a configuration names as tables of passwords. A trace shows the values that it finds:
 * these files it does not read, whoever else names them.
 */
export function passwordTables(context: Context): ReadonlySet<string> {
  const { master } = context;
  const inMaster = master ? master.master.entries.flatMap((entry) => overrideFiles(entry, master)) : [];
  return new Set(
    [...fileReferences(context), ...inMaster].filter(({ name }) => isPasswordMap(name)).map(({ path }) => path),
  );
}
