import type { WrittenValue } from '../../../model/typedValue.ts';
import type { HoverText } from '../../language.ts';
import type { ValueHover } from './valueHover.ts';
import type { ParameterView } from '../parameterView.ts';
import { amountHover } from './hoverAmount.ts';
import { codeHover } from './hoverCode.ts';
import { endpointHover } from './hoverEndpoint.ts';
import { itemHover } from './hoverItem.ts';
import { keywordHover } from './hoverKeyword.ts';
import { macroHover } from './hoverMacro.ts';
import { restrictionHover } from './hoverRestriction.ts';
import { tableHover } from './hoverTable.ts';

/** The first that knows the word tells of it. */
const hovers: readonly ValueHover[] = [
  macroHover,
  restrictionHover,
  tableHover,
  amountHover,
  keywordHover,
  endpointHover,
  codeHover,
  itemHover,
];

/** What is to be known of the word at an offset in the unexpanded text of a value. */
export function valueMarkdown(document: ParameterView, value: WrittenValue, at: number): HoverText | undefined {
  for (const find of hovers) {
    const found = find(document, value, at);
    if (found) return found;
  }
  return undefined;
}
