// `npm run locales:missing [LOCALE]`: what is still English in a
// locale, counted by place; with a LOCALE each text by its key.
import { isLocale, localeNames } from '../../server/src/texts/locales.ts';
import { untranslated } from './untranslated.ts';

const [asked] = process.argv.slice(2);
if (asked !== undefined && !isLocale(asked)) {
  console.error(`There is no locale ${asked}; there are ${localeNames.join(', ')}.`);
  process.exit(2);
}
for (const locale of localeNames.filter((name) => name !== 'en' && (asked === undefined || name === asked))) {
  const texts = untranslated(locale);
  console.log(`${locale}: ${texts.length} texts are missing`);
  const shown = asked === undefined ? counted(texts) : texts;
  for (const line of shown) console.log(`  ${line}`);
}

/** How many are missing of each place. */
function counted(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const [place = ''] = text.split(': ');
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts].map(([place, count]) => `${String(count).padStart(5)}  ${place}`);
}
