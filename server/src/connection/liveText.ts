import { type Range, TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Change } from '../syntax/change.ts';

/** The text of an open file. An edit waits until somebody asks for the text: what is typed in a line meanwhile is one edit by then. */
export interface LiveText {
  /** The number that the client gave it last. */
  readonly version: () => number;
  /** With all edits in it; always the same object. */
  readonly document: () => TextDocument;
  /** Takes edits, each about the text that the one before left. */
  readonly change: (changes: readonly TextDocumentContentChangeEvent[], version: number) => void;
}

/** An edit that has just been made. */
export interface Made {
  /** Undefined where the whole text is another. */
  readonly change: Change | undefined;
  readonly before: string;
  /** There are more lines than before, or fewer. */
  readonly moved: boolean;
}

interface Edit { readonly range: Range; readonly text: string }

/**
 * The text of a file that is opened. Each edit of a long one copies all of it: those in a burst had better be few.
 * @param tell called as each edit is made
 */
export function liveText(document: TextDocument, tell: (made: Made) => void): LiveText {
  let { version } = document;
  let waiting: Edit | undefined;

  function make(edit: TextDocumentContentChangeEvent, change?: Change): void {
    const [before, { lineCount }] = [document.getText(), document];
    TextDocument.update(document, [edit], version);
    tell({ change, before, moved: document.lineCount !== lineCount });
  }
  /** A range may be given back to front, or past the end, where `update` finds the text but not the lines. */
  function makeInRange({ range, text }: Edit): void {
    const [a, b] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    const [start, oldEnd] = a <= b ? [a, b] : [b, a];
    make({ range: { start: document.positionAt(start), end: document.positionAt(oldEnd) }, text }, { start, oldEnd, newEnd: start + text.length });
  }
  function makeWaiting(): void {
    const edit = waiting;
    waiting = undefined;
    if (edit) makeInRange(edit);
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
          make(edit);
          continue;
        }
        const both = waiting && joinedInLine(waiting, edit);
        if (both) {
          waiting = isNothing(both) ? undefined : both;
          continue;
        }
        makeWaiting();
        if (isInLine(document, edit)) waiting = edit;
        else makeInRange(edit);
      }
    },
  };
}

/** Whether an edit leaves the lines as they are, in a place that there is: where the next one is can then be told without the text. */
function isInLine(document: TextDocument, { range: { start, end }, text }: Edit): boolean {
  const { line } = start;
  return line >= 0 && line === end.line && line < document.lineCount && start.character >= 0 && start.character <= end.character && !/[\r\n]/.test(text)
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
