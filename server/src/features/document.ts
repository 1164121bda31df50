import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import type { Prose } from '../knowledge/prose.ts';
import type { Context } from '../rules/rule.ts';
import type { Messages } from '../texts/messages.ts';
import type { Element } from '../syntax/element.ts';
import { elementAt } from '../syntax/mainCf.ts';
import type { Span } from '../syntax/span.ts';
import type { Positions } from './positions.ts';

/** A main.cf as features see it: one version of the text with all that was read off it. */
export interface MainDocument {
  readonly uri: string;
  /** Turns offsets into positions; its text is `context.text`. */
  readonly lines: Pick<TextDocument, 'positionAt' | 'offsetAt' | 'uri'>;
  readonly context: Context;
  readonly messages: Messages;
  readonly prose: Prose;
}

/** The LSP range of a span of the file. */
export function rangeOf(document: { readonly lines: Positions }, span: Span): Range {
  return { start: document.lines.positionAt(span.start), end: document.lines.positionAt(span.end) };
}

/** The element at an offset and where it starts; undefined in an empty file. */
export function elementAtOffset(document: MainDocument, offset: number): { element: Element; offset: number; index: number } | undefined {
  const { tree } = document.context.configuration;
  const index = elementAt(tree, offset);
  const element = tree.elements[index];
  return element && { element, offset: tree.offsets[index] as number, index };
}
