import { asAssignment } from '../../rules/services/asAssignment.ts';
import { toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import { createEncoder, readName, valueTokens } from '../semanticTokens.ts';
import type { MasterDocument } from './masterDocument.ts';

/** What only the facts can tell of the names and values of `-o`; columns are the grammar's. */
export function masterTokens({ context }: MasterDocument): { data: number[] } {
  const encoder = createEncoder(context.text);
  for (const entry of context.master.entries) {
    for (const override of entry.overrides) {
      if (override.problem || override.name === '') continue;
      const values = context.valueContext(entry);
      const named = readName(values, override.name);
      encoder.add(override.nameSpan, named.token);
      const element = asAssignment(override);
      for (const token of [...valueTokens(values, element, named)].sort((a, b) => a.start - b.start)) {
        encoder.add({ start: toSource(element.value, token.start), end: toSourceEnd(element.value, token.end) }, token);
      }
    }
  }
  return { data: encoder.data };
}
