import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { LanguageDocument } from '../../server/src/languages/language.ts';
import { mainCf } from '../../server/src/languages/mainCf/mainCf.ts';
import type { MainDocument } from '../../server/src/languages/mainCf/mainDocument.ts';
import { type Prose, noProse } from '../../server/src/facts/prose.ts';
import { locales } from '../../server/src/texts/locales.ts';
import type { Messages } from '../../server/src/texts/messages.ts';
import { contextFor } from '../instanceFor.ts';

export const mark = '‸';

export interface Opening {
  readonly uri?: string;
  readonly release?: string;
  readonly master?: string;
  readonly prose?: Prose;
  readonly messages?: Messages;
  readonly others?: () => readonly LanguageDocument[];
}

/** A main.cf as features get it. */
export function open(
  text: string,
  {
    uri = 'file:///etc/postfix/main.cf',
    release = '3.11',
    master,
    prose = noProse,
    messages = locales.en,
    others = () => [],
  }: Opening = {},
): MainDocument {
  return {
    uri,
    id: 'main.cf',
    language: mainCf,
    lengthIn: (start, end) => end - start,
    lines: TextDocument.create(uri, 'postfix-main-cf', 1, text),
    context: contextFor({ main: text, master, release, mainUri: uri }),
    messages,
    prose,
    others,
  };
}

/** The same for a text with a cursor mark `‸` in it. */
export function openAt(marked: string, opening?: Opening): { document: MainDocument; offset: number; text: string } {
  const offset = marked.indexOf(mark);
  if (offset < 0) throw new Error('no cursor mark');
  const text = marked.replace(mark, '');
  return { document: open(text, opening), offset, text };
}

/** The text that a range covers. */
export function covered(document: LanguageDocument, range: Range): string {
  return document.context.text.slice(document.lines.offsetAt(range.start), document.lines.offsetAt(range.end));
}

/** `line:column text` of a range, from 0. */
export function at(document: LanguageDocument, range: Range): string {
  return `${range.start.line}:${range.start.character} ${covered(document, range)}`;
}

/** The text with edits applied. */
export function edited(document: LanguageDocument, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(document.lines as TextDocument, [...edits]);
}
