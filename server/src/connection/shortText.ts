import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { EditableText } from './liveText.ts';

/** A text whose lines the document of the connection library counts: for files that are short. */
export function shortText(uri: string, text: string): EditableText {
  const document = TextDocument.create(uri, '', 1, text);
  const update = (change: TextDocumentContentChangeEvent): void => void TextDocument.update(document, [change], 1);
  return {
    uri,
    lineCount: () => document.lineCount,
    getText: () => document.getText(),
    positionAt: (offset) => document.positionAt(offset),
    offsetAt: (position) => document.offsetAt(position),
    replace({ start, oldEnd, text: put }) { update({ range: { start: document.positionAt(start), end: document.positionAt(oldEnd) }, text: put }); },
    set(all) { update({ text: all }); },
  };
}
