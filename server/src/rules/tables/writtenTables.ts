import { offsetOf, settingOf } from '../../model/configuration.ts';
import { inlineEntries } from '../../model/inlineTable.ts';
import { readRestrictions, restrictionClass } from '../../model/restrictionList.ts';
import { type Parameter, parameterOf } from '../../model/parameter.ts';
import { tableReferences } from '../../model/tableReference.ts';
import { type TypedValue, sourceOf, typedValue } from '../../model/typedValue.ts';
import { type Span, shift } from '../../syntax/span.ts';
import { unbrace } from '../../syntax/splitList.ts';
import type { FindingPlace, InstanceView } from '../instance/instanceRule.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import { namedOverrides } from '../services/overrideName.ts';
import { inlineRules } from './inlineRules.ts';

/** A value of either file in which a table stands with its contents, and where a stretch of the value stands. */
export interface WrittenTables {
  readonly name: string;
  readonly value: TypedValue;
  readonly place: (span: Span) => FindingPlace;
}

/** A table in a value. */
export interface WrittenTable {
  /** With its type, macros not expanded. */
  readonly text: string;
  readonly span: Span;
  /** The `check_…_access` that asks it, in lower case. */
  readonly restriction: string | undefined;
}

/** An entry of a table in a value. */
export interface TableEntry {
  readonly key: string;
  readonly value: string;
  readonly span: Span;
  readonly restriction: string | undefined;
}

const withContents = /(?:inline|static):|(?:regexp|pcre|cidr):\{/;

/** The values of some parameters, in main.cf and in each `-o`, that hold a table with its contents. */
export function* writtenTables(view: InstanceView, names: ReadonlySet<string>): Generator<WrittenTables> {
  const {
    context,
    configuration,
    used: { classes },
  } = view;
  const parameterNamed = (name: string): Parameter | undefined =>
    parameterOf(configuration, name) ?? restrictionClass(name, classes);
  for (const name of names) {
    const setting = settingOf(configuration, name);
    const parameter = setting && withContents.test(setting.element.value.text) ? parameterNamed(name) : undefined;
    if (!setting || !parameter) continue;
    const { element } = setting;
    const value = typedValue(parameter, element.value, element.valueSpan, context.lookup, element.macros);
    const offset = offsetOf(configuration, setting);
    yield { name, value, place: (span) => ({ file: 'main.cf', span: shift(sourceOf(value, span), offset) }) };
  }
  for (const entry of context.master?.entries ?? []) {
    for (const override of namedOverrides(entry)) {
      const isOne = names.has(override.name) && withContents.test(override.value.text);
      const parameter = isOne ? parameterNamed(override.name) : undefined;
      const values = parameter && context.master?.valueContext(entry);
      if (!values) continue;
      const value = typedValue(parameter, override.value, override.valueSpan, values.lookup);
      yield { name: override.name, value, place: (span) => ({ file: 'master.cf', span: sourceOf(value, span) }) };
    }
  }
}

/** The tables of a value. */
export function* tablesIn(
  { value }: WrittenTables,
  { configuration: { knowledge }, used: { classes } }: InstanceView,
): Generator<WrittenTable> {
  const items = judgedItems(value);
  if (value.parameter.value !== 'restriction-list') {
    for (const { text, span } of tableReferences(value, knowledge, classes, items))
      yield { text, span, restriction: undefined };
    return;
  }
  for (const { kind, word, facts, argument, name: restriction } of readRestrictions(items, knowledge, classes)) {
    const named = facts?.argument?.startsWith('map') === true ? argument : undefined;
    const table = kind === 'table' ? word : named;
    // A `$$` makes no difference to where a table of patterns stands.
    if (table && (table.written || /^(?:regexp|pcre|cidr):\{/.test(table.text)))
      yield { text: table.text, span: table.span, restriction };
  }
}

/** What a table holds; of `static:` what it gives for each key. A table with a `$name` in it is not read. */
export function* entriesIn({ text, span, restriction }: WrittenTable): Generator<TableEntry> {
  for (const { pattern, result, span: at } of inlineRules(text))
    yield { key: pattern, value: result, span: within(span, at), restriction };
  if (text.includes('$')) return;
  for (const { key, value, span: at } of inlineEntries(text))
    yield { key, value, span: within(span, at), restriction };
  if (!text.startsWith('static:')) return;
  const result = text.slice('static:'.length);
  yield { key: '*', value: (result.startsWith('{') ? unbrace(result).text : result).trim(), span, restriction };
}

function within(outer: Span, { start, end }: Span): Span {
  return { start: outer.start + start, end: outer.start + end };
}
