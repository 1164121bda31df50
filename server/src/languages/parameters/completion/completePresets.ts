import {
  type Preset,
  type PresetFile,
  type PresetPart,
  presetDefaults,
  presetParts,
  presets,
  sitePresets,
} from '../../../facts/presets.ts';
import { localeNames, locales } from '../../../texts/locales.ts';
import type { Messages } from '../../../texts/messages.ts';
import { type OfferedItem, escaped, item } from '../../offer.ts';

/**
 * The presets that have text for a file, in the reader's language; in an empty file those that begin
 * one come first.
 */
export function presetItems(messages: Messages, file: PresetFile, isEmpty: boolean): readonly OfferedItem[] {
  const key = `${file} ${isEmpty}`;
  const known = memo.get(messages) ?? new Map<string, readonly OfferedItem[]>();
  memo.set(messages, known);
  const items = known.get(key) ?? makeItems(messages, file, isEmpty);
  known.set(key, items);
  return items;
}
/** A memo of a pure function over read-only data: four lists a locale. */
const memo = new WeakMap<Messages, Map<string, readonly OfferedItem[]>>();

function makeItems(messages: Messages, file: PresetFile, isEmpty: boolean): readonly OfferedItem[] {
  const locale = localeOfTexts(messages);
  return presets.flatMap((preset, index) => {
    const text = presetText(preset, file, locale);
    if (text === '') return [];
    const isFirst = isEmpty && sitePresets.has(preset.id);
    return [
      item(preset.id, {
        kind: 'snippet',
        text,
        snippet: presetSnippet(preset, file, locale),
        description: preset.title[locale] ?? preset.title.en,
        about: { kind: 'preset', name: preset.id },
        words: preset.prefix,
        ...(isFirst ? { order: index } : { rank: firstRank + index }),
      }),
    ];
  });
}

/** Behind the names that most files set, before all others. */
const firstRank = 20;

/**
 * The text of a preset with its defaults: what somebody gets who types nothing. Empty where it has
 * none for the file.
 */
export function presetText(preset: Preset, file: PresetFile, locale: string): string {
  const defaults = presetDefaults(preset);
  return presetParts(preset, file, locale)
    .map((part) => (typeof part === 'string' ? part : (defaults.get(part.number) ?? '')))
    .join('');
}

/**
 * The same with places to fill in, as LSP writes them. Texts come before choices, whose default is often right; the
 * last place is the line behind.
 */
export function presetSnippet(preset: Preset, file: PresetFile, locale: string): string {
  const all = presetParts(preset, file, locale);
  const defaults = presetDefaults(preset);
  const places = all.filter((part) => typeof part !== 'string');
  const numbers = [
    ...places.filter(({ words }) => words !== undefined),
    ...places.filter(({ choices }) => choices !== undefined),
  ].map(({ number }) => number);
  const order = [...new Set(numbers)];
  const seen = new Set<number>();
  const write = (part: PresetPart): string => {
    if (typeof part === 'string') return escaped(part);
    const place = order.indexOf(part.number) + 1;
    // A repetition of what stands in the other file alone is plain text here.
    if (place === 0) return escaped(defaults.get(part.number) ?? '');
    if (seen.has(part.number)) return `\${${place}}`;
    seen.add(part.number);
    if (part.choices) return `\${${place}|${part.choices.map(escapedChoice).join(',')}|}`;
    return `\${${place}:${escaped(part.words ?? '')}}`;
  };
  return `${all.map(write).join('')}$0`;
}

function escapedChoice(text: string): string {
  return escaped(text).replace(/[,|]/g, '\\$&');
}

/** What there is to be known of a preset, as Markdown: its title, all that is left to do, its text. */
export function presetMarkdown(name: string, messages: Messages): string {
  const preset = presets.find(({ id }) => id === name);
  if (!preset) return '';
  const locale = localeOfTexts(messages);
  const defaults = presetDefaults(preset);
  const todo = (preset.todo[locale] ?? preset.todo.en).replace(
    /<(\d+)>/g,
    (_, number: string) => defaults.get(Number(number)) ?? '',
  );
  const fences = (['mainCf', 'masterCf'] as const).flatMap((file) => {
    const text = presetText({ ...preset, steps: { en: [] } }, file, locale);
    return text === '' ? [] : [`\`\`\`postfix-${file === 'mainCf' ? 'main' : 'master'}-cf\n${text}\`\`\``];
  });
  return [todo, ...fences].join('\n\n');
}

/** The locale of texts. */
export function localeOfTexts(messages: Messages): string {
  return localeNames.find((name) => locales[name] === messages) ?? 'en';
}
