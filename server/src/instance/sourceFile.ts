import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Change } from '../syntax/change.ts';
import type { MainCf } from '../syntax/mainCf.ts';
import type { MasterCf } from '../syntax/masterCf.ts';
import type { TableBlocks } from '../syntax/tables/tableBlocks.ts';
import type { FileId, LanguageId, TableLanguageId, TablePath } from './layout.ts';
import type { ElementLines } from './positions.ts';

/** Positions and offsets in a text, as LSP has them. */
export type Lines = Pick<TextDocument, 'positionAt' | 'offsetAt' | 'uri'>;

interface FileOf<Id extends FileId, L extends LanguageId, Tree> {
  /** What the instance calls it. */
  readonly id: Id;
  readonly language: L;
  readonly uri: string;
  readonly tree: Tree;
  readonly lines: Lines;
  /** What read it, and reads it again after an edit. */
  readonly parser: FileParser;
}
/** A main.cf. Its elements, one behind the other, are its text. */
export interface MainSource extends FileOf<'main.cf', 'main.cf', MainCf> {
  /** The line that each element starts in. */
  readonly elementLines: ElementLines;
}
/** A master.cf. It is read as a whole after each edit: that costs less than a millisecond. */
export interface MasterSource extends FileOf<'master.cf', 'master.cf', MasterCf> {
  readonly text: string;
}
/** A lookup table, or another file that a value names. Its blocks, one behind the other, are its text. */
export type TableSource = FileOf<TablePath, TableLanguageId, TableBlocks>;

/** One version of a file. It never changes; an edit makes another. */
export type SourceFile = MainSource | MasterSource | TableSource;

/** How files of a language are read; what languages/ lists of each. Total: any text in, never a throw. */
export interface FileParser<F extends SourceFile = SourceFile> {
  readonly id: F['language'];
  /** Reads a text. */
  parse(uri: string, text: string, id: F['id']): F;
  /** Reads it after an edit, of which it may spare itself most; where it is absent, all is read again. */
  reuse?(file: F, change: Change): F;
  /** The text that a file was read from. */
  print(file: F): string;
}

/** The version of a file after an edit. */
export function editFile(file: SourceFile, change: Change): SourceFile {
  const { parser, uri, id } = file;
  if (parser.reuse) return parser.reuse(file, change);
  const text = parser.print(file);
  return parser.parse(uri, text.slice(0, change.start) + change.text + text.slice(change.oldEnd), id);
}

/**
 * The text of a file. That of some languages is put together when it is first asked for: at most keystrokes nobody
 * does.
 */
export function textOfFile(file: SourceFile): string {
  return file.parser.print(file);
}

/** Whether a file is one that a value names. */
export function isTableSource(file: SourceFile): file is TableSource {
  return file.id !== 'main.cf' && file.id !== 'master.cf';
}
