import type { Range, TextDocument, TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Change } from '../syntax/change.ts';

/** A text that edits change, with positions in it as LSP has them. */
export interface EditableText extends Pick<TextDocument, 'uri' | 'positionAt' | 'offsetAt'> {
  lineCount(): number;
  getText(): string;
  replace(change: Change): void;
  /** Puts another text in place of all of it. */
  set(text: string): void;
}

/** The text of an open file. An edit waits until somebody asks for the text: what is typed in a line meanwhile is one edit by then. */
export interface LiveText<T extends EditableText = EditableText> {
  /** The number that the client gave it last. */
  readonly version: () => number;
  /** With all edits in it; always the same object. */
  readonly document: () => T;
  /** Takes edits, each about the text that the one before left. */
  readonly change: (changes: readonly TextDocumentContentChangeEvent[], version: number) => void;
}

interface Edit { readonly range: Range; readonly text: string }

/**
 * The text of a file that is opened.
 * @param edited called when an edit was made, with whether there are more lines than before, or fewer, or all is another
 */
export function liveText<T extends EditableText>(document: T, firstVersion: number, edited: (moved: boolean) => void): LiveText<T> {
  let version = firstVersion;
  let waiting: Edit | undefined;

  /** A range may be given back to front, or past the end. */
  function make({ range, text }: Edit): void {
    const [a, b] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    const before = document.lineCount();
    document.replace({ start: Math.min(a, b), oldEnd: Math.max(a, b), text });
    edited(document.lineCount() !== before);
  }
  function makeWaiting(): void {
    const edit = waiting;
    waiting = undefined;
    if (edit) make(edit);
  }

  return {
    version: () => version,
    document() {
      makeWaiting();
      return document;
    },
    change(changes, nextVersion) {
      version = nextVersion;
      for (const edit of changes) {
        if (!('range' in edit)) {
          waiting = undefined;
          document.set(edit.text);
          edited(true);
          continue;
        }
        const both = waiting && joinedInLine(waiting, edit);
        if (both) {
          waiting = isNothing(both) ? undefined : both;
          continue;
        }
        makeWaiting();
        if (isInLine(document, edit)) waiting = edit;
        else make(edit);
      }
    },
  };
}

/** Whether an edit leaves the lines as they are, in a place that there is: where the next one is can then be told without the text. */
function isInLine(document: EditableText, { range: { start, end }, text }: Edit): boolean {
  const { line } = start;
  return line >= 0 && line === end.line && line < document.lineCount() && start.character >= 0 && start.character <= end.character && !/[\r\n]/.test(text)
    && document.offsetAt(end) === document.offsetAt({ line, character: 0 }) + end.character;
}

/** Two edits as one, where the second is in what the first, in a line, put there. */
function joinedInLine({ range, text }: Edit, second: Edit): Edit | undefined {
  const { start: { line, character } } = range;
  const { start, end } = second.range;
  const [from, to] = [start.character - character, end.character - character];
  if (start.line !== line || end.line !== line || from < 0 || from > to || to > text.length || /[\r\n]/.test(second.text)) return undefined;
  return { range, text: text.slice(0, from) + second.text + text.slice(to) };
}

function isNothing({ range: { start, end }, text }: Edit): boolean {
  return text === '' && start.character === end.character;
}
