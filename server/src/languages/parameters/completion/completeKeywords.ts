import type { KeywordFacts, Release } from '../../../facts/factTypes.ts';
import { keywordsIn } from '../../../facts/knowledge.ts';
import { atLeast } from '../../../facts/release.ts';
import { expandExactly } from '../../../model/expand.ts';
import type { Parameter } from '../../../model/parameter.ts';
import { readTime } from '../../../rules/values/readTime.ts';
import type { Cursor } from './completionCursor.ts';
import { type OfferedItem, item } from '../../offer.ts';

/** yes and no; the default is the one that is selected at first. */
export function booleanItems(cursor: Cursor, parameter: Parameter): OfferedItem[] {
  const usual = defaultHere(cursor, parameter);
  return ['yes', 'no'].map((word, order) => item(word, { order, kind: 'keyword', ...marked(cursor, word === usual) }));
}

/** The words that a parameter takes, without those of a list that are there already. */
export function keywordItems(cursor: Cursor, parameter: Parameter): OfferedItem[] {
  const { release } = cursor.document.context.configuration;
  const { keywords, facts } = parameter;
  if (!keywords?.values) return [];
  const words = keywordsIn(keywords, release).filter((one) => !one.undocumented && !isObsolete(one, release));
  if (parameter.value === 'tls-protocol-list') return protocolItems(cursor, words, facts?.keywords ?? '');
  const usual = keywords.list ? undefined : defaultHere(cursor, parameter)?.toLowerCase();
  const present = keywords.list ? presentIn(cursor) : new Set<string>();
  return words
    .filter(({ value }) => !present.has(value.toLowerCase()))
    .map(({ value }, order) =>
      item(value, {
        order,
        kind: 'enumMember',
        about: { kind: 'keyword', name: `${facts?.keywords ?? ''}=${value}` },
        ...marked(cursor, value.toLowerCase() === usual),
      }),
    );
}

/** Items of the list around the cursor, in lower case and without the marks of exceptions. */
export function presentIn({ items, following }: Cursor): Set<string> {
  return new Set([...items, ...following].map((text) => text.replace(/^!+/, '').toLowerCase()));
}

/** `>=TLSv1.2`, `!SSLv3`: tls_proto_mask_lims() takes a bound from 3.6 on. */
function protocolItems(cursor: Cursor, words: readonly KeywordFacts[], list: string): OfferedItem[] {
  const { release } = cursor.document.context.configuration;
  const present = new Set([...cursor.items, ...cursor.following].map((text) => text.toLowerCase()));
  const names = words.map(({ value }) => value);
  const bounds =
    atLeast(release, '3.6') && ![...present].some((text) => text.startsWith('>='))
      ? names.map((name) => `>=${name}`).reverse()
      : [];
  return [...bounds, ...names.map((name) => `!${name}`), ...names]
    .filter((text) => !present.has(text.toLowerCase()))
    .map((text, order) =>
      item(text, {
        order,
        kind: 'enumMember',
        about: { kind: 'keyword', name: `${list}=${text.replace(/^(?:!|>=)/, '')}` },
      }),
    );
}

const spellings = [
  '0s',
  '1s',
  '2s',
  '5s',
  '10s',
  '30s',
  '60s',
  '100s',
  '300s',
  '600s',
  '10m',
  '30m',
  '1h',
  '2h',
  '4h',
  '12h',
  '1d',
  '2d',
  '5d',
  '7d',
  '30d',
];

/** A few times about as long as the default, in the spelling of the manual's own. */
export function timeItems(cursor: Cursor, parameter: Parameter): OfferedItem[] {
  const { min = 0, max = Infinity, unit = 's' } = parameter;
  const usual = defaultHere(cursor, parameter);
  const read = usual === undefined ? undefined : readTime(usual, unit);
  const seconds = read && 'seconds' in read ? read.seconds : 0;
  // Without a default to go by, the unit tells how long is usual: some seconds, an hour, a day.
  const one = readTime(unit === 's' ? '10' : '1', unit);
  const middle = seconds || ('seconds' in one ? one.seconds : 10);
  const near = spellings.filter((text) => {
    const time = readTime(text, unit);
    if (!('seconds' in time) || time.seconds < min || (max > 0 && time.seconds > max) || time.seconds === seconds) {
      return false;
    }
    return time.seconds === 0 || (time.seconds >= middle / 30 && time.seconds <= middle * 30);
  });
  return literalItems(cursor, usual === undefined ? near : [usual, ...near], usual);
}

const codes = ['450', '451', '521', '550', '554'];

/** The default of a number; for SMTP reply codes the others that fit. */
export function numberItems(cursor: Cursor, parameter: Parameter): OfferedItem[] {
  const usual = defaultHere(cursor, parameter);
  if (parameter.value !== 'smtp-reply-code') return literalItems(cursor, usual === undefined ? [] : [usual], usual);
  const all = new Set(usual === undefined || usual === '' ? codes : [usual, ...codes]);
  return [...all].map((code, order) => {
    const isDefault = marked(cursor, code === usual);
    return item(code, { order, about: { kind: 'reply-code', name: code }, ...isDefault });
  });
}

/** Compatibility levels that the release knows, the newest first. */
export function levelItems(cursor: Cursor): OfferedItem[] {
  const {
    knowledge: { compatibility },
    release,
  } = cursor.document.context.configuration;
  const levels = Object.entries(compatibility.levels)
    .filter(([, { introducedIn }]) => atLeast(release, introducedIn))
    .map(([level]) => level);
  return levels.reverse().map((level, order) => item(level, { order }));
}

function literalItems(cursor: Cursor, texts: readonly string[], usual?: string): OfferedItem[] {
  return [...new Set(texts)]
    .filter((text) => text !== '')
    .map((text, order) => item(text, { order, ...marked(cursor, text === usual) }));
}

function marked({ document }: Cursor, isDefault: boolean): { preselect?: boolean; description?: string } {
  return isDefault ? { preselect: true, description: document.messages.completion.isDefault } : {};
}

/** What the default comes to in this file; undefined where only the host knows. */
function defaultHere({ document: { context } }: Cursor, parameter: Parameter): string | undefined {
  return parameter.default === undefined ? undefined : expandExactly(parameter.default, context.lookup);
}

function isObsolete({ obsolete }: KeywordFacts, release: Release): boolean {
  return obsolete === true || (obsolete !== undefined && atLeast(release, obsolete));
}
