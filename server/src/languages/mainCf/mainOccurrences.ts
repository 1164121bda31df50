import { offsetOf } from '../../model/configuration.ts';
import type { Setting } from '../../model/settings.ts';
import { restrictionClass, restrictionsOf } from '../../model/restrictionList.ts';
import { parameterOf } from '../../model/parameter.ts';
import { writtenItems } from '../../model/typedValue.ts';
import type { Assignment } from '../../syntax/element.ts';
import { toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import { walkMacros } from '../../syntax/macro.ts';
import { type Span, shift, touches } from '../../syntax/span.ts';
import { type MainDocument, elementAtOffset } from './mainDocument.ts';

/** A place where a name stands for a setting. */
export interface Occurrence {
  readonly name: string;
  /** `definition`: before the `=`; `reference`: in a macro; `class`: a restriction class in a list. */
  readonly role: 'definition' | 'reference' | 'class';
  /** In the file. */
  readonly span: Span;
}

/** The name that an offset touches. */
export function occurrenceAt(document: MainDocument, offset: number): Occurrence | undefined {
  const found = elementAtOffset(document, offset);
  if (found?.element.kind !== 'assignment') return undefined;
  return occurrencesIn(document, found.element, found.offset).find(({ span }) => touches(span, offset));
}

/** All places of a name, in file order. */
export function occurrencesOf(document: MainDocument, name: string): Occurrence[] {
  const found: Occurrence[] = [];
  const { configuration } = document.context;
  for (const same of configuration.settings.values()) {
    for (const setting of same) {
      const { element } = setting;
      // A search for the text spares reading the values that cannot hold the name.
      if (!element.text.includes(name)) continue;
      found.push(...occurrencesIn(document, element, offsetOf(configuration, setting)).filter((one) => one.name === name));
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

function occurrencesIn(document: MainDocument, element: Assignment, offset: number): Occurrence[] {
  const found: Occurrence[] = [{ name: element.name, role: 'definition', span: shift(element.nameSpan, offset) }];
  const { value } = element;
  const inFile = (span: Span): Span => ({ start: offset + toSource(value, span.start), end: offset + toSourceEnd(value, span.end) });
  // `$name` in the value of a RAW parameter is none of main.cf's names.
  const raw = document.context.configuration.knowledge.parameters.get(element.name)?.raw;
  if (element.macros && !raw) {
    walkMacros(element.macros, (node) => {
      if (node.kind === 'reference' && node.nameSpan.end > node.nameSpan.start) found.push({ name: node.name, role: 'reference', span: inFile(node.nameSpan) });
    });
  }
  for (const { text, span } of classesIn(document, element)) found.push({ name: text, role: 'class', span: inFile(span) });
  return found;
}

/** Restriction classes that a value names, spans in its unexpanded text. */
function classesIn(document: MainDocument, element: Assignment): { text: string; span: Span }[] {
  const { configuration, used } = document.context;
  const value = { logical: element.value, macros: element.macros };
  if (element.name === 'smtpd_restriction_classes') return writtenItems(value).filter(({ hasMacro }) => !hasMacro);
  if (used.classes.size === 0 || !isRestrictionList(document, element.name)) return [];
  return restrictionsOf(value, configuration.knowledge, used.classes)
    .filter(({ kind, word }) => kind === 'class' && word.written).map(({ word }) => word);
}

/** Whether the value of a name is read as a restriction list. */
function isRestrictionList(document: MainDocument, name: string): boolean {
  const { configuration, used } = document.context;
  return parameterOf(configuration, name)?.value === 'restriction-list' || restrictionClass(name, used.classes) !== undefined;
}

/** Whether a restriction class comes into some list out of a macro, where its name is not written. */
export function classHiddenInMacro(document: MainDocument, name: string): boolean {
  const { configuration, used, lookup } = document.context;
  if (!used.classes.has(name)) return false;
  const hidden = ({ element }: Setting): boolean => {
    const value = { logical: element.value, macros: element.macros };
    if (!element.macros || !isRestrictionList(document, element.name)) return false;
    return restrictionsOf(value, configuration.knowledge, used.classes, lookup).some(({ word }) => word.text === name && !word.written);
  };
  const written = (configuration.settings.get('smtpd_restriction_classes') ?? [])
    .some(({ element }) => writtenItems({ logical: element.value, macros: element.macros }).some(({ text }) => text === name));
  return !written || configuration.referring.some(hidden);
}
