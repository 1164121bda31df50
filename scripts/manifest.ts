// `npm run manifest`: writes what the manifest repeats of the program, the releases and the rules;
// `--check` exits 1 on a
// difference. The texts of rules go to package.nls.json and package.nls.LOCALE.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { knowledge } from '../server/src/facts/knowledge.ts';
import { type Locale, aboutLocale, localeNames, locales } from '../server/src/texts/locales.ts';
import { ruleTable } from './ruleTable.ts';

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Record<string, Record<string, unknown>> };
    problemMatchers: unknown;
  };
}
let stale = false;

/** Changes a JSON file of the root folder, or with `--check` only says whether it would. */
function update(name: string, change: (content: Record<string, unknown>) => Record<string, unknown>): void {
  const path = new URL(`../${name}`, import.meta.url);
  const before = readFileSync(path, 'utf8');
  const after = `${JSON.stringify(change(JSON.parse(before) as Record<string, unknown>), null, 2)}\n`;
  if (after === before) return;
  if (process.argv.includes('--check')) {
    console.error(`${name} repeats releases or rules that are no longer so: run \`npm run manifest\``);
    stale = true;
  } else writeFileSync(path, after);
}

const rules = ruleTable();
const releases = knowledge.releases.toReversed();
const severities = ['error', 'warning', 'information', 'hint', 'off'];

update('package.json', (content) => {
  const { contributes } = content as unknown as Manifest;
  const { properties } = contributes.configuration;
  Object.assign(properties['postfix.targetVersion'] ?? {}, {
    // A choice from a list would not let a patch level be typed.
    pattern: `^(auto|(${releases.map((one) => one.replace('.', '\\.')).join('|')})([.-]\\w+)*)$`,
    patternErrorMessage: '%setting.targetVersion.pattern%',
    examples: ['auto', ...releases],
  });
  Object.assign(properties['postfix.language'] ?? {}, {
    enum: ['auto', ...localeNames],
    enumDescriptions: ['%setting.language.auto%', ...localeNames.map((locale) => aboutLocale(locale).language)],
  });
  Object.assign(properties['postfix.rules'] ?? {}, {
    properties: Object.fromEntries(
      rules.map(({ code, severity }) => [
        code,
        { type: 'string', enum: severities, default: severity, markdownDescription: `%rule.${code}%` },
      ]),
    ),
  });
  contributes.problemMatchers = localeNames.flatMap(problemMatchers);
  return content;
});

for (const locale of localeNames)
  update(locale === 'en' ? 'package.nls.json' : `package.nls.${locale}.json`, (content) => {
    const own = Object.entries(content).filter(([key]) => !key.startsWith('rule.'));
    const page = 'https://github.com/postfix-config/postfix-config/blob/main/docs/rules';
    const texts = rules.map(({ code, severity, about }) => {
      const text = locale === 'en' || locale === 'zh-cn' ? about[locale] : about.en;
      return [`rule.${code}`, `${text} ([${code}](${page}/${code}.md), ${severity})`] as const;
    });
    return Object.fromEntries([...own, ...texts]);
  });

/**
 * How lines of `postfix-lint` are read; VS Code knows words of severity in English alone, so others
 * have a matcher each.
 */
function problemMatchers(locale: Locale): unknown[] {
  const words = locales[locale].lint.severity;
  const common = {
    owner: 'postfix',
    source: 'postfix',
    applyTo: 'closedDocuments',
    fileLocation: ['autoDetect', '${workspaceFolder}'],
  };
  const line = (severity: string): Record<string, unknown> => ({
    regexp: `^(.+?):(\\d+):(\\d+): (${severity}): (.*) \\[([a-z0-9-]+)\\]$`,
    file: 1,
    line: 2,
    column: 3,
    severity: 4,
    message: 5,
    code: 6,
  });
  if (locale === 'en')
    return [
      {
        name: 'postfix-lint',
        label: 'postfix-lint',
        severity: 'info',
        ...common,
        pattern: line(Object.values(words).join('|')),
      },
    ];
  const kinds = { error: words.error, warning: words.warning, info: `${words.information}|${words.hint}` };
  return Object.entries(kinds).map(([severity, said]) => ({
    name: `postfix-lint-${locale}-${severity}`,
    label: `postfix-lint (${locale}, ${severity})`,
    severity,
    ...common,
    pattern: line(said),
  }));
}

if (stale) process.exit(1);
