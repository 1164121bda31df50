// `npm run new:rule CODE -- --subject SUBJECT --scope SCOPE [--severity SEVERITY] [--text "English text"]`: writes
// what a rule consists of, after the files in templates/. Each place that a person has to fill in says UNWRITTEN;
// test/texts/unwritten.test.ts fails while one is left.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { severities } from '../../server/src/settings/values.ts';
import { ruleCodes } from '../../server/src/rules/ruleCodes.ts';
import { localeNames } from '../../server/src/texts/locales.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const templates = fileURLToPath(new URL('templates/', import.meta.url));
const scopes = readdirSync(templates).flatMap((file) =>
  file.endsWith('.ts.txt') ? [file.slice(0, -'.ts.txt'.length)] : [],
);
const subjects = readdirSync(join(root, 'server/src/rules')).filter((name) =>
  existsSync(join(root, `server/src/rules/${name}/data.ts`)),
);

/** The heading of docs/rules/README.md that a subject is listed under. */
const headings: Readonly<Record<string, string>> = {
  lines: 'Lines',
  names: 'Names',
  references: 'References',
  values: 'Values',
  addresses: 'Values',
  restrictions: 'Restrictions and tables',
  tables: 'Restrictions and tables',
  relay: 'Who may relay',
  domains: 'Domains',
  security: 'TLS',
  files: 'Files on the machine',
  services: 'master.cf',
  access: 'Who gets in',
  delivery: 'Delivery',
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    subject: { type: 'string' },
    scope: { type: 'string' },
    severity: { type: 'string', default: 'warning' },
    text: { type: 'string', default: 'UNWRITTEN' },
  },
});
const code = positionals[0] ?? '';
const { subject = '', scope = '', severity, text } = values;
if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(code)) {
  fail(
    'usage: npm run new:rule CODE -- --subject SUBJECT --scope SCOPE; ' +
      'a CODE is two words or more, such as missing-file',
  );
}
if ((ruleCodes as readonly string[]).includes(code)) fail(`There is a rule ${code} already.`);
demand('--subject', subject, subjects);
demand('--scope', scope, scopes);
demand(
  '--severity',
  severity,
  severities.filter((one) => one !== 'off'),
);

/** `missing-file` is exported as `missingFile`. */
const name = code.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const inMasterCf = scope === 'service';
const words: Readonly<Record<string, string>> = {
  code,
  name,
  severity,
  language: inMasterCf ? 'postfix-master-cf' : 'postfix-main-cf',
  wrong: inMasterCf ? 'UNWRITTEN unix - - n - - smtp' : 'UNWRITTEN = x',
};

write(`server/src/rules/${subject}/${name}.ts`, filled(`${scope}.ts.txt`));
write(`docs/rules/${code}.md`, filled('page.md.txt'));
write(`test/rules/cases/${code}/${name}${inMasterCf ? '.master' : ''}.cf`, filled('case.cf.txt'));
change(`server/src/rules/${subject}/index.ts`, (source) => withItem(withImport(source, name, `./${name}.ts`)));
change(`server/src/rules/${subject}/data.ts`, (source) =>
  beforeLast(source, '}', `  readonly '${code}': { readonly name: string };\n`),
);
for (const locale of localeNames) {
  change(`server/src/texts/${locale}/rules/${subject}.ts`, locale === 'en' ? withEnglish : withEnglishByKey);
}
change('docs/rules/README.md', withRow);
for (const script of ['scripts/manifest.ts', 'scripts/lintSchema.ts']) {
  spawnSync(process.execPath, ['--import', 'tsx', script], { cwd: root, stdio: 'inherit' });
}
console.log(`Fill in what says UNWRITTEN (grep -rn UNWRITTEN server docs test). The texts of other locales are English:
npm run locales:missing lists them, and a text that you translate no longer needs the import of the English file.
See the failure happen in a real Postfix first: CONTRIBUTING.md, "Add a rule".`);

/** The rule at the end of the subject's list. */
function withItem(source: string): string {
  return source.replace(
    /(readonly Rule\[\] = \[)([^]*?)\n?\];/,
    (_, start: string, items: string) => `${start}${items.replace(/,?$/, ',')}\n  ${name},\n];`,
  );
}

function withEnglish(source: string): string {
  return beforeLast(source, '};', `  '${code}': (d) => \`${text.replace(/[\\`]|\$\{(?!d\.)/g, '\\$&')}\`,\n`);
}

/** The text of English by its key, until somebody translates it. */
function withEnglishByKey(source: string): string {
  const file = readFileSync(join(root, `server/src/texts/en/rules/${subject}.ts`), 'utf8');
  const english = /export const (en\w+)/.exec(file)?.[1] ?? fail(`texts/en/rules/${subject}.ts has no export`);
  return beforeLast(
    withImport(source, english, `../../en/rules/${subject}.ts`),
    '};',
    `  '${code}': ${english}['${code}'],\n`,
  );
}

/** A row at the end of the subject's part of the table. */
function withRow(source: string): string {
  const lines = source.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| **${headings[subject] ?? ''}**`));
  if (start < 0 || headings[subject] === undefined) {
    fail(`docs/rules/README.md has no heading for ${subject}: add one, and name it in scripts/newRule/newRule.ts.`);
  }
  const length = lines.slice(start + 1).findIndex((line) => !line.startsWith('| ['));
  lines.splice(start + 1 + length, 0, `| [${code}](${code}.md) | ${severity} | UNWRITTEN | UNWRITTEN |`);
  return lines.join('\n');
}

function withImport(source: string, imported: string, from: string): string {
  if (source.includes(`'${from}'`)) return source;
  const last = [...source.matchAll(/^import .*;\n/gm)].at(-1);
  const at = last ? last.index + last[0].length : 0;
  return `${source.slice(0, at)}import { ${imported} } from '${from}';\n${source.slice(at)}`;
}

/** Puts a line in front of the last line that is `end` and nothing else. */
function beforeLast(source: string, end: string, line: string): string {
  const at = source.lastIndexOf(`\n${end}\n`) + 1;
  if (at === 0) fail(`no line ${end} to put ${line.trim()} before`);
  return source.slice(0, at) + line + source.slice(at);
}

function filled(template: string): string {
  const content = readFileSync(join(templates, template), 'utf8');
  return content.replace(
    /\{\{(\w+)\}\}/g,
    (_, word: string) => words[word] ?? fail(`nothing fills in {{${word}}} of ${template}`),
  );
}

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content, { flag: 'wx' });
  console.log(`made    ${path}`);
}

function change(path: string, edit: (source: string) => string): void {
  const before = readFileSync(join(root, path), 'utf8');
  const after = edit(before);
  if (after === before) fail(`${path} does not have the shape that this script expects`);
  writeFileSync(join(root, path), after);
  console.log(`changed ${path}`);
}

function demand(option: string, value: string, possible: readonly string[]): void {
  if (!possible.includes(value)) fail(`${option} must be one of ${possible.join(', ')}`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
