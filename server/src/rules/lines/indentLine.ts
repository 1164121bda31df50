import { parameterOf } from '../../model/parameter.ts';
import { type Place, liveLines } from '../fixes/lineEdit.ts';
import type { Context, Fix } from '../rule.ts';

/** Makes a line continue the entry above it. */
export function indentLine(place: Place, preferred: boolean): Fix[] {
  const first = liveLines(place)[0];
  if (!first) return [];
  return [
    {
      title: { key: 'indentLine', data: undefined },
      edits: [{ span: { start: first.span.start, end: first.span.start }, text: '    ' }],
      ...(preferred ? { preferred } : {}),
    },
  ];
}

/** The same where the entry above takes a list; preferred where the line looks like items of it. */
export function continueList(context: Context, place: Place): Fix[] {
  const above = entryAbove(context, place.index);
  if (!above || place.element.kind !== 'malformed') return [];
  const line = place.element.line.text.trim();
  const [word = ''] = line.split(/[\s,]/, 1);
  if (/-list$/.test(parameterOf(context.configuration, above.name)?.value ?? '')) {
    return indentLine(
      place,
      context.configuration.knowledge.restrictions.has(word) || isTable(context, word) || /^[$/]/.test(word),
    );
  }
  // Words without commas between them are rather a sentence than a list.
  return above.open ? indentLine(place, !/[^,\s]\s+[^,\s]/.test(line)) : [];
}

/** The entry that an indented line would belong to, once lines between that are none are mended or gone. */
function entryAbove({ configuration }: Context, index: number): { name: string; open: boolean } | undefined {
  for (let i = index - 1; i >= 0; i--) {
    const element = configuration.tree.elements[i];
    if (element?.kind === 'assignment') return { name: element.name, open: element.value.text.endsWith(',') };
    if (element?.kind !== 'malformed') continue;
    const name = /^[^\s=]+/.exec(element.line.text)?.[0] ?? '';
    if (parameterOf(configuration, name)) return { name, open: element.line.text.trimEnd().endsWith(',') };
  }
  return undefined;
}

function isTable({ configuration }: Context, word: string): boolean {
  const type = /^([a-z]+):./.exec(word)?.[1];
  return type !== undefined && configuration.knowledge.tableTypes.has(type);
}
