import { offsetOf, settingOf } from '../../../model/configuration.ts';
import { expandParsed } from '../../../model/expand.ts';
import type { Setting } from '../../../model/settings.ts';
import { otherReaders } from '../../../rules/services/unreadOverride.ts';
import type { ParameterView } from '../parameterView.ts';
import { code } from '../markdown.ts';

const mostServices = 3;

/** What a name is set to in this file, macros expanded, and by `-o` in master.cf; undefined where neither sets it. */
export function valueHere(document: ParameterView, name: string): string | undefined {
  const { configuration } = document.context;
  const { hover } = document.messages;
  const setting = settingOf(configuration, name);
  const parts: string[] = [];
  if (setting) {
    const line = document.lines.positionAt(offsetOf(configuration, setting) + setting.element.nameSpan.start).line + 1;
    parts.push(
      hover.here({
        value: expandedHere(document, setting),
        line,
        of: configuration.settings.get(name)?.length ?? 1,
      }),
    );
  }
  const services = overriding(document, name);
  if (services.length) parts.push(hover.overridden(services));
  return parts.length ? parts.join('  \n') : undefined;
}

/** The value of the setting that counts; what cannot be known here is shown as written. */
function expandedHere(
  { context: { configuration, lookup }, messages: { hover } }: ParameterView,
  { element }: Setting,
): string {
  const isRaw = element.macros && configuration.knowledge.parameters.get(element.name)?.raw;
  const expanded = element.macros && !isRaw ? expandParsed(element.macros, lookup) : undefined;
  if (expanded?.certainty === 'error') return `${code(element.value.text)}${hover.aside(hover.fails)}`;
  return code(expanded?.certainty === 'exact' ? expanded.text : element.value.text) || hover.empty;
}

/** The services whose `-o` sets the name, each with its value. */
function overriding({ context, messages: { hover } }: ParameterView, name: string): string[] {
  const found: string[] = [];
  for (const entry of context.configuration.master?.entries ?? []) {
    const { columns, overrides, stray } = entry;
    const last = stray ? undefined : overrides.findLast((override) => override.name === name && !override.problem);
    if (!last || !columns[0]) continue;
    if (found.length === mostServices) return [...found, '…'];
    const said = hover.inService({
      service: code(columns[0].text, 40),
      value: code(last.value.text, 80) || hover.empty,
    });
    const unread = context.master && otherReaders(name, entry, context.master);
    found.push(unread ? said + hover.aside(hover.unread(code(unread.program))) : said);
  }
  return found;
}
