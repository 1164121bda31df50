// `npm run docs:coverage`: how many of the names that Postfix has are explained, by kind and language. Exit 1 below
// 100 % in a locale that is not a draft.
import { aboutLocale, localeNames } from '../../server/src/texts/locales.ts';
import { readProse } from './read.mjs';
import { openKinds, wantedProse } from './wanted.mjs';

const wanted = wantedProse();
let complete = true;
for (const locale of localeNames) {
  const written = new Map();
  for (const { kind, name } of readProse(locale))
    (written.get(kind) ?? written.set(kind, new Set()).get(kind)).add(name);
  console.log(`${locale}:`);
  for (const [kind, names] of Object.entries(wanted)) {
    const missing = [...names].filter((name) => !written.get(kind)?.has(name));
    if (missing.length && !aboutLocale(locale).draft) complete = false;
    const share = ((names.size - missing.length) / names.size) * 100;
    const count = `${String(names.size - missing.length).padStart(5)} of ${String(names.size).padStart(5)}`;
    const examples = `${missing.slice(0, 8).join(', ')}${missing.length > 8 ? ', …' : ''}`;
    console.log(
      `  ${kind.padEnd(14)} ${count}  ${share.toFixed(share === 100 ? 0 : 1)} %` +
        (missing.length ? `  missing: ${examples}` : ''),
    );
  }
  for (const kind of openKinds)
    console.log(`  ${kind.padEnd(14)} ${String(written.get(kind)?.size ?? 0).padStart(5)}`);
}
process.exit(complete ? 0 : 1);
