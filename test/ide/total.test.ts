import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { rangeOf } from '../../server/src/ide/range.ts';
import { foldingRanges } from '../../server/src/ide/folding.ts';
import { format, formatRange } from '../../server/src/ide/format.ts';
import { hover } from '../../server/src/ide/hover.ts';
import { inlayHints } from '../../server/src/ide/inlayHints.ts';
import { documentLinks } from '../../server/src/ide/links.ts';
import { definition, highlights, references } from '../../server/src/ide/navigation.ts';
import { prepareRename, rename } from '../../server/src/ide/rename.ts';
import { selectionRanges } from '../../server/src/ide/selection.ts';
import { semanticTokens } from '../../server/src/ide/semanticTokens.ts';
import { documentSymbols } from '../../server/src/ide/symbols.ts';
import { covered, open } from './open.ts';

// No operand refers to a name here: one that comes back to its own name is expand()'s matter, to be tested there.
const word = fc.constantFrom(
  'a',
  'b',
  'mynetworks',
  'smtpd_recipient_restrictions',
  'smtpd_restriction_classes',
  'alias_maps',
  'smtp_tls_protocols',
  '=',
  ' = ',
  ' ',
  '\t',
  '\n',
  '\n  ',
  '\r\n',
  '\r',
  '\0',
  '\v',
  '\f',
  '#',
  '# c',
  ',',
  '{',
  '}',
  '(',
  ')',
  '"',
  '!',
  '>=',
  ':',
  '?',
  '$',
  '$$',
  '$a',
  '${a?{b}}',
  '$(b)',
  '${{x}=={b}?{$b}:{c}}',
  'hash:/x',
  'proxy:',
  'pipemap:{',
  '/e/\ud800',
  '\nalias_maps = ',
  '\nsmtpd_restriction_classes = a\na = ',
  '\nsmtpd_recipient_restrictions = a',
  'check_client_access ',
  '＝',
  '😀',
  '\n#mynetworks = ',
  '10.0.0.0/99',
  '[::1]/128',
  'static:{REJECT 5.7.1 x}',
  '\nrelayhost = [a]:25',
  '\nvirtual_transport = lmtp:unix:',
  '\nsmtpd_milters = { inet:',
  '\nbounce_queue_lifetime = 5d',
  '\nsmtpd_reject_footer = 450 ',
);

test('no feature throws, whatever the text and the offset', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), fc.double({ min: 0, max: 1, noNaN: true }), (words, where) => {
      const text = words.join('');
      const document = open(text);
      const offset = Math.round(where * text.length);
      documentSymbols(document);
      foldingRanges(document);
      documentLinks(document);
      format(document);
      formatRange(document, rangeOf(document, { start: offset, end: offset }));
      inlayHints(document, { start: { line: 0, character: 0 }, end: document.lines.positionAt(offset) });
      const told = hover(document, offset);
      if (told?.range) {
        const { start, end } = told.range;
        assert.ok(
          document.lines.offsetAt(start) <= offset && offset <= document.lines.offsetAt(end),
          `${offset} is outside of ${JSON.stringify(told.range)}`,
        );
      }
      definition(document, offset);
      references(document, offset, true);
      const placeholder = prepareRename(document, offset)?.placeholder;
      if (placeholder !== undefined) assert.ok(rename(document, offset, 'a_name_of_my_own'), placeholder);
      const names = new Set(highlights(document, offset).map(({ range }) => covered(document, range)));
      assert.ok(names.size <= 1, [...names].join(' '));
      for (let range = selectionRanges(document, [offset])[0]; range?.parent; range = range.parent) {
        assert.ok(document.lines.offsetAt(range.range.start) >= document.lines.offsetAt(range.parent.range.start));
        assert.ok(document.lines.offsetAt(range.range.end) <= document.lines.offsetAt(range.parent.range.end));
      }
      const { data } = semanticTokens(document);
      for (let i = 0; i < data.length; i += 5)
        assert.ok((data[i] ?? -1) >= 0 && (data[i + 1] ?? -1) >= 0 && (data[i + 2] ?? 0) > 0);
    }),
    { numRuns: 3000 },
  );
});
