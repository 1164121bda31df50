// `npm run manifest`: writes what the manifest repeats of the program,
// the releases and the rules' codes; `--check` exits 1 on a difference.
import { readFileSync, writeFileSync } from 'node:fs';
import { knowledge } from '../server/src/facts/knowledge.ts';
import { ruleCodes } from '../server/src/rules/ruleCodes.ts';
import { aboutLocale, localeNames } from '../server/src/texts/locales.ts';

const path = new URL('../package.json', import.meta.url);
const before = readFileSync(path, 'utf8');
const manifest = JSON.parse(before) as {
  contributes: { configuration: { properties: Record<string, Record<string, unknown>> } };
};
const { properties } = manifest.contributes.configuration;

const severities = ['error', 'warning', 'information', 'hint', 'off'];
Object.assign(properties['postfix.targetVersion'] ?? {}, {
  // A choice from a list would not let a patch level be typed.
  pattern: String.raw`^(auto|\d+\.\d+([.-]\w+)*)$`,
  patternErrorMessage: '%setting.targetVersion.pattern%',
  examples: ['auto', ...knowledge.releases.toReversed()],
});
delete (properties['postfix.targetVersion'] ?? {})['enum'];
Object.assign(properties['postfix.language'] ?? {}, {
  enum: ['auto', ...localeNames],
  enumDescriptions: ['%setting.language.auto%', ...localeNames.map((locale) => aboutLocale(locale).language)],
});
(properties['postfix.rules'] ?? {})['properties'] = Object.fromEntries(
  ruleCodes.map((code) => [code, { type: 'string', enum: severities }]),
);

const after = `${JSON.stringify(manifest, null, 2)}\n`;
if (after !== before && process.argv.includes('--check')) {
  console.error('package.json repeats releases or rules that are no longer so: run `npm run manifest`');
  process.exit(1);
}
if (after !== before) writeFileSync(path, after);
