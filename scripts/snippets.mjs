// Writes snippets/*.json from the presets. With --check it writes
// nothing and fails where a file is not what it would write.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { localeNames } from './locales/names.mjs';
import { parsePlaceholders, placeholderDefaults, presetLines, readPresets } from './presetTexts.mjs';

const folder = new URL('../snippets/', import.meta.url);
const check = process.argv.includes('--check');
const presets = readPresets();
let stale = 0;

mkdirSync(folder, { recursive: true });
for (const [file, key] of [
  ['postfix-main-cf.json', 'mainCf'],
  ['postfix-master-cf.json', 'masterCf'],
]) {
  const snippets = Object.fromEntries(
    presets.filter((p) => p[key]).map((p) => [p.id, toSnippet(p, presetLines(p)[key])]),
  );
  const text = JSON.stringify(snippets, null, 2) + '\n';
  const target = new URL(file, folder);
  if (existsSync(target) && readFileSync(target, 'utf8') === text) continue;
  if (check) {
    console.error(`snippets/${file} is not what the presets make; run: node scripts/snippets.mjs`);
    stale++;
  } else writeFileSync(target, text);
}
process.exitCode = stale ? 1 : 0;

function toSnippet(preset, lines) {
  // Contributed snippets cannot be localised, so every language stands in the description.
  return {
    prefix: preset.prefix,
    description: localeNames.flatMap((locale) => preset.title[locale] ?? []).join(' / '),
    body: toBody(preset, lines),
  };
}

function toBody(preset, lines) {
  const defaults = placeholderDefaults(preset);
  const parts = parsePlaceholders(lines.join('\n'));
  const own = new Set(
    parts.flatMap((p) => (typeof p === 'object' && (p.words ?? p.choices) !== undefined ? [p.number] : [])),
  );
  const text = parts
    .map((part) => {
      if (typeof part === 'string') return escape(part);
      if (part.words !== undefined) return `\${${part.number}:${escape(part.words)}}`;
      if (part.choices)
        return `\${${part.number}|${part.choices.map((c) => escape(c).replaceAll(/[,|]/g, '\\$&')).join(',')}|}`;
      // A repetition of what stands only in the other file is plain text here.
      return own.has(part.number) ? `\${${part.number}}` : escape(defaults.get(part.number) ?? '');
    })
    .join('');
  return [...text.split('\n'), '$0'];
}

function escape(text) {
  return text.replaceAll(/[\\$}]/g, '\\$&');
}
