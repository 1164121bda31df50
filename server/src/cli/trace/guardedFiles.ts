import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { TableFiles } from '../../lookup/table.ts';
import { textOfBytes } from '../../base/byteString.ts';
import { applyChanges, emptyInstance } from '../../instance/instance.ts';
import { sourceFile } from '../../languages/parsers.ts';
import { passwordTables } from '../../questions/trace/passwordTables.ts';
import type { QuotedFiles } from '../../questions/trace/settingPlace.ts';
import { contextOfLast } from '../../rules/context.ts';
import { diskFiles } from '../query/tableFiles.ts';

/**
 * The files of the disk but for those with passwords: what a trace shows must not have them, and a restriction that
 * reads such a file gets an unknown answer.
 * @param folder of main.cf
 */
export function guardedFiles(
  env: Readonly<Record<string, string | undefined>>,
  release: string,
  { main, master }: QuotedFiles,
  folder: string,
): TableFiles {
  const files = diskFiles(env);
  let passwords: ReadonlySet<string> | undefined;
  const passwordsOf = (): ReadonlySet<string> => {
    const uriOf = (name: string): string => pathToFileURL(`${folder}/${name}`).href;
    const instance = applyChanges(emptyInstance(release), [
      { kind: 'file', file: sourceFile('main.cf', uriOf('main.cf'), main) },
      { kind: 'file', file: sourceFile('master.cf', uriOf('master.cf'), master) },
    ]);
    return new Set([...passwordTables(contextOfLast(instance))].map(realPath));
  };
  return {
    ...files,
    read(name) {
      passwords ??= passwordsOf();
      return passwords.has(realPath(textOfBytes(name))) ? { kind: 'unread' } : files.read(name);
    },
  };
}

/** The path that a name leads to; the name itself where there is no file. */
function realPath(name: string): string {
  try {
    return realpathSync(name);
  } catch {
    return name;
  }
}
