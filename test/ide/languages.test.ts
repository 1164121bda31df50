import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { foldingRanges } from '../../server/src/ide/folding.ts';
import { format } from '../../server/src/ide/format.ts';
import { hover } from '../../server/src/ide/hover.ts';
import { inlayHints } from '../../server/src/ide/inlayHints.ts';
import { documentLinks } from '../../server/src/ide/links.ts';
import { definition, highlights, references } from '../../server/src/ide/navigation.ts';
import { rangeOf } from '../../server/src/ide/range.ts';
import { prepareRename, rename } from '../../server/src/ide/rename.ts';
import { selectionRanges } from '../../server/src/ide/selection.ts';
import { semanticTokens } from '../../server/src/ide/semanticTokens.ts';
import { documentSymbols } from '../../server/src/ide/symbols.ts';
import type { LanguageDocument, LanguageElement } from '../../server/src/languages/language.ts';
import { languages } from '../../server/src/languages/registry.ts';
import { complete } from './completed.ts';
import { open } from './open.ts';
import { openMaster } from './openMaster.ts';
import { openTable } from './openTable.ts';

/** How a text is opened in each language. */
const openers: Readonly<Record<string, (text: string) => LanguageDocument>> = {
  'main.cf': (text) => open(text),
  'master.cf': (text) => openMaster(text, { main: 'mine = a\ndefault_transport = slow:\n' }),
  indexed: (text) =>
    openTable(text, { main: 'transport_maps = hash:/etc/postfix/x\n', master: 'slow unix - - n - - smtp\n' }),
  regexp: (text) => openTable(text, { main: 'header_checks = regexp:/etc/postfix/x\n' }),
  pcre: (text) => openTable(text, { main: 'body_checks = pcre:/etc/postfix/x\n' }),
  cidr: (text) => openTable(text, { main: 'smtpd_client_restrictions = check_client_access cidr:/etc/postfix/x\n' }),
};

const word = fc.constantFrom(
  'a',
  'mine',
  '$mine',
  '${mine?{x}:{y}}',
  'slow',
  ':',
  '=',
  ' = ',
  ' ',
  '\t',
  '\n',
  '\n  ',
  '\r\n',
  '\r',
  '\0',
  '#',
  '# c\n',
  ',',
  '{',
  '}',
  'hash:/x',
  'mynetworks',
  '\nsmtpd_recipient_restrictions = ',
  'permit',
  '\nslow unix - - n - - smtp',
  '\n  -o content_filter=slow:',
  '-o ',
  '😀',
  '\ud800',
  '/a(b)/i ',
  'if /x/\n',
  '\nendif\n',
  '!',
  '10.0.0.0/8 ',
  'REJECT',
  '$1',
);

for (const language of languages) {
  test(`every feature of ${language.id}: no throw, spans in the text, elements in file order`, () => {
    const opened = openers[language.id] ?? assert.fail('say above how a file of it is opened');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), fc.double({ min: 0, max: 1, noNaN: true }), (words, where) => {
        const text = words.join('');
        const document = opened(text);
        const offset = Math.round(where * text.length);
        assert.equal(document.language, language);
        checkElements(language.elements(document), { start: 0, end: text.length });
        for (const { span } of language
          .elements(document)
          .filter((one) => one.span.start <= offset && offset <= one.span.end)) {
          assert.ok(
            language.elements(document, offset).some((one) => one.span.start === span.start),
            'an element at an offset is among those asked for there',
          );
        }
        for (const one of language.occurrences?.(document, { at: offset }) ?? []) {
          const byName = language.occurrences?.(document, { name: one.name }) ?? [];
          assert.ok(
            byName.some(({ kind, span }) => kind === one.kind && span.start === one.span.start),
            'the same by name as by place',
          );
        }
        for (const { range, selectionRange } of documentSymbols(document)) {
          assert.ok(document.lines.offsetAt(range.start) <= document.lines.offsetAt(selectionRange.start));
        }
        for (const { startLine, endLine } of foldingRanges(document)) assert.ok(startLine < endLine);
        hover(document, offset);
        complete(document, offset, { itemDefaults: true, snippets: true });
        inlayHints(document, rangeOf(document, { start: 0, end: text.length }));
        documentLinks(document);
        format(document);
        semanticTokens(document);
        selectionRanges(document, [offset]);
        definition(document, offset);
        references(document, offset, true);
        highlights(document, offset);
        if (prepareRename(document, offset)) assert.ok(rename(document, offset, 'a_name_of_my_own'));
      }),
      { numRuns: 500 },
    );
  });
}

function checkElements(
  elements: readonly LanguageElement[],
  within: { readonly start: number; readonly end: number },
): void {
  let behind = within.start;
  for (const { span, children = [] } of elements) {
    assert.ok(
      span.start >= behind && span.end >= span.start && span.end <= within.end,
      `${span.start}–${span.end} behind ${behind} of ${within.end}`,
    );
    behind = span.end;
    checkElements(children, span);
  }
}

test('languages have ids of their own', () => {
  assert.equal(new Set(languages.map(({ id }) => id)).size, languages.length);
});
