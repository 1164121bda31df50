import { offsetOf, settingOf } from '../model/configuration.ts';
import type { Setting } from '../model/settings.ts';
import { parameterOf } from '../model/parameter.ts';
import { type RestrictionItem, readRestrictions } from '../model/restrictionList.ts';
import { type TypedValue, sourceOf, typedValue } from '../model/typedValue.ts';
import { type Span, shift } from '../syntax/span.ts';
import { judgedItems } from './reportedByOtherRule.ts';
import type { Context } from './rule.ts';

/** A line of main.cf that counts, with its value read as its parameter wants it. */
export interface SettingValue {
  readonly setting: Setting;
  readonly value: TypedValue;
  /** Where a stretch of the unexpanded value stands in the file. */
  readonly place: (span: Span) => Span;
  /** All of the value; the name where it is empty. */
  readonly fullSpan: Span;
}

/** The value that main.cf gives a parameter; undefined where it gives none, or the release has no such parameter. */
export function settingValue(context: Context, name: string): SettingValue | undefined {
  const setting = settingOf(context.configuration, name);
  const parameter = setting && parameterOf(context.configuration, name);
  if (!setting || !parameter) return undefined;
  const { element } = setting;
  const offset = offsetOf(context.configuration, setting);
  const value = typedValue(parameter, element.value, element.valueSpan, context.lookup, element.macros);
  const empty = element.valueSpan.end === element.valueSpan.start;
  return {
    setting,
    value,
    place: (span) => shift(sourceOf(value, span), offset),
    fullSpan: shift(empty ? element.nameSpan : element.valueSpan, offset),
  };
}

/** The steps of a restriction list in main.cf. */
export function restrictionItems({ value }: SettingValue, context: Context): RestrictionItem[] {
  return readRestrictions(judgedItems(value), context.configuration.knowledge, context.used.classes, context.lookup);
}
