import type { Assignment } from '../../syntax/element.ts';
import { referencesIn } from '../../syntax/macro.ts';
import type { MasterOverride } from '../../syntax/masterCf.ts';
import { parseMacros } from '../../syntax/parseMacros.ts';

/** An `-o` as the assignment that main.cf would have; spans are in the file. */
export function asAssignment({ name, nameSpan, value, valueSpan }: MasterOverride): Assignment {
  const macros = value.text.includes('$') ? parseMacros(value.text) : undefined;
  return {
    kind: 'assignment',
    text: '',
    name,
    nameSpan,
    equals: nameSpan.end,
    value,
    valueSpan,
    comments: [],
    ...(macros ? { macros } : {}),
    references: macros ? referencesIn(macros) : [],
  };
}
