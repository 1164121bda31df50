import { parameterOf } from '../../model/parameter.ts';
import { restrictionClass, restrictionsOf } from '../../model/restrictionList.ts';
import type { Setting } from '../../model/settings.ts';
import { writtenItems } from '../../model/typedValue.ts';
import type { Context } from '../../rules/rule.ts';
import type { Naming, Occurrence, OccurrencesWanted } from '../language.ts';
import { parameterNaming, usedInServices } from '../parameters/parameterNaming.ts';
import { settingOccurrences } from '../parameters/valueOccurrences.ts';
import { type MainDocument, elementAtOffset } from './mainDocument.ts';

/** Parameters and services wherever a main.cf names them. */
export function mainOccurrences(document: MainDocument, wanted: OccurrencesWanted): Occurrence[] {
  if ('at' in wanted) {
    const found = elementAtOffset(document, wanted.at);
    return found?.element.kind === 'assignment'
      ? settingOccurrences(document.context, found.element, found.offset)
      : [];
  }
  const { elements, offsets } = document.context.configuration.tree;
  const found: Occurrence[] = [];
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i];
    // A search for the text spares reading the values that cannot hold the name.
    if (element?.kind !== 'assignment' || !element.text.includes(wanted.name)) continue;
    found.push(...settingOccurrences(document.context, element, offsets[i] as number));
  }
  return found;
}

/** Parameters, as a main.cf defines them. */
export const mainNaming: Naming<MainDocument> = {
  ...parameterNaming,
  isHidden({ context, others }, name) {
    if (classHiddenInMacro(context, name)) return true;
    // A master.cf that is known but not at hand would keep the old name.
    return (
      !others().some(({ language }) => language.id === 'master.cf') && usedInServices(context.configuration, name)
    );
  },
};

/** Whether a restriction class comes into some list out of a macro, where its name is not written. */
function classHiddenInMacro({ configuration, used, lookup }: Context, name: string): boolean {
  if (!used.classes.has(name)) return false;
  const isList = (setting: string): boolean =>
    (parameterOf(configuration, setting) ?? restrictionClass(setting, used.classes))?.value === 'restriction-list';
  const hidden = ({ element }: Setting): boolean => {
    if (!element.macros || !isList(element.name)) return false;
    const value = { logical: element.value, macros: element.macros };
    return restrictionsOf(value, configuration.knowledge, used.classes, lookup).some(
      ({ word }) => word.text === name && !word.written,
    );
  };
  const written = (configuration.settings.get('smtpd_restriction_classes') ?? []).some(({ element }) =>
    writtenItems({ logical: element.value, macros: element.macros }).some(({ text }) => text === name),
  );
  return !written || configuration.referring.some(hidden);
}
