import { atLeast, existsIn } from '../../../facts/release.ts';
import type { Parameter } from '../../../model/parameter.ts';
import { type PathPlace, configDirectory, fileOffer, pathPlace } from './completeFiles.ts';
import { booleanItems, keywordItems, levelItems, numberItems, timeItems } from './completeKeywords.ts';
import { awaitedArgument, restrictionOffer } from './completeRestrictions.ts';
import {
  connectableServices,
  endpointOffer,
  servicePatterns,
  transportNames,
  transportOffer,
} from './completeServices.ts';
import { tableOffer, tableStart, typeItems } from './completeTables.ts';
import { completeMacros } from './completeMacros.ts';
import { type Cursor, cursorAt } from './completionCursor.ts';
import { type CompletionOptions, type Offer, type OfferedItem, item } from '../../offer.ts';
import type { ParameterView } from '../parameterView.ts';
import type { ValuePlace } from './valuePlace.ts';
import { usualWords } from './usualWords.ts';

/** Kinds whose every item is a table, and those whose items may be one. */
const tables = new Set(['map-list', 'map', 'cache-map']);
const mayBeTables = new Set([
  'string-match-list',
  'domain-list',
  'address-match-list',
  'user-match-list',
  'domain-or-address-match-list',
  'loglevel-match-list',
  'list-name-list',
  'client-acl-list',
  'access-policy-list',
]);
const folders = new Set(['directory', 'directory-list', 'directory-or-template', 'pathname-prefix-list']);
const files = new Set([
  'certificate-file',
  'private-key-file',
  'pathname',
  'pathname-list',
  'trust-anchor-file-list',
  'openssl-config',
  'shell-command',
  'domain',
  'socket-name',
]);
/** Kinds in which `unix:/path` is a socket. */
const sockets = new Set(['restriction-list', 'milter-list', 'inet-endpoint', 'transport']);

/** What can be written at an offset in the value of a setting, in main.cf or by `-o`. */
export function settingValueOffer(
  view: ParameterView,
  options: CompletionOptions,
  offset: number,
  place: ValuePlace,
): Offer | undefined {
  const cursor = cursorAt(view, options, offset, place);
  return cursor.scope.macro ? completeMacros(cursor, place.before, place.after) : valueOffer(cursor);
}

/** What fits the parameter at the cursor. Free text gets nothing. */
function valueOffer(cursor: Cursor): Offer | undefined {
  const { parameter, options, scope } = cursor;
  const around = scope.open.at(-1)?.kind;
  if (!parameter || parameter.raw || around === 'macro' || around === 'operand') return undefined;
  const path = pathAt(cursor);
  if (path) {
    const { folder, span } = path;
    return options.files ? fileOffer(path, options.files, cursor.rest) : { span, items: [], folder };
  }
  return around === 'braces' ? inBraces(cursor, parameter) : byKind(cursor, parameter);
}

function byKind(cursor: Cursor, parameter: Parameter): Offer | undefined {
  const { value = '' } = parameter;
  if (parameter.kind === 'string') {
    if (value === 'restriction-list') return restrictionOffer(cursor);
    if (tables.has(value)) return tableOffer(cursor, { cache: value === 'cache-map' });
    if (mayBeTables.has(value)) return matchOffer(cursor, parameter);
    if (value === 'transport') return transportOffer(cursor);
    if (value === 'milter-list' || value === 'inet-endpoint') return endpointOffer(cursor);
  }
  const items = scalarItems(cursor, parameter);
  return items.length ? { span: cursor.word, items } : undefined;
}

function scalarItems(cursor: Cursor, parameter: Parameter): OfferedItem[] {
  // The second word of a value that is one word is a mistake that a rule tells of.
  const single = parameter.kind !== 'string' || parameter.keywords?.list !== true;
  const word = !single || cursor.items.length === 0;
  if (parameter.kind === 'boolean') return word ? booleanItems(cursor, parameter) : [];
  if (parameter.kind === 'time') return word ? timeItems(cursor, parameter) : [];
  if (parameter.kind === 'integer' && !parameter.keywords) return word ? numberItems(cursor, parameter) : [];
  const more = usualWords(cursor, parameter);
  switch (parameter.value) {
    case 'database-type':
      return word ? typeItems(cursor, parameter.name === 'default_cache_db_type', '') : [];
    case 'compatibility-level':
      return word ? levelItems(cursor) : [];
    case 'transport-name-list':
      return transportNames(cursor);
    case 'service-name':
      return word ? connectableServices(cursor) : [];
    case 'service-pattern-list':
      return servicePatterns(cursor);
    default:
      return [...(word ? keywordItems(cursor, parameter) : []), ...more];
  }
}

/** A list of words in which `type:name` is a table and `!` makes an exception. */
function matchOffer(cursor: Cursor, parameter: Parameter): Offer | undefined {
  const from = /^!*/.exec(cursor.current)?.[0].length ?? 0;
  // local_header_rewrite_clients: the table behind this word is its argument.
  if (cursor.items.at(-1)?.toLowerCase() === 'check_address_map') return tableOffer(cursor);
  return tableOffer(cursor, { from, more: [...keywordItems(cursor, parameter), ...usualWords(cursor, parameter)] });
}

/** Inside the braces of an item. */
function inBraces(cursor: Cursor, parameter: Parameter): Offer | undefined {
  const { opener, items } = cursor;
  if (/(?:^|:)(?:pipemap|unionmap):$/.test(opener?.text ?? '')) return tableOffer(cursor);
  if (opener?.text !== '') return undefined;
  const policy = parameter.value === 'restriction-list' && awaited(cursor) === 'policy-endpoint';
  if (policy || parameter.value === 'milter-list') {
    return items.length === 0 ? endpointOffer(cursor, { policy }) : settingsOffer(cursor, policy);
  }
  // `{ type:name { search_order = … } }`
  return parameter.value === 'restriction-list' && items.length === 0 && awaited(cursor) === 'map-or-search-order'
    ? tableOffer(cursor)
    : undefined;
}

function awaited(cursor: Cursor): ReturnType<typeof awaitedArgument> {
  return awaitedArgument({ ...cursor, items: cursor.opener?.items ?? [] });
}

/**
 * `{ inet:host:port, timeout=10s }`: names are those of main.cf without their prefix (milter.c, smtpd_check.c: 7 +
 * VAR_…, 21 + VAR_…).
 */
function settingsOffer(cursor: Cursor, policy: boolean): Offer | undefined {
  const { knowledge, release } = cursor.document.context.configuration;
  if (!atLeast(release, '3.0') || cursor.current.includes('=')) return undefined;
  const prefix = policy ? 'smtpd_policy_service_' : 'milter_';
  const milter = new Set(['connect_timeout', 'command_timeout', 'content_timeout', 'default_action', 'protocol']);
  const present = new Set([...cursor.items, ...cursor.following].map((text) => text.split('=')[0]));
  const items: OfferedItem[] = [];
  for (const [name, facts] of knowledge.parameters) {
    const own = name.slice(prefix.length);
    if (!name.startsWith(prefix) || !existsIn(facts, release) || (!policy && !milter.has(own)) || present.has(own)) {
      continue;
    }
    items.push(
      item(own, {
        kind: 'property',
        ...(cursor.rest.includes('=') ? {} : { text: `${own}=` }),
        about: { kind: 'parameter', name },
      }),
    );
  }
  const equals = cursor.rest.indexOf('=');
  return { span: equals < 0 ? cursor.word : { start: cursor.word.start, end: cursor.offset + equals }, items };
}

/** The path that is being written at the cursor, if the parameter takes one there. */
function pathAt(cursor: Cursor): PathPlace | undefined {
  const { parameter, current, opener, scope } = cursor;
  const around = scope.open.at(-1)?.kind;
  if (
    !parameter ||
    parameter.raw ||
    parameter.kind !== 'string' ||
    scope.macro ||
    around === 'macro' ||
    around === 'operand'
  ) {
    return undefined;
  }
  const kind = parameter.value ?? '';
  if (around === 'braces' && opener && !/^$|(?:^|:)(?:pipemap|unionmap):$/.test(opener.text)) return undefined;
  if (around !== 'braces' && folders.has(kind)) return pathPlace(cursor, 0, { foldersOnly: true });
  if (around !== 'braces' && files.has(kind)) {
    return kind === 'shell-command' && cursor.items.length ? undefined : pathPlace(cursor, 0);
  }
  const socket = sockets.has(kind) ? /^(?:[^\s:/]+:)?(?:unix|local):(?=\/)/.exec(current)?.[0].length : undefined;
  if (socket !== undefined) return pathPlace(cursor, socket);
  if (kind !== 'restriction-list' && !tables.has(kind) && !mayBeTables.has(kind)) return undefined;
  const from = mayBeTables.has(kind) ? (/^!*/.exec(current)?.[0].length ?? 0) : 0;
  if (mayBeTables.has(kind) && current.startsWith('/', from)) return pathPlace(cursor, from);
  const start = tableStart(cursor, from);
  const type = start?.wantsType === false ? start.types.at(-1)?.facts : undefined;
  if (!start || !type || (type.class !== 'file' && !type.configFile)) return undefined;
  return pathPlace(cursor, start.at, { indexEndings: type.indexSuffix ?? [], empty: configDirectory(cursor) });
}
