import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

interface LanguageConfiguration {
  readonly comments: { readonly lineComment: string };
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
  readonly indentationRules?: unknown;
  readonly folding: { readonly offSide: boolean; readonly markers: { readonly start: string; readonly end: string } };
  readonly onEnterRules: readonly { readonly beforeText: string; readonly action: { readonly indent: string } }[];
}

for (const file of ['language-configuration.json', 'language-configuration-master.json']) {
  const configuration = JSON.parse(
    readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'),
  ) as LanguageConfiguration;

  test(`${file}: a parameter name is one word`, () => {
    const { pattern, flags } = configuration.wordPattern;
    const words = 'postscreen_dnsbl_sites=2bounce_notice_recipient, $mydomain ${relayhost?inet协议}'.match(
      new RegExp(pattern, `g${flags}`),
    );
    assert.deepEqual(words, [
      'postscreen_dnsbl_sites',
      '2bounce_notice_recipient',
      'mydomain',
      'relayhost',
      'inet协议',
    ]);
  });

  test(`${file}: no command moves a line to or from column 1`, () => {
    // Indentation joins lines (readlline.c). Reindent Lines and
    // paste would change it by these rules, and so the meaning.
    assert.equal(configuration.indentationRules, undefined);
  });

  test(`${file}: Enter`, () => {
    const after = (line: string): string | undefined =>
      configuration.onEnterRules.find((r) => new RegExp(r.beforeText).test(line))?.action.indent;
    assert.equal(after('    permit_mynetworks,'), 'none', 'a continuation keeps its indentation');
    assert.equal(after('    '), 'outdent', 'a blank one ends the list');
    if (file === 'language-configuration.json') {
      assert.equal(after('mynetworks ='), 'indent');
      assert.equal(after('mynetworks = 127.0.0.0/8,'), 'indent');
      assert.equal(after('biff = no'), undefined);
      assert.equal(after('# list = a,'), undefined);
    }
  });

  test(`${file}: folding markers`, () => {
    const { start, end } = configuration.folding.markers;
    assert.match('# region TLS', new RegExp(start));
    assert.match('#endregion', new RegExp(end));
    assert.doesNotMatch('# regional', new RegExp(start));
    assert.equal(configuration.folding.offSide, true);
  });
}
