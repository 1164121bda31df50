import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { rangeOf } from '../../server/src/ide/range.ts';
import { codeActions } from '../../server/src/ide/codeActions.ts';
import { diagnostics } from '../../server/src/ide/diagnostics.ts';
import { format, formatRange } from '../../server/src/ide/format.ts';
import { hover } from '../../server/src/ide/hover.ts';
import { documentLinks } from '../../server/src/ide/links.ts';
import { definition, highlights, references } from '../../server/src/ide/navigation.ts';
import { prepareRename, rename } from '../../server/src/ide/rename.ts';
import { foldingRanges } from '../../server/src/ide/folding.ts';
import { documentSymbols } from '../../server/src/ide/symbols.ts';
import { selectionRanges } from '../../server/src/ide/selection.ts';
import { semanticTokens } from '../../server/src/ide/semanticTokens.ts';
import { locales } from '../../server/src/texts/locales.ts';
import { costOf } from '../cost.ts';
import { applyFix } from '../rules/caseFile.ts';
import { bundled } from './bundledCost.ts';
import { complete } from './completed.ts';
import { covered } from './open.ts';
import { masterContextFor } from '../instanceFor.ts';
import { checkMaster, openMaster, safeEdits } from './openMaster.ts';

const word = fc.constantFrom(
  'smtp',
  ' inet',
  ' unix',
  ' n',
  ' -',
  ' y',
  ' smtpd',
  ' pipe',
  ' spawn',
  ' -o ',
  ' -o',
  '-v',
  'a=b',
  'content_filter=',
  'smtpd_tls_security_level=',
  'smtpd_recipient_restrictions=',
  'smtpd_restriction_classes=a',
  '{',
  '}',
  ' { a = b }',
  '{a=b}c',
  '=',
  ' = ',
  ',',
  ' # c',
  '#',
  '\n',
  '\n  ',
  '\r\n',
  '\r',
  '\0',
  '\v',
  '\f',
  '\t',
  '$',
  '$a',
  '${a?{b}}',
  '${{x}=={b}?{$b}:{c}}',
  '$(',
  'hash:/x',
  'unix:private/x',
  'flags=DR',
  ' user=x',
  ' argv=/bin/x',
  ' ${recipient}',
  '"',
  '😀',
  '\ud800',
  '{{ x }}',
  '{% if %}',
  '\nsmtp inet n - n - - smtpd',
  '\nx unix - n n - - pipe',
  '\n25 inet n - n - - smtpd -o a=$b',
  '# postfix-lint-disable-next-line',
  '# postfix-lint-disable x',
  '127.0.0.1:',
  '[::1]:25',
  '99999',
  '？',
);

test('nothing throws, whatever the text and the offset, and spans lie in the text', () => {
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 30 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(
        undefined,
        '',
        'a = $b\nsmtpd_restriction_classes = a, c\ndefault_transport = x:\nx_destination_rate_delay = 1s\n',
      ),
      (words, where, main) => {
        const text = words.join('');
        const document = openMaster(text, main === undefined ? {} : { main });
        const offset = Math.round(where * text.length);
        const findings = checkMaster(document.context);
        for (const { span, related } of findings) {
          for (const one of [span, ...(related ?? [])])
            assert.ok(
              one.start >= 0 && one.start <= one.end && one.end <= text.length,
              `${one.start}–${one.end} of ${text.length}`,
            );
        }
        diagnostics(document, findings, {});
        diagnostics({ ...document, messages: locales['zh-cn'] }, findings, {});
        codeActions(document, () => findings, { start: 0, end: text.length }, undefined, []);
        for (const { span } of safeEdits(document, findings))
          assert.ok(span.start <= span.end && span.end <= text.length);
        hover(document, offset);
        complete(document, offset);
        complete(document, offset, { itemDefaults: true, snippets: true });
        format(document);
        formatRange(document, rangeOf(document, { start: offset, end: offset }));
        documentLinks(document);
        foldingRanges(document);
        documentSymbols(document);
        const { data } = semanticTokens(document);
        for (let i = 0; i < data.length; i += 5)
          assert.ok((data[i] ?? -1) >= 0 && (data[i + 1] ?? -1) >= 0 && (data[i + 2] ?? 0) > 0);
        for (let range = selectionRanges(document, [offset])[0]; range?.parent; range = range.parent) {
          assert.ok(document.lines.offsetAt(range.range.start) >= document.lines.offsetAt(range.parent.range.start));
          assert.ok(document.lines.offsetAt(range.range.end) <= document.lines.offsetAt(range.parent.range.end));
        }
        definition(document, offset);
        references(document, offset, true);
        const names = new Set(highlights(document, offset).map(({ range }) => covered(document, range)));
        assert.ok(names.size <= 1, [...names].join(' '));
        if (prepareRename(document, offset)) assert.ok(rename(document, offset, 'a_name_of_my_own'));
      },
    ),
    { numRuns: 2000 },
  );
});

test('applying all safe fixes leaves none of their findings and comes to an end', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 20 }), (words) => {
      let text = words.join('');
      for (let round = 0; ; round++) {
        const document = openMaster(text);
        const edits = safeEdits(document, checkMaster(document.context));
        if (edits.length === 0) break;
        assert.ok(round < 30, `still ${edits.length} after 30 rounds: ${JSON.stringify(text)}`);
        text = applyFix(text, { title: { key: 'commentOut', data: undefined }, edits });
      }
    }),
    { numRuns: 500 },
  );
});

/** Debian's file has 46 lines of services; this has 200 and an override on every other. */
const large = Array.from(
  { length: 100 },
  (_, i) => `service${i} unix - - n - 0 smtp\n  -o smtp_tls_security_level=${i % 2 ? 'encrypt' : 'may'}`,
).join('\n');

test('parsing and checking 200 lines takes less than 5 ms', async () => {
  const run = await bundled(`
    import { checkMaster } from './openMaster.ts';
    import { masterContextFor } from '../instanceFor.ts';
    const files = { main: 'myhostname = a.example.com\\n', master: ${JSON.stringify(large)} };
    export const run = () => checkMaster(masterContextFor(files));
  `);
  const cost = costOf(run);
  assert.ok(cost < 5, `${cost.toFixed(2)} ms`);
});

test('work grows with the text, not with its square', () => {
  const cost = (text: string): number => costOf(() => checkMaster(masterContextFor({ master: text })));
  const [one, eight] = [
    cost(large),
    cost(Array.from({ length: 8 }, (_, i) => large.replaceAll('service', `s${i}x`)).join('\n')),
  ];
  assert.ok(eight < one * 24 + 5, `${one.toFixed(2)} ms, eight times the text ${eight.toFixed(2)} ms`);
});
