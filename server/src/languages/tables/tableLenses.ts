import { indexState } from '../../rules/entries/indexState.ts';
import { usesOf } from '../../rules/entries/tableUses.ts';
import type { LensText } from '../language.ts';
import type { TableDocument } from './tableDocument.ts';
import { longestOutline } from './tableElements.ts';

/** Above a table: who reads it, whether its index holds what it says, and a way to ask it. */
export function tableLenses({ id, context, messages: { tables }, others }: TableDocument): LensText[] {
  const span = { start: 0, end: 0 };
  const uses = usesOf(context.instance, id);
  const lenses: LensText[] = [];
  const said = new Set<string>();
  for (const { role, file, span: at } of uses) {
    const named = others().find((one) => one.id === file);
    const place = named ? `${file}:${named.lines.positionAt(at.start).line + 1}` : file;
    const text = tables.readAt(role, place);
    if (!said.has(text)) lenses.push({ span, text });
    said.add(text);
  }
  const index = uses
    .map(({ type, path }) => indexState(context.instance, type, path))
    .find((one) => one !== undefined);
  if (index) lenses.push({ span, text: index.state === 'missing' ? tables.indexMissing : tables.indexOlder });
  const { tree } = context.source;
  if ((tree.offsets[tree.blocks.length] as number) > longestOutline) lenses.push({ span, text: tables.large });
  lenses.push({ span, text: tables.lookUp, command: 'postfix.lookUpKey' });
  return lenses;
}
