import { isBuiltIn } from '../../model/builtInNames.ts';
import { parameterOf } from '../../model/parameter.ts';
import { restrictionClass, restrictionsOf } from '../../model/restrictionList.ts';
import { serviceParameter } from '../../model/services.ts';
import { serviceReferences } from '../../model/transports.ts';
import { writtenItems } from '../../model/typedValue.ts';
import type { Context } from '../../rules/rule.ts';
import type { Assignment } from '../../syntax/element.ts';
import { toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import { walkMacros } from '../../syntax/macro.ts';
import { type Span, shift } from '../../syntax/span.ts';
import type { NameKind, Occurrence } from '../language.ts';

/**
 * Parameters and services that a setting names, in main.cf or by `-o`.
 * @param offset where the element starts that the setting's spans are relative to
 */
export function settingOccurrences(
  context: Pick<Context, 'configuration' | 'used'>,
  setting: Assignment,
  offset: number,
): Occurrence[] {
  const { value } = setting;
  const found = inName(context, setting.name, shift(setting.nameSpan, offset));
  const refer = (kind: NameKind, name: string, span: Span): void => {
    const place = { start: offset + toSource(value, span.start), end: offset + toSourceEnd(value, span.end) };
    found.push({ kind, name, role: 'reference', span: place });
  };
  referIn(context, setting, refer);
  return found;
}

/** `slow_destination_rate_delay` names the service slow; any other name is a parameter's. */
function inName({ configuration }: Pick<Context, 'configuration'>, name: string, span: Span): Occurrence[] {
  const { knowledge, release, services } = configuration;
  const found: Occurrence[] = [{ kind: 'parameter', name, role: 'definition', span }];
  const facts = knowledge.parameters.get(name);
  const own =
    facts && isBuiltIn(name, facts, release) ? undefined : serviceParameter(knowledge, release, name, services);
  if (!own) return found;
  found.push({
    kind: 'service',
    name: own.service,
    role: 'reference',
    span: { start: span.start, end: span.start + own.service.length },
  });
  return found;
}

/** @param refer takes each name of the value, with its span in the unexpanded value */
function referIn(
  { configuration, used }: Pick<Context, 'configuration' | 'used'>,
  { name, value, macros }: Assignment,
  refer: (kind: NameKind, name: string, span: Span) => void,
): void {
  const { knowledge } = configuration;
  const parameter = parameterOf(configuration, name) ?? restrictionClass(name, used.classes);
  // `$name` in a raw value is filled in by smtpd, not from main.cf.
  if (macros && !knowledge.parameters.get(name)?.raw) {
    walkMacros(macros, (node) => {
      if (node.kind === 'reference' && node.nameSpan.end > node.nameSpan.start) {
        refer('parameter', node.name, node.nameSpan);
      }
    });
  }
  if (!parameter) return;
  const written = { logical: value, macros };
  for (const service of serviceReferences(parameter, written)) refer('service', service.name, service.span);
  if (name === 'smtpd_restriction_classes') {
    for (const { text, span, hasMacro } of writtenItems(written)) if (!hasMacro) refer('parameter', text, span);
  } else if (used.classes.size > 0 && parameter.value === 'restriction-list') {
    for (const { kind, word } of restrictionsOf(written, knowledge, used.classes)) {
      if (kind === 'class' && word.written) refer('parameter', word.text, word.span);
    }
  }
}
