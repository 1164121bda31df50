import { TextDocument } from 'vscode-languageserver-textdocument';

/** Positions and offsets in a text, as LSP has them, and where it is from. */
export type TextLines = Pick<TextDocument, 'positionAt' | 'offsetAt' | 'uri'>;

/** Those that the connection library tells. */
export function textLines(text: string, uri = ''): TextLines {
  return TextDocument.create(uri, '', 0, text);
}
