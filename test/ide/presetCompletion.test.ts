import assert from 'node:assert/strict';
import test from 'node:test';
import { type PresetFile, presets } from '../../server/src/facts/presets.ts';
import { presetSnippet, presetText } from '../../server/src/languages/parameters/completion/completePresets.ts';
import { locales as texts } from '../../server/src/texts/locales.ts';
import { complete, completed, labels } from './completed.ts';
import { openMasterAt } from './openMaster.ts';

const files: readonly PresetFile[] = ['mainCf', 'masterCf'];
const locales = ['en', 'zh-cn'];

/** What an editor leaves of a snippet whose places nobody fills, and where its first place is. */
function played(snippet: string): { text: string; first: number } {
  let [text, first] = ['', -1];
  const defaults = new Map<string, string>();
  const pattern = /\\([\\$},|])|\$\{(\d+)(?::((?:\\.|[^}\\])*)|\|((?:\\.|[^|\\])*)\|)?\}|\$0/g;
  let at = 0;
  for (const match of snippet.matchAll(pattern)) {
    text += snippet.slice(at, match.index);
    at = match.index + match[0].length;
    const [, escape, number, words, choices] = match;
    if (escape !== undefined) text += escape;
    if (number === undefined) continue;
    if (number === '1' && first < 0) first = text.length;
    const [choice] = (choices ?? '').split(/(?<!\\),/);
    const filled = (words ?? choice ?? '').replace(/\\(.)/g, '$1');
    if (words !== undefined || choices !== undefined) defaults.set(number, filled);
    text += defaults.get(number) ?? '';
  }
  return { text: text + snippet.slice(at), first };
}

for (const file of files) {
  for (const locale of locales) {
    test(`presets in ${locale}, ${file}: short lines, the first place in a value, the plain text`, () => {
      for (const preset of presets) {
        const text = presetText(preset, file, locale);
        if (text === '') continue;
        const snippet = presetSnippet(preset, file, locale);
        const { text: left, first } = played(snippet);
        assert.equal(left, text, preset.id);
        const lines = text.split('\n');
        // A line of the attachment pattern cannot be broken: blanks would be part of the expression.
        const long = lines.filter((line) => line.length > 100 && !line.includes('{/'));
        assert.deepEqual(long, [], preset.id);
        const comments = lines.filter((line) => line.startsWith('#'));
        assert.ok(comments.length > 0 && comments.length <= 2, preset.id);
        assert.equal(/\p{Script=Han}/u.test(text), locale === 'zh-cn', preset.id);
        if (first < 0) continue;
        const line = text.slice(text.lastIndexOf('\n', first - 1) + 1, first);
        assert.doesNotMatch(line, /^#/, preset.id);
        // Texts before choices: what nobody else can know.
        if (/\$\{\d+:/.test(snippet)) assert.match(snippet, /\$\{1:/, preset.id);
      }
    });
  }
}

test('an empty main.cf offers what a host is for, then what most files set, then the other presets', () => {
  const all = labels(completed('‸'));
  assert.deepEqual(all.slice(0, 6), [
    'null-client',
    'internet-site',
    'backup-mx',
    'mydestination',
    'mynetworks',
    'inet_interfaces',
  ]);
  assert.equal(new Set(all).size, all.length, 'each name once');
  const at = (label: string): number => all.indexOf(label);
  assert.ok(at('relay-gmail') > at('relayhost') && at('relay-gmail') < at('access_map_defer_code'));
});

test('what a file has already is not offered first, and presets go on being offered', () => {
  const all = labels(completed('mydestination = example.com\n‸'));
  assert.equal(all[0], 'mynetworks');
  assert.ok(all.indexOf('null-client') > 0 && all.indexOf('null-client') < 40);
  assert.ok(all.indexOf('mydestination') > 800);
});

test('no preset where a setting is begun already, or in a value', () => {
  for (const marked of ['rel‸ = x\n', 'relayhost = ‸', 'mydestination = a\n  ‸'])
    assert.ok(!labels(completed(marked)).includes('relay-gmail'), marked);
});

test('each preset says in the reader’s language what it is, and is found by its other names', () => {
  const item = (locale: 'en' | 'zh-cn') =>
    completed('‸', { messages: texts[locale] }).list.items.find(({ label }) => label === 'relay-gmail');
  assert.equal(item('en')?.labelDetails?.description, 'Relay through Gmail');
  assert.equal(item('zh-cn')?.labelDetails?.description, '经 Gmail 中继外发');
  assert.equal(item('en')?.filterText, 'relay-gmail gmail');
});

test('master.cf has presets on a line of their own', () => {
  const { document, offset } = openMasterAt('smtp inet n - n - - smtpd\n‸');
  const all = complete(document, offset).items.map(({ label }) => label);
  assert.ok(all.includes('postscreen') && all.includes('submission-dovecot'));
});
