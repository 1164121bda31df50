import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { clientTexts } from '../scripts/locales/untranslated.ts';
import { knowledge } from '../server/src/facts/knowledge.ts';
import { ruleOf } from '../server/src/rules/index.ts';
import { ruleCodes } from '../server/src/rules/ruleCodes.ts';
import { defaultSettings } from '../server/src/lsp/settings.ts';
import { semanticTokensLegend } from '../server/src/ide/semanticTokens.ts';
import { aboutLocale, localeNames } from '../server/src/texts/locales.ts';

const read = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')) as Record<string, unknown>;
const manifest = read('package.json') as unknown as {
  version: string;
  icon: string;
  main: string;
  contributes: {
    configuration: { properties: Record<string, { default: unknown; markdownDescription: string }> };
    languages: { id: string; configuration: string }[];
    grammars: { path: string }[];
    commands: { title: string }[];
  };
};
/** Of English and each locale; a draft may lack some. */
const strings = localeNames.map((locale) => ({
  locale,
  draft: aboutLocale(locale).draft === true,
  texts: read(locale === 'en' ? 'package.nls.json' : `package.nls.${locale}.json`) as Record<string, string>,
}));

test('settings: the manifest’s defaults are the server’s', () => {
  const own = Object.fromEntries(
    Object.entries(manifest.contributes.configuration.properties)
      .filter(([key]) => key !== 'postfix.trace.server')
      .map(([key, { default: value }]) => [key.replace('postfix.', ''), value]),
  );
  assert.deepEqual(own, { ...defaultSettings });
});

test('strings: every %key% has a text in every locale, and every text is used', () => {
  const used = [
    ...new Set([...JSON.stringify(manifest).matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key as string)),
  ].sort();
  for (const { locale, draft, texts } of strings) {
    assert.deepEqual(
      Object.keys(texts).filter((key) => !used.includes(key)),
      [],
      locale,
    );
    if (!draft) assert.deepEqual(Object.keys(texts).sort(), used, locale);
  }
});

test('files that the manifest names are there', () => {
  const { contributes, icon } = manifest;
  const paths = [
    icon,
    ...[
      ...contributes.languages.map(({ configuration }) => configuration),
      ...contributes.grammars.map(({ path }) => path),
    ],
  ];
  assert.deepEqual(
    paths.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url))),
    [],
  );
});

test('the extension and its npm package have one version', () => {
  assert.equal(read('server/package.json')['version'], manifest.version);
});

test('client strings are translated', () => {
  const used = clientTexts();
  assert.ok(used.length > 0);
  for (const { locale, draft } of strings.filter((one) => one.locale !== 'en')) {
    const translated = Object.keys(read(`l10n/bundle.l10n.${locale}.json`));
    assert.deepEqual(
      translated.filter((key) => !used.includes(key)),
      [],
      locale,
    );
    if (!draft) assert.deepEqual(translated.sort(), [...used], locale);
  }
});

test('semantic tokens have names that VS Code knows', () => {
  const standard = [
    'namespace',
    'class',
    'enum',
    'interface',
    'struct',
    'typeParameter',
    'type',
    'parameter',
    'variable',
    'property',
    'enumMember',
    'decorator',
    'event',
    'function',
    'method',
    'macro',
    'label',
    'comment',
    'string',
    'keyword',
    'number',
    'regexp',
    'operator',
  ];
  assert.deepEqual(
    semanticTokensLegend.tokenTypes.filter((type) => !standard.includes(type)),
    [],
  );
});

test('settings.json offers every rule with its severity and, in each language, what it is about', () => {
  const { properties } = manifest.contributes.configuration as unknown as {
    properties: Record<string, { properties?: Record<string, { default: string; markdownDescription: string }> }>;
  };
  const offered = properties['postfix.rules']?.properties ?? {};
  assert.deepEqual(Object.keys(offered), [...ruleCodes]);
  for (const [code, { default: severity, markdownDescription }] of Object.entries(offered)) {
    assert.equal(severity, ruleOf(code)?.severity, code);
    const key = markdownDescription.slice(1, -1);
    for (const { locale, texts } of strings) {
      const text = (texts[key] ?? '').replace(/ \(\[.*$/, '');
      assert.equal(/\p{Script=Han}/u.test(text), locale === 'zh-cn', `${locale} ${code}: ${text}`);
    }
  }
});

test('a release that is not known is marked in settings.json', () => {
  const { pattern } = manifest.contributes.configuration.properties['postfix.targetVersion'] as unknown as {
    pattern: string;
  };
  const isTaken = (target: string): boolean => new RegExp(pattern).test(target);
  assert.deepEqual(['auto', '3.7', '3.7.11', '3.12-20260821'].filter(isTaken).length, 4);
  assert.deepEqual(['99.99', '3', '3.13', 'installed', ''].filter(isTaken), []);
  for (const { texts } of strings)
    assert.ok(texts['setting.targetVersion.pattern']?.includes(knowledge.releases.at(-1) ?? ''), 'names the newest');
});

test('the walkthrough: its texts are there in each language, its commands are commands', () => {
  const { walkthroughs, commands } = manifest.contributes as unknown as {
    walkthroughs: { steps: { media: { markdown: string }; completionEvents: string[] }[] }[];
    commands: { command: string }[];
  };
  const steps = walkthroughs.flatMap((one) => one.steps);
  assert.equal(steps.length, 5);
  for (const { media, completionEvents } of steps) {
    for (const { locale } of strings) {
      // VS Code looks for the translation under this name (gettingStartedDetailsRenderer.ts).
      const path = locale === 'en' ? media.markdown : media.markdown.replace(/\.md$/, `.nls.${locale}.md`);
      const text = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
      assert.equal(/\p{Script=Han}/u.test(text), locale === 'zh-cn', path);
    }
    const names = completionEvents.map((event) => event.replace('onCommand:', ''));
    assert.ok(names.every((name) => commands.some(({ command }) => command === name)));
  }
});
