import { parameterOf } from '../../../model/parameter.ts';
import { restrictionClass } from '../../../model/restrictionList.ts';
import { writtenValue } from '../../../model/typedValue.ts';
import type { Assignment } from '../../../syntax/element.ts';
import { toLogical, toSource, toSourceEnd } from '../../../syntax/logicalText.ts';
import { shift, touches } from '../../../syntax/span.ts';
import type { HoverText } from '../../language.ts';
import type { ParameterView } from '../parameterView.ts';
import { nameMarkdown } from './hoverName.ts';
import { valueMarkdown } from './hoverValue.ts';

/**
 * What there is to be known of a setting, in main.cf or by `-o`: of its name, or of a word of its value.
 * @param start where the element starts that the setting's spans are relative to
 */
export function settingHover(
  view: ParameterView,
  setting: Assignment,
  start: number,
  offset: number,
): HoverText | undefined {
  const { name, nameSpan, value, valueSpan, macros } = setting;
  const at = offset - start;
  if (name !== '' && touches(nameSpan, at)) {
    return { span: shift(nameSpan, start), markdown: nameMarkdown(view, name, 'definition') };
  }
  if (!touches(valueSpan, at) || value.text === '') return undefined;
  const { configuration, used } = view.context;
  const parameter = parameterOf(configuration, name, { anyRelease: true }) ?? restrictionClass(name, used.classes);
  const unknown = {
    name,
    kind: 'string',
    value: undefined,
    default: undefined,
    unit: undefined,
    long: false,
    raw: false,
    keywords: undefined,
  } as const;
  const found = valueMarkdown(
    view,
    writtenValue(parameter ?? unknown, value, valueSpan, macros),
    toLogical(value, at),
  );
  if (!found) return undefined;
  const span = { start: start + toSource(value, found.span.start), end: start + toSourceEnd(value, found.span.end) };
  // The indentation of a continuation line belongs to no word, though it is next to one in the logical text.
  return touches(span, offset) ? { span, markdown: found.markdown } : undefined;
}
