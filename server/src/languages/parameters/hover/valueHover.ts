import type { WrittenValue } from '../../../model/typedValue.ts';
import type { HoverText } from '../../language.ts';
import type { ParameterView } from '../parameterView.ts';

/**
 * Looks at one kind of word, with spans in the unexpanded text of the value; undefined where the offset is not on one.
 */
export type ValueHover = (document: ParameterView, value: WrittenValue, at: number) => HoverText | undefined;
