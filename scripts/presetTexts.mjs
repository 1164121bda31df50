import { readFileSync, readdirSync } from 'node:fs';

/**
 * Presets are data for people to edit: server/src/data/presets/*.json, each file a list.
 *
 * - `prefix`: what the user types; the first is the preset's own name.
 * - `todo`: what else must be done, by locale, for the documentation;
 *   `steps` are comment lines above the settings, which say the same in short.
 * - `mainCf`: settings in order; a list of strings as value
 *   stands for physical lines, the first of them below the name.
 * - `masterCf`: physical lines.
 *
 * Placeholders: `<1:text>` has a default, `<1|a,b>` is a choice whose first item is the default, `<1>` repeats 1.
 * Anything else, `$` and `}` included, is plain Postfix.
 */
const folder = new URL('../server/src/data/presets/', import.meta.url);

/** Every preset with its placeholders filled by their defaults: what somebody gets who only presses Tab. */
export function presetTexts() {
  return readPresets().map((preset) => {
    const defaults = placeholderDefaults(preset);
    const filled = (lines) => fillPlaceholders(lines.join('\n'), (n) => defaults.get(n)) + '\n';
    const texts = presetLines(preset);
    return {
      id: preset.id,
      ...(texts.mainCf ? { mainCf: filled(texts.mainCf) } : {}),
      ...(texts.masterCf ? { masterCf: filled(texts.masterCf) } : {}),
    };
  });
}

export function readPresets() {
  return readdirSync(folder)
    .filter((f) => f.endsWith('.json'))
    .sort()
    .flatMap((f) => JSON.parse(readFileSync(new URL(f, folder), 'utf8')));
}

/** The lines of both files, the steps in English first, placeholders as they stand. */
export function presetLines(preset) {
  const todo = preset.steps.en.map((step) => `# ${step}`);
  const settings = preset.mainCf?.flatMap(({ name, value }) =>
    Array.isArray(value) ? [`${name} =`, ...value.map((line) => `    ${line}`)] : [`${name} = ${value}`.trimEnd()],
  );
  return {
    ...(settings ? { mainCf: [...todo, ...settings] } : {}),
    ...(preset.masterCf ? { masterCf: [...todo, ...preset.masterCf] } : {}),
  };
}

const placeholder = /<(\d+)(?::([^<>]*)|\|([^<>]*))?>/g;

/** Splits a text into literals (strings) and placeholders. */
export function parsePlaceholders(text) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(placeholder)) {
    parts.push(text.slice(at, match.index));
    const [, number, words, choices] = match;
    parts.push({
      number: Number(number),
      ...(words === undefined ? {} : { words }),
      ...(choices === undefined ? {} : { choices: choices.split(',') }),
    });
    at = match.index + match[0].length;
  }
  return [...parts, text.slice(at)];
}

/** What each placeholder of a preset stands for until somebody types; main.cf and master.cf share their numbers. */
export function placeholderDefaults(preset) {
  const defaults = new Map();
  const lines = presetLines(preset);
  for (const part of parsePlaceholders([...(lines.mainCf ?? []), ...(lines.masterCf ?? [])].join('\n'))) {
    if (typeof part === 'string') continue;
    const words = part.words ?? part.choices?.[0];
    if (words === undefined) continue;
    if (defaults.has(part.number) && defaults.get(part.number) !== words)
      throw new Error(`${preset.id}: <${part.number}> has two defaults`);
    defaults.set(part.number, words);
  }
  return defaults;
}

function fillPlaceholders(text, fill) {
  return parsePlaceholders(text)
    .map((part) => {
      if (typeof part === 'string') return part;
      const words = fill(part.number);
      if (words === undefined) throw new Error(`<${part.number}> repeats nothing in ${text.slice(0, 60)}`);
      return words;
    })
    .join('');
}
