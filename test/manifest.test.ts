import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { defaultSettings } from '../server/src/connection/settings.ts';
import { semanticTokensLegend } from '../server/src/ide/semanticTokens.ts';

const read = (path: string): Record<string, unknown> => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')) as Record<string, unknown>;
const manifest = read('package.json') as unknown as {
  version: string; icon: string; main: string; contributes: {
    configuration: { properties: Record<string, { default: unknown; markdownDescription: string }> };
    languages: { id: string; configuration: string }[]; grammars: { path: string }[]; snippets: { path: string }[]; commands: { title: string }[];
  };
};
const strings = [read('package.nls.json'), read('package.nls.zh-cn.json')] as Record<string, string>[];

test('settings: the manifest’s defaults are the server’s', () => {
  const own = Object.fromEntries(Object.entries(manifest.contributes.configuration.properties)
    .filter(([key]) => key !== 'postfix.trace.server').map(([key, { default: value }]) => [key.replace('postfix.', ''), value]));
  assert.deepEqual(own, { ...defaultSettings });
});

test('strings: every %key% has a text in both languages, and every text is used', () => {
  const used = [...new Set([...JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key as string))].sort();
  for (const texts of strings) assert.deepEqual(Object.keys(texts).sort(), used);
});

test('files that the manifest names are there', () => {
  const { contributes, icon } = manifest;
  const paths = [icon, ...[...contributes.languages.map(({ configuration }) => configuration), ...contributes.grammars.map(({ path }) => path), ...contributes.snippets.map(({ path }) => path)]];
  assert.deepEqual(paths.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url))), []);
});

test('the extension and its npm package have one version', () => {
  assert.equal(read('server/package.json')['version'], manifest.version);
});

test('client strings are translated', () => {
  const sources = readdirSync(new URL('../client/src/', import.meta.url)).map((file) => readFileSync(new URL(`../client/src/${file}`, import.meta.url), 'utf8')).join('\n');
  const used = [...new Set([...sources.matchAll(/l10n\.t\('((?:[^'\\]|\\.)*)'/g)].map(([, text]) => text as string))].sort();
  assert.ok(used.length > 0);
  assert.deepEqual(Object.keys(read('l10n/bundle.l10n.zh-cn.json')).sort(), used);
});

test('semantic tokens have names that VS Code knows', () => {
  const standard = ['namespace', 'class', 'enum', 'interface', 'struct', 'typeParameter', 'type', 'parameter', 'variable', 'property', 'enumMember', 'decorator', 'event', 'function', 'method', 'macro', 'label', 'comment', 'string', 'keyword', 'number', 'regexp', 'operator'];
  assert.deepEqual(semanticTokensLegend.tokenTypes.filter((type) => !standard.includes(type)), []);
});
