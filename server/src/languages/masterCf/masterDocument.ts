import type { MasterContext } from '../../rules/rule.ts';
import { entryAt } from '../../syntax/masterCf.ts';
import type { MasterEntry, MasterOverride, MasterWord } from '../../syntax/masterCf.ts';
import { touches } from '../../syntax/span.ts';
import type { LanguageDocument } from '../language.ts';
import type { ParameterView } from '../parameters/parameterView.ts';

/** A master.cf as its language sees it. */
export interface MasterDocument extends LanguageDocument {
  readonly context: MasterContext;
}

/** What stands at an offset of a master.cf. */
export type MasterPlace =
  | { readonly kind: 'column'; readonly entry: MasterEntry; readonly index: number; readonly word: MasterWord }
  | { readonly kind: 'override'; readonly entry: MasterEntry; readonly override: MasterOverride }
  | { readonly kind: 'argument'; readonly entry: MasterEntry; readonly index: number; readonly word: MasterWord };

/** The word that an offset touches, and what it is. */
export function masterPlaceAt({ context }: MasterDocument, offset: number): MasterPlace | undefined {
  const entry = entryAt(context.master, offset);
  if (!entry) return undefined;
  const index = entry.columns.findIndex(({ span }) => touches(span, offset));
  const word = entry.columns[index];
  if (word) return { kind: 'column', entry, index, word };
  for (const override of entry.overrides) {
    const isInside =
      (override.name !== '' && touches(override.nameSpan, offset)) || touches(override.valueSpan, offset);
    if (isInside) return { kind: 'override', entry, override };
  }
  const at = entry.arguments.findIndex(({ span }) => touches(span, offset));
  const argument = entry.arguments[at];
  return argument && { kind: 'argument', entry, index: at, word: argument };
}

/**
 * What texts about a value of the entry are made from: main.cf's settings, the service's look-up. Offsets of settings
 * are those of main.cf, and so are its lines; spans in the value are in the master.cf.
 */
export function viewOf(document: MasterDocument, entry: MasterEntry): ParameterView {
  const { context, messages, prose } = document;
  const main = document.others().find(({ language }) => language.id === 'main.cf');
  return {
    context: context.valueContext(entry),
    lines: (main ?? document).lines,
    prose,
    messages: { ...messages, hover: { ...messages.hover, here: messages.master.inMain } },
  };
}
