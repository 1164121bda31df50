// `npm run new:locale LOCALE` (`de`, `pt-br`): a folder of texts that takes each text from English, a line in the list
// of locales, and empty files of translations, in whose place VS Code shows English. `npm run locales:missing LOCALE`
// lists what is still English.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { localeNames } from '../../server/src/texts/locales.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const texts = join(root, 'server/src/texts');

const locale = process.argv[2] ?? '';
if (!/^[a-z]{2,3}(?:-[a-z0-9]+)*$/.test(locale))
  fail('usage: npm run new:locale LOCALE, in lower case, such as de or pt-br');
if (existsSync(join(texts, locale))) fail(`There is a folder ${join('server/src/texts', locale)} already.`);

const [tag = locale] = Intl.getCanonicalLocales(locale);
const language = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
/** What the names of its exports begin with: `de`, `ptBr`. */
const prefix = locale.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

for (const file of readdirSync(join(texts, 'en'), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
)) {
  write(
    join('server/src/texts', locale, file),
    file.endsWith('index.ts') ? await indexFile(file) : await textsFile(file),
  );
}
addToList();
write(`package.nls.${locale}.json`, '{}\n');
write(`l10n/bundle.l10n.${locale}.json`, '{}\n');
write(
  `server/src/data/prose/${locale}/GLOSSARY.md`,
  `# Words for Postfix's terms: ${language}\n\n| English | ${language} |\n|---|---|\n`,
);
for (const script of ['scripts/manifest.ts', 'scripts/lintSchema.ts'])
  spawnSync(process.execPath, ['--import', 'tsx', script], { cwd: root, stdio: 'inherit' });
console.log(`${language} (${locale}) is a draft: every text is English. \
Translate a text by writing it in place of the English one.
  npm run locales:missing ${locale}   what is still English
  README.md, docs/lint.md            name ${locale} among the languages
When nothing is missing, remove "draft: true" in server/src/texts/locales.ts: from then on tests demand every text.`);

/** A file that gathers others: the same for the new locale. */
async function indexFile(file: string): Promise<string> {
  const source = readFileSync(join(texts, 'en', file), 'utf8').replace(/\ben(?=[A-Z])/g, prefix);
  if (file !== 'index.ts') return source;
  const { en } = (await importOf(file)) as { en: Record<string, unknown> };
  const lines = Object.keys(en).map(
    (key) =>
      /^ {2}(\w+): (\w+),$/m.exec(
        source.split('\n').find((line) => line.startsWith(`  ${key}: ${prefix}`)) ?? '',
      )?.[0] ?? `  ${key}: en.${key},`,
  );
  const imports = source.split('\n').filter((line) => line.startsWith('import '));
  return [
    `import { en } from '../en/index.ts';`,
    `import type { Messages } from '../messages.ts';`,
    ...imports,
    '',
    `export const ${prefix}: Messages = {`,
    ...lines,
    '};',
    '',
  ].join('\n');
}

/** A file of texts: each key has its English text. */
async function textsFile(file: string): Promise<string> {
  const source = readFileSync(join(texts, 'en', file), 'utf8');
  const [name, english] =
    Object.entries(await importOf(file)).find(([key]) => key.startsWith('en')) ??
    fail(`${file} exports nothing that begins with "en".`);
  const type =
    new RegExp(`export const ${name}: (.+) = \\{$`, 'm').exec(source)?.[1] ??
    (typeof Object.values(english as object)[0] === 'string'
      ? `Readonly<Record<keyof typeof ${name}, string>>`
      : `typeof ${name}`);
  const imports = source
    .split('\n')
    .filter((line) => line.startsWith('import type '))
    .flatMap((line) => narrowed(line, type));
  const depth = '../'.repeat(file.split(/[/\\]/).length);
  const own = name.replace(/^en/, prefix);
  return [
    ...imports,
    `import { ${name} } from '${depth}en/${file.replaceAll('\\', '/')}';`,
    '',
    `// A line that names ${name} is not translated yet.`,
    `export const ${own}: ${type} = {`,
    ...Object.keys(english as object).map((key) =>
      /^\w+$/.test(key) ? `  ${key}: ${name}.${key},` : `  '${key}': ${name}['${key}'],`,
    ),
    '};',
    '',
  ].join('\n');
}

/** An `import type` line with the names alone that a type uses; none where it uses none. */
function narrowed(line: string, type: string): readonly string[] {
  const [, names = '', path = ''] = /^import type \{ (.+) \} from '(.+)';$/.exec(line) ?? [];
  const used = names.split(', ').filter((one) => new RegExp(`\\b${one}\\b`).test(type));
  return used.length ? [`import type { ${used.join(', ')} } from '${path}';`] : [];
}

function addToList(): void {
  const path = join(texts, 'locales.ts');
  const [only = ''] = locale.split('-');
  const others = localeNames.some((name) => name.split('-')[0] === only);
  const names = others ? `/^${locale}$/` : `/^${only}(-|$)/`;
  const key = /^\w+$/.test(locale) ? locale : `'${locale}'`;
  const quoted = `'${language.replaceAll("'", "\\'")}'`;
  const line =
    `  ${key}: { messages: ${prefix}, language: ${quoted}, tag: '${tag}', names: ${names}, draft: true },` + '\n';
  const source = readFileSync(path, 'utf8');
  const messagesImport = "import type { Messages } from './messages.ts';\n";
  const listed = source
    .replace('} as const satisfies', () => `${line}} as const satisfies`)
    .replace(messagesImport, () => `${messagesImport}import { ${prefix} } from './${locale}/index.ts';\n`);
  writeFileSync(path, listed);
}

async function importOf(file: string): Promise<Record<string, unknown>> {
  return (await import(pathToFileURL(join(texts, 'en', file)).href)) as Record<string, unknown>;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
