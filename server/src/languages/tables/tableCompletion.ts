import { existsIn } from '../../facts/release.ts';
import { shippedServices } from '../../model/services.ts';
import { type Offer, type OfferedItem, item } from '../offer.ts';
import { checksProgram, tableContents } from './tableContents.ts';
import { type TableDocument, lineAround } from './tableDocument.ts';

/** Programs that the queue manager hands mail to. */
const agents = new Set(['smtp', 'lmtp', 'local', 'virtual', 'pipe', 'error', 'discard']);

/** What can be written at an offset: the beginning of a value, and the transport of `FILTER`. */
export function completeTable(document: TableDocument, offset: number): Offer | undefined {
  const { before, after } = lineAround(document, offset);
  if (/^\s*#/.test(before) || /^\s/.test(before)) return undefined;
  const value = valueBefore(document, before);
  if (value === undefined) return undefined;
  const start = offset - (/[\w:.-]*$/.exec(value)?.[0].length ?? 0);
  const rest = /^[\w.:-]*/.exec(after)?.[0].length ?? 0;
  const span = { start, end: offset + rest };
  const isFirst = /^[\w:.-]*$/.test(value);
  const isFilter = /^filter\s+[\w.-]*$/i.test(value);
  const others = isFilter ? transports(document) : [];
  const items = isFirst ? firstWords(document) : others;
  return items.length > 0 ? { span, items } : undefined;
}

const behindPattern = /^!*\s*\/(?:[^/\\]|\\.)*\/[A-Za-z]*[ \t]+/;
const behindKey = /^(?:"(?:[^"\\]|\\.)*"|[^\s"])+[ \t]+/;

/** What of the value stands before the cursor; undefined where that is in a key. */
function valueBefore({ context: { source } }: TableDocument, before: string): string | undefined {
  const isPattern = source.language === 'regexp' || source.language === 'pcre';
  const key = (isPattern ? behindPattern : behindKey).exec(before);
  return key ? before.slice(key[0].length) : undefined;
}

function firstWords(document: TableDocument): OfferedItem[] {
  const contents = tableContents(document.context.entries);
  return [
    ...(contents.has('access') ? accessWords(document) : []),
    ...(contents.has('checks') ? checkActions(document) : []),
    ...(contents.has('transport') ? transports(document) : []),
  ];
}

function accessWords({ context: { configuration, used, entries } }: TableDocument): OfferedItem[] {
  const { knowledge, release } = configuration;
  const actions = Object.entries(knowledge.accessActions)
    .filter(([name, facts]) => /^[A-Z_]+$/.test(name) && existsIn(facts, release) && facts.undocumented !== true)
    .map(([name], index) => item(name, { kind: 'keyword', order: index, about: { kind: 'access-action', name } }));
  if (entries.roles.includes('postscreen_access_list')) return actions;
  const classes = [...used.classes].map((name) => item(name, { kind: 'class' }));
  const restrictions = [...knowledge.restrictions]
    .filter(([, facts]) => existsIn(facts, release))
    .map(([name]) => item(name, { kind: 'function', order: 'last', about: { kind: 'restriction', name } }));
  return [...actions, ...classes, ...restrictions];
}

function checkActions({ context: { configuration, entries } }: TableDocument): OfferedItem[] {
  const { knowledge, release } = configuration;
  const programs = entries.roles.filter((role) => role.endsWith('_checks')).map(checksProgram);
  return Object.entries(knowledge.checkActions)
    .filter(([, facts]) => existsIn(facts, release) && programs.every((one) => facts.usableIn?.includes(one) === true))
    .map(([name], index) => item(name, { kind: 'keyword', order: index, about: { kind: 'check-action', name } }));
}

/** `transport:` of the delivery agents. */
function transports({ context: { configuration } }: TableDocument): OfferedItem[] {
  const services = configuration.services ?? shippedServices(configuration.knowledge, configuration.release);
  return services
    .filter(({ type, command }) => type === 'unix' && agents.has(command))
    .map(({ name, command }) =>
      item(`${name}:`, { kind: 'module', description: command, about: { kind: 'service', name } }),
    );
}
