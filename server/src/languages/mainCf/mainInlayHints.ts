import { expandParsed } from '../../model/expand.ts';
import { elementAt } from '../../syntax/mainCf.ts';
import type { Span } from '../../syntax/span.ts';
import type { HintText } from '../language.ts';
import type { MainDocument } from './mainDocument.ts';

/** What the macros of a value expand to, behind it; only where it is certain. */
export function mainInlayHints({ context }: MainDocument, { start, end }: Span): HintText[] {
  const { configuration, lookup } = context;
  const { elements, offsets } = configuration.tree;
  const hints: HintText[] = [];
  for (
    let i = Math.max(0, elementAt(configuration.tree, start));
    i < elements.length && (offsets[i] as number) <= end;
    i++
  ) {
    const element = elements[i];
    if (element?.kind !== 'assignment' || !element.macros) continue;
    if (configuration.knowledge.parameters.get(element.name)?.raw) continue;
    const { text, certainty } = expandParsed(element.macros, lookup);
    const offset = (offsets[i] as number) + element.valueSpan.end;
    if (certainty === 'exact' && text !== element.value.text && offset >= start && offset <= end) {
      hints.push({ offset, text });
    }
  }
  return hints;
}
