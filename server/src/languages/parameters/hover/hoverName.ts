import { knownness } from '../../../model/names.ts';
import { parameterOf } from '../../../model/parameter.ts';
import { settingsReferringTo } from '../../../model/references.ts';
import { splitList } from '../../../syntax/splitList.ts';
import { meantName } from '../../../rules/names/meantName.ts';
import { nearestName } from '../../../rules/names/nearestName.ts';
import { nearestWord } from '../../../rules/nearestWord.ts';
import type { ParameterView } from '../parameterView.ts';
import { parameterMarkdown, titled } from './hoverParameter.ts';
import { tableSetting } from './hoverTableSetting.ts';
import { parameterLink } from '../manual.ts';
import { bold, code, paragraphs } from '../markdown.ts';
import { valueHere } from './valueHere.ts';

const mostUsers = 4;

/**
 * What a name stands for, whatever it is.
 * @param role where it is written: a name before the `=` that nobody knows is ignored, one in a macro expands to
 *   nothing
 */
export function nameMarkdown(document: ParameterView, name: string, role: 'definition' | 'reference'): string {
  const {
    context: { configuration, used },
    messages: { hover },
  } = document;
  const parameter = parameterOf(configuration, name, { anyRelease: true });
  if (parameter) return parameterMarkdown(document, parameter);
  const known = knownness(configuration, used, name);
  const here = known || role === 'reference' ? valueHere(document, name) : undefined;
  switch (known) {
    case 'restriction-class':
      return paragraphs([
        titled(document, name, hover.restrictionClass),
        here ?? hover.notSet,
        usedBy(document, name),
      ]);
    case 'table':
      return tableSetting(document, name) ?? paragraphs([bold(name), here]);
    // A name that others use is nobody's while it is not set.
    case 'user':
      if (here !== undefined)
        return paragraphs([titled(document, name, hover.ownParameter), here, usedBy(document, name)]);
  }
  if (role === 'reference') {
    return paragraphs([titled(document, name, hover.undefinedReference), here, meant(document, name, role)]);
  }
  return paragraphs([hover.titled(bold(name), hover.unknown), meant(document, name, role)]);
}

/** The real names that were probably meant. */
function meant(
  { context, messages: { hover } }: ParameterView,
  name: string,
  role: 'definition' | 'reference',
): string | undefined {
  const { knowledge, release, settings } = context.configuration;
  const { names, service }: { readonly names: readonly string[]; readonly service?: string } =
    role === 'definition' ? meantName(context, name) : nearestName(knowledge, release, name);
  const own = role === 'reference' && name.length <= 100 ? nearestWord(name, settings.keys()) : undefined;
  const found = own === undefined ? names : [own];
  if (found.length === 0) return service === undefined ? undefined : hover.noService(code(service));
  return hover.didYouMean(hover.or(found.map((one) => parameterLink(knowledge, one))));
}

/** The settings that name it. */
function usedBy(
  { context: { configuration, used }, messages: { hover } }: ParameterView,
  name: string,
): string | undefined {
  const users = new Set<string>();
  for (const setting of settingsReferringTo(configuration, name)) {
    if (configuration.settings.isInForce(setting)) users.add(setting.element.name);
  }
  if (used.classes.has(name)) {
    for (const [user, settings] of configuration.settings) {
      const text = settings.at(-1)?.element.value.text ?? '';
      if (
        user !== name &&
        user !== 'smtpd_restriction_classes' &&
        text.includes(name) &&
        splitList(text).some((item) => item.text === name)
      ) {
        users.add(user);
      }
    }
  }
  if (users.size === 0) return undefined;
  const shown = [...users].slice(0, mostUsers).map((user) => code(user));
  return hover.usedBy(users.size > mostUsers ? [...shown, '…'] : shown);
}
