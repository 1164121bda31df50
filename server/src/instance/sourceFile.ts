import { TextDocument } from 'vscode-languageserver-textdocument';
import { keptFor } from '../facts/keptFor.ts';
import type { Change } from '../syntax/change.ts';
import { type MainCf, parseMainCf, print, replacedBetween, updateMainCf } from '../syntax/mainCf.ts';
import { type MasterCf, parseMasterCf } from '../syntax/masterCf.ts';
import type { LanguageId } from './layout.ts';
import { type ElementLines, elementPositions, linesAfter, elementLinesOf } from './positions.ts';

/** Positions and offsets in a text, as LSP has them. */
export type Lines = Pick<TextDocument, 'positionAt' | 'offsetAt' | 'uri'>;

interface FileOf<L extends LanguageId, Tree> {
  readonly language: L;
  readonly uri: string;
  readonly tree: Tree;
  readonly lines: Lines;
}
/** A main.cf. Its elements, one behind the other, are its text. */
export interface MainSource extends FileOf<'main.cf', MainCf> {
  /** The line that each element starts in. */
  readonly elementLines: ElementLines;
}
/** A master.cf. It is read as a whole after each edit: that costs less than a millisecond. */
export interface MasterSource extends FileOf<'master.cf', MasterCf> {
  readonly text: string;
}

/** One version of a file. It never changes; an edit makes another. */
export type SourceFile = MainSource | MasterSource;

/** Reads a text. */
export function sourceFile(language: LanguageId, uri: string, text: string): SourceFile {
  if (language === 'master.cf') return masterFile(uri, text);
  const tree = parseMainCf(text);
  return mainFile(uri, tree, elementLinesOf(tree, !text.includes('\r')));
}

/** The version of a file after an edit. Of a main.cf only the lines are read again that the edit touches. */
export function editFile(file: SourceFile, change: Change): SourceFile {
  if (file.language === 'master.cf')
    return masterFile(file.uri, file.text.slice(0, change.start) + change.text + file.text.slice(change.oldEnd));
  const tree = updateMainCf(file.tree, change);
  return mainFile(file.uri, tree, linesAfter(file.elementLines, tree, replacedBetween(file.tree, tree)));
}

/**
 * The text of a file. That of a main.cf is put together when it is first asked for: at most keystrokes nobody does.
 */
export function textOfFile(file: SourceFile): string {
  return file.language === 'master.cf' ? file.text : textOfTree(file.tree);
}

/** The text that a tree was read from. */
export const textOfTree = keptFor(print);

function mainFile(uri: string, tree: MainCf, elementLines: ElementLines): MainSource {
  return { language: 'main.cf', uri, tree, elementLines, lines: { uri, ...elementPositions(tree, elementLines) } };
}

function masterFile(uri: string, text: string): MasterSource {
  return {
    language: 'master.cf',
    uri,
    tree: parseMasterCf(text),
    lines: TextDocument.create(uri, 'postfix-master-cf', 0, text),
    text,
  };
}
