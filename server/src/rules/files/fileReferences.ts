import type { TableTypeFacts } from '../../facts/factTypes.ts';
import { atLeast } from '../../facts/release.ts';
import { expandExactly } from '../../model/expand.ts';
import { parameterOf } from '../../model/parameter.ts';
import { restrictionClass } from '../../model/restrictionList.ts';
import { matchListKinds, tableReferences } from '../../model/tableReference.ts';
import { type TypedValue, type WrittenItem, sourceOf, typedValue } from '../../model/typedValue.ts';
import type { Assignment } from '../../syntax/element.ts';
import type { Span } from '../../syntax/span.ts';
import { bySetting } from '../bySetting.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import type { Context } from '../rule.ts';
import type { FileUse } from './data.ts';

/** A file that a setting makes Postfix open. */
export interface FileReference {
  /** The parameter. */
  readonly name: string;
  readonly path: string;
  /** Of the item: in the file; while it is read off, relative to its element. */
  readonly span: Span;
  readonly as: FileUse;
  /** The type of a table or of a client. */
  readonly type?: string;
  /** The restriction that asks a table, where it stands in a list of restrictions. */
  readonly restriction?: string;
  /** For a table that postmap(1) makes an index of: the index files, any of which will do. */
  readonly indexes?: readonly string[];
}

const fileKinds: Readonly<Record<string, FileReference['as']>> = {
  'certificate-file': 'certificate',
  'pathname-list': 'certificate',
  'private-key-file': 'key',
  'trust-anchor-file-list': 'authorities',
};

/** The files that the settings in force name, for sure. */
export const fileReferences = bySetting(filesOf);

/** The files that one setting names; spans are relative to its element. */
export function filesOf(name: string, element: Assignment, context: Context): FileReference[] {
  const { text } = element.value;
  if (!text.includes('/') && !text.includes('$')) return [];
  const { configuration } = context;
  const parameter = parameterOf(configuration, name) ?? restrictionClass(name, context.used.classes);
  // Programs make the files of caches themselves; newaliases(1) alone reads alias_database.
  if (
    !parameter ||
    parameter.kind !== 'string' ||
    parameter.value === undefined ||
    parameter.value === 'cache-map' ||
    name === 'alias_database'
  )
    return [];
  const value = typedValue(parameter, element.value, element.valueSpan, context.lookup, element.macros);
  const place = (span: Span): Span => sourceOf(value, span);
  const as = fileKinds[parameter.value] ?? kindByName(name);
  if (as) {
    return judgedItems(value).flatMap((item): FileReference[] => {
      const path = pathOf(exactly(item, context));
      return path === undefined ? [] : [{ name, path, span: place(item.span), as }];
    });
  }
  return [...tablesOf(name, value, context, place), ...patternFilesOf(name, value, context, place)];
}

function kindByName(name: string): 'authorities' | 'templates' | undefined {
  if (name.endsWith('_CAfile')) return 'authorities';
  return name === 'bounce_template_file' ? 'templates' : undefined;
}

function tablesOf(name: string, value: TypedValue, context: Context, place: (span: Span) => Span): FileReference[] {
  const { knowledge } = context.configuration;
  return tableReferences(value, knowledge, context.used.classes, judgedItems(value)).flatMap(
    (reference): FileReference[] => {
      // `$virtual_alias_maps`: what is wrong with it is told where it is written.
      const written = onlyMacro.test(reference.text) ? undefined : exactly(reference, context);
      const colon = written?.indexOf(':') ?? -1;
      const path = colon < 0 ? undefined : pathOf(written?.slice(colon + 1));
      const type = written?.slice(0, Math.max(colon, 0)) ?? '';
      const facts = knowledge.tableTypes.get(type);
      if (path === undefined || !facts) return [];
      const { restriction } = reference;
      const by = restriction === undefined ? {} : { restriction };
      const one = { name, path, span: place(reference.span), type, ...by };
      if (facts.configFile) return [{ ...one, as: 'settings' as const }];
      if (facts.class !== 'file') return [];
      return [
        { ...one, as: 'table' as const, ...(facts.postmap ? { indexes: indexesOf(path, type, facts, context) } : {}) },
      ];
    },
  );
}

/** match_list.c: an item that starts with `/` is the name of a file of further items. */
function patternFilesOf(
  name: string,
  value: TypedValue,
  context: Context,
  place: (span: Span) => Span,
): FileReference[] {
  if (!matchListKinds.has(value.parameter.value ?? '')) return [];
  return judgedItems(value).flatMap((item): FileReference[] => {
    const path = onlyMacro.test(item.text) ? undefined : pathOf(exactly(item, context)?.replace(/^!+/, ''));
    return path === undefined ? [] : [{ name, path, span: place(item.span), as: 'patterns' as const }];
  });
}

function indexesOf(
  path: string,
  type: string,
  { indexSuffix = [] }: TableTypeFacts,
  { configuration: { release } }: Context,
): string[] {
  // dict_dbm.c takes the age of the `.pag` file, the last one.
  const own = indexSuffix.slice(-1).map((suffix) => path + suffix);
  // nbdb_redirect.c (3.11): with non_bdb_migration_level these are names for another type.
  return atLeast(release, '3.11') && (type === 'hash' || type === 'btree')
    ? [...own, `${path}.lmdb`, `${path}.cdb`]
    : own;
}

function exactly({ text, hasMacro }: Pick<WrittenItem, 'text' | 'hasMacro'>, { lookup }: Context): string | undefined {
  return hasMacro ? expandExactly(text, lookup) : text;
}

function pathOf(text: string | undefined): string | undefined {
  return text !== undefined && /^\/(?!\/)[^\s,{}$\0]*[^\s,{}$\0/]$/.test(text) ? text : undefined;
}

const onlyMacro = /^\$(?:\w+|\{[^{}]*\}|\([^()]*\))$/;
