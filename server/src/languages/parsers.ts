import { type FileId, type LanguageId, type TableLanguageId, tableLanguageIds } from '../instance/layout.ts';
import type { FileParser, MainSource, MasterSource, SourceFile } from '../instance/sourceFile.ts';
import { mainParser } from './mainCf/mainSource.ts';
import { masterParser } from './masterCf/masterSource.ts';
import { tableParser } from './tables/tableSource.ts';

/** How the files of each language are read: what a language knows of its files without anything of an editor. */
export const parsers: ReadonlyMap<LanguageId, FileParser> = new Map<LanguageId, FileParser>([
  ['main.cf', mainParser],
  ['master.cf', masterParser],
  ...tableLanguageIds.map((id): [TableLanguageId, FileParser] => [id, tableParser(id)]),
]);

/** Reads a text as the file of an instance that it is. */
export function sourceFile(id: 'main.cf', uri: string, text: string): MainSource;
export function sourceFile(id: 'master.cf', uri: string, text: string): MasterSource;
export function sourceFile(id: FileId, uri: string, text: string, language?: LanguageId): SourceFile;
export function sourceFile(
  id: FileId,
  uri: string,
  text: string,
  language: LanguageId = id === 'main.cf' || id === 'master.cf' ? id : 'indexed',
): SourceFile {
  const parser = parsers.get(language) ?? mainParser;
  return parser.parse(uri, text, id as never);
}
