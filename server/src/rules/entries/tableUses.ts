import { keptFor } from '../../facts/keptFor.ts';
import { ownPathOf, type TableLanguageId, type TablePath } from '../../instance/layout.ts';
import { createQuery } from '../../instance/query.ts';
import { settingOf } from '../../model/configuration.ts';
import type { Span } from '../../syntax/span.ts';
import { type FileReference, fileReferences } from '../files/fileReferences.ts';
import { overrideFiles } from '../files/overrideFiles.ts';
import type { Context } from '../rule.ts';

/** A place where an instance names a table's file, and what Postfix asks the table for. */
export interface TableUse {
  /**
   * The parameter, or the restriction such as `check_sender_access`, that asks it: a name of data/lookup/roles.json.
   */
  readonly role: string;
  /** The parameter in whose value it stands. */
  readonly setting: string;
  /** The type of the table, such as `hash`. */
  readonly type: string;
  /** The file as the value names it, and where it is: beside main.cf in a checkout. */
  readonly named: string;
  readonly path: TablePath;
  readonly file: 'main.cf' | 'master.cf';
  /** Of the item in that file. */
  readonly span: Span;
}

/** All tables with a file of lines that an instance names, in main.cf first. */
export const tableUses: (context: Context) => readonly TableUse[] = createQuery(
  (context: Context) => {
    const { master } = context;
    const inMain = fileReferences(context).flatMap((one) => useOf(one, 'main.cf', context));
    const inMaster = (master?.entries ?? []).flatMap((entry) =>
      master ? overrideFiles(entry, master).flatMap((one) => useOf(one, 'master.cf', context)) : [],
    );
    return [...inMain, ...inMaster];
  },
  (a, b) => JSON.stringify(a) === JSON.stringify(b),
);

const byPath = keptFor((uses: readonly TableUse[]): ReadonlyMap<string, readonly TableUse[]> => {
  const found = new Map<string, TableUse[]>();
  for (const use of uses) found.set(use.path, [...(found.get(use.path) ?? []), use]);
  return found;
});

/** Where an instance names a file. */
export function usesOf(context: Context, path: TablePath): readonly TableUse[] {
  return byPath(tableUses(context)).get(path) ?? none;
}
const none: readonly TableUse[] = [];

/** The language of a table by how it is named; undefined where the instance does not name it. */
export function languageByUse(uses: readonly TableUse[]): TableLanguageId | undefined {
  return uses.map(({ type }) => languageOfType(type)).find((language) => language !== undefined);
}

function languageOfType(type: string): TableLanguageId | undefined {
  return type === 'regexp' || type === 'pcre' || type === 'cidr' ? type : 'indexed';
}

/** Where a value's path leads: ownPathOf() with what main.cf and the settings say. */
export function ownPathIn(context: Context, named: string): string {
  return context.disk?.live ? named : ownPathOf(named, context.directory, installedIn(context));
}

/** Where the files of an instance are once they are installed, as far as main.cf and the settings say. */
export function installedIn({ configuration, installed }: Context): readonly string[] {
  const configured = settingOf(configuration, 'config_directory')?.element.value.text ?? '';
  return configured.startsWith('/') ? [...installed, configured] : installed;
}

function useOf(reference: FileReference, file: TableUse['file'], context: Context): TableUse[] {
  const { name, path, span, as, type, restriction } = reference;
  if (as !== 'table' || type === undefined) return [];
  const role = restriction ?? roleOfList[name] ?? name;
  return [{ role, setting: name, type, named: path, path: ownPathIn(context, path) as TablePath, file, span }];
}

/** What a table asks for that stands in a list of restrictions by itself (smtpd_check.c). */
const roleOfList: Readonly<Record<string, string>> = {
  smtpd_client_restrictions: 'check_client_access',
  smtpd_helo_restrictions: 'check_helo_access',
  smtpd_sender_restrictions: 'check_sender_access',
  smtpd_relay_restrictions: 'check_recipient_access',
  smtpd_recipient_restrictions: 'check_recipient_access',
  smtpd_data_restrictions: 'check_recipient_access',
  smtpd_end_of_data_restrictions: 'check_recipient_access',
  smtpd_etrn_restrictions: 'check_etrn_access',
};
