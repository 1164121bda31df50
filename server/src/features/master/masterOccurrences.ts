import { offsetOf } from '../../model/configuration.ts';
import { parameterOf } from '../../model/parameter.ts';
import { restrictionClass, restrictionsOf } from '../../model/restrictionList.ts';
import { serviceReferences } from '../../model/transports.ts';
import { isBuiltIn } from '../../model/builtInNames.ts';
import { serviceParameter } from '../../model/services.ts';
import { writtenItems } from '../../model/typedValue.ts';
import { toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import { walkMacros } from '../../syntax/macro.ts';
import { parseMacros } from '../../syntax/parseMacros.ts';
import type { LogicalText } from '../../syntax/logicalText.ts';
import type { MacroText } from '../../syntax/macro.ts';
import { type Span, shift } from '../../syntax/span.ts';
import type { MainDocument } from '../document.ts';
import type { MasterDocument } from './masterDocument.ts';

/** A name at a place of one of the two files. */
export interface SharedOccurrence {
  readonly kind: 'service' | 'parameter';
  readonly name: string;
  readonly role: 'definition' | 'reference';
  /** In which file the span is. */
  readonly file: 'main' | 'master';
  readonly span: Span;
}

/** The two files of one Postfix, as far as they are at hand. */
export interface Pair { readonly main?: MainDocument | undefined; readonly master?: MasterDocument | undefined }

/** Services and parameters wherever the two files name them. */
export function sharedOccurrences({ main, master }: Pair): SharedOccurrence[] {
  return [...(main ? inMain(main) : []), ...(master ? inMaster(master) : [])];
}

function inMaster(document: MasterDocument): SharedOccurrence[] {
  const found: SharedOccurrence[] = [];
  for (const entry of document.context.master.entries) {
    const name = entry.columns[0];
    if (!name || entry.stray) continue;
    // A port has no name that main.cf could use.
    if (entry.columns[1]?.text !== 'inet') found.push({ kind: 'service', name: name.text, role: 'definition', file: 'master', span: name.span });
    for (const override of entry.overrides) {
      if (override.name === '' || override.problem) continue;
      found.push(...inName(document.context.valueContext(entry), override.name, override.nameSpan, 'master'));
      const macros = override.value.text.includes('$') ? parseMacros(override.value.text) : undefined;
      const { value } = override;
      const at = (span: Span): Span => ({ start: toSource(value, span.start), end: toSourceEnd(value, span.end) });
      found.push(...inValue(document.context.valueContext(entry), override.name, value, macros, 'master', at));
    }
  }
  return found;
}

function inMain(document: MainDocument): SharedOccurrence[] {
  const found: SharedOccurrence[] = [];
  const { configuration } = document.context;
  for (const settings of configuration.settings.values()) {
    for (const setting of settings) {
      const { element } = setting;
      const offset = offsetOf(configuration, setting);
      const { value } = element;
      found.push(...inName(document.context, element.name, shift(element.nameSpan, offset), 'main'));
      const at = (span: Span): Span => ({ start: offset + toSource(value, span.start), end: offset + toSourceEnd(value, span.end) });
      found.push(...inValue(document.context, element.name, value, element.macros, 'main', at));
    }
  }
  return found;
}

type Here = Pick<MainDocument, 'context'>['context'];

/** `slow_destination_rate_delay` names the service slow; any other name is a parameter's. */
function inName({ configuration }: Here, name: string, span: Span, file: 'main' | 'master'): SharedOccurrence[] {
  const { knowledge, release, services } = configuration;
  const found: SharedOccurrence[] = [{ kind: 'parameter', name, role: 'definition', file, span }];
  const facts = knowledge.parameters.get(name);
  const own = facts && isBuiltIn(name, facts, release) ? undefined : serviceParameter(knowledge, release, name, services);
  if (own) found.push({ kind: 'service', name: own.service, role: 'reference', file, span: { start: span.start, end: span.start + own.service.length } });
  return found;
}

function inValue({ configuration, used }: Here, name: string, value: LogicalText, macros: MacroText | undefined, file: 'main' | 'master', at: (span: Span) => Span): SharedOccurrence[] {
  const found: SharedOccurrence[] = [];
  const parameter = parameterOf(configuration, name) ?? restrictionClass(name, used.classes);
  if (macros && !configuration.knowledge.parameters.get(name)?.raw) {
    walkMacros(macros, (node) => {
      if (node.kind === 'reference' && node.nameSpan.end > node.nameSpan.start) found.push({ kind: 'parameter', name: node.name, role: 'reference', file, span: at(node.nameSpan) });
    });
  }
  if (!parameter) return found;
  const written = { logical: value, macros };
  for (const reference of serviceReferences(parameter, written)) found.push({ kind: 'service', name: reference.name, role: 'reference', file, span: at(reference.span) });
  if (name === 'smtpd_restriction_classes') {
    for (const { text, span, hasMacro } of writtenItems(written)) if (!hasMacro) found.push({ kind: 'parameter', name: text, role: 'reference', file, span: at(span) });
  } else if (used.classes.size > 0 && parameter.value === 'restriction-list') {
    for (const { kind, word } of restrictionsOf(written, configuration.knowledge, used.classes)) {
      if (kind === 'class' && word.written) found.push({ kind: 'parameter', name: word.text, role: 'reference', file, span: at(word.span) });
    }
  }
  return found;
}
