import { type Instance, applyChanges } from '../instance/instance.ts';
import {
  type FileId,
  type LanguageId,
  type TableLanguageId,
  type TablePath,
  languageOfTableName,
  tablePathOf,
} from '../instance/layout.ts';
import { textOfFile } from '../instance/sourceFile.ts';
import { sourceFile } from '../languages/parsers.ts';
import { contextOf } from '../rules/context.ts';
import { languageByUse, usesOf } from '../rules/entries/tableUses.ts';
import type { OpenInstance } from './openInstance.ts';

/**
 * Whether a table belongs to an instance: a file of the instance names it, or it is below the instance's directory.
 */
export function namesTable({ place, instance }: OpenInstance, id: FileId, uri: string): boolean {
  if (!id.startsWith('/') || !place.directory.endsWith('/')) return false;
  if (uri.startsWith(place.directory)) return true;
  return schemeOf(uri) === schemeOf(place.directory) && usesOf(contextOf(instance), id as TablePath).length > 0;
}

/**
 * A snapshot in which each table has the language by which the instance names it; where it does not, that which the
 * client says, or the name.
 */
export function withTableLanguages({ open }: Pick<OpenInstance, 'open'>, instance: Instance): Instance {
  if (instance.tables.size === 0) return instance;
  const context = contextOf(instance);
  const changes = [...instance.tables.values()].flatMap((table) => {
    const language =
      languageByUse(usesOf(context, table.id)) ?? claimedLanguage(open.get(table.id)?.claimed, table.uri);
    if (language === table.language) return [];
    return [{ kind: 'file', file: sourceFile(table.id, table.uri, textOfFile(table), language) } as const];
  });
  return applyChanges(instance, changes);
}

/** The language of a file by how one of the instances names it; undefined where none does. */
export function languageInInstances(owners: Iterable<OpenInstance>, uri: string): TableLanguageId | undefined {
  const path = tablePathOf(uri);
  for (const { place, instance } of owners) {
    if (schemeOf(uri) !== schemeOf(place.directory)) continue;
    const language = languageByUse(usesOf(contextOf(instance), path));
    if (language) return language;
  }
  return undefined;
}

function claimedLanguage(claimed: LanguageId | undefined, uri: string): LanguageId {
  return claimed ?? languageOfTableName(uri) ?? 'indexed';
}

function schemeOf(uri: string): string {
  return uri.slice(0, uri.length - tablePathOf(uri).length);
}
