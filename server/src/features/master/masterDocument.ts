import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import type { Prose } from '../../knowledge/prose.ts';
import type { Messages } from '../../texts/messages.ts';
import type { MasterContext } from '../../rules/master/masterRule.ts';
import type { MasterEntry, MasterOverride, MasterWord } from '../../syntax/masterCf.ts';
import { type Span, touches } from '../../syntax/span.ts';
import { entryAt } from '../../rules/master/check.ts';
import type { MainDocument } from '../document.ts';

/** A master.cf as features see it: one version of the text with all that was read off it. */
export interface MasterDocument {
  readonly uri: string;
  /** Turns offsets into positions; its text is `context.text`. */
  readonly lines: Pick<TextDocument, 'positionAt' | 'offsetAt' | 'uri'>;
  readonly context: MasterContext;
  readonly messages: Messages;
  readonly prose: Prose;
  /** The main.cf beside it, where there is one at hand; its master.cf is this one. */
  readonly main?: MainDocument;
}

/** The LSP range of a span of the file. */
export function rangeIn(document: Pick<MasterDocument, 'lines'>, span: Span): Range {
  return { start: document.lines.positionAt(span.start), end: document.lines.positionAt(span.end) };
}

/** What stands at an offset of a master.cf. */
export type MasterPlace =
  | { readonly kind: 'column'; readonly entry: MasterEntry; readonly index: number; readonly word: MasterWord }
  | { readonly kind: 'override-name'; readonly entry: MasterEntry; readonly override: MasterOverride }
  | { readonly kind: 'override-value'; readonly entry: MasterEntry; readonly override: MasterOverride }
  | { readonly kind: 'argument'; readonly entry: MasterEntry; readonly index: number; readonly word: MasterWord };

/** The word that an offset touches, and what it is. */
export function masterPlaceAt({ context }: MasterDocument, offset: number): MasterPlace | undefined {
  const entry = entryAt(context.master, offset);
  if (!entry) return undefined;
  const index = entry.columns.findIndex(({ span }) => touches(span, offset));
  const word = entry.columns[index];
  if (word) return { kind: 'column', entry, index, word };
  for (const override of entry.overrides) {
    if (override.name !== '' && touches(override.nameSpan, offset)) return { kind: 'override-name', entry, override };
    if (touches(override.valueSpan, offset)) return { kind: 'override-value', entry, override };
  }
  const at = entry.arguments.findIndex(({ span }) => touches(span, offset));
  const argument = entry.arguments[at];
  return argument && { kind: 'argument', entry, index: at, word: argument };
}

/**
 * What the features of main.cf see for a value of the entry: main.cf's settings, the service's look-up. Offsets of
 * settings are those of main.cf, and so are its lines; spans in the value are in the master.cf.
 */
export function viewOf(document: MasterDocument, entry: MasterEntry): MainDocument {
  const { messages } = document;
  return {
    uri: document.main?.uri ?? document.uri, lines: document.main?.lines ?? document.lines, context: document.context.valueContext(entry), prose: document.prose,
    messages: { ...messages, hover: { ...messages.hover, here: messages.master.inMain } },
  };
}
