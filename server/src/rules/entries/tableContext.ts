import { keptFor } from '../../facts/keptFor.ts';
import type { TablePath } from '../../instance/layout.ts';
import { createQuery } from '../../instance/query.ts';
import { textOfFile } from '../../instance/sourceFile.ts';
import { type TableItem, readTableItems } from '../../syntax/tables/tableItem.ts';
import type { TableBlock } from '../../syntax/tables/tableBlocks.ts';
import type { Context, EntryContext, TableContext } from '../rule.ts';
import { entryView } from './entryView.ts';
import { usesOf } from './tableUses.ts';

/** What rules and features look at of a table; undefined where it is not at hand. */
export function tableContext(context: Context, path: TablePath): TableContext | undefined {
  const source = context.tables.get(path);
  return source && tablesIn(context.untracked)(path);
}

/** Those of a snapshot, put together when they are asked for. */
const tablesIn = keptFor((context: Context) => {
  const contexts = new Map<TablePath, TableContext>();
  return (path: TablePath): TableContext | undefined => {
    const source = context.tables.get(path);
    if (!source) return undefined;
    const known = contexts.get(path);
    if (known) return known;
    const found: TableContext = {
      instance: context,
      source,
      configuration: context.configuration,
      used: context.used,
      get text() {
        return textOfFile(source);
      },
      entries: entryContext(context, path, source.language),
    };
    contexts.set(path, found);
    return found;
  };
});

function entryContext(context: Context, path: TablePath, language: EntryContext['language']): EntryContext {
  const { view, contexts } = common(context);
  const uses = usesOf(context, path);
  const roles = [...new Set(uses.map(({ role }) => role))];
  const types = [...new Set(uses.map(({ type }) => type))];
  const key = JSON.stringify([language, roles, types]);
  const known = contexts.get(key);
  if (known) return known;
  const { configuration, used } = view;
  const entries: EntryContext = { language, roles, types, configuration, used, view };
  contexts.set(key, entries);
  return entries;
}

/**
 * What entries of all tables depend on, with the contexts that came of it: the same object while nothing of it is
 * another.
 */
const common = createQuery(
  (context: Context) => ({ view: entryView(context), contexts: new Map<string, EntryContext>() }),
  (a, b) => a.view === b.view,
);

/** The lines of a block of a table. They are read again when they are asked for again: a million would not fit. */
export function itemsOfBlock({ text }: TableBlock, language: EntryContext['language']): readonly TableItem[] {
  return readTableItems(text, language);
}
