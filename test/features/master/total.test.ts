import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { completeMaster } from '../../../server/src/features/master/masterCompletion.ts';
import { masterCodeActions, masterDiagnostics } from '../../../server/src/features/master/masterDiagnostics.ts';
import { formatMaster, formatMasterRange } from '../../../server/src/features/master/masterFormat.ts';
import { masterHover } from '../../../server/src/features/master/masterHover.ts';
import { masterLinks } from '../../../server/src/features/master/masterLinks.ts';
import { prepareSharedRename, sharedDefinition, sharedHighlights, sharedReferences, sharedRename } from '../../../server/src/features/master/masterNavigation.ts';
import { masterFolding, masterSymbols } from '../../../server/src/features/master/masterOutline.ts';
import { masterSelectionRanges } from '../../../server/src/features/master/masterSelection.ts';
import { masterTokens } from '../../../server/src/features/master/masterTokens.ts';
import { knowledge } from '../../../server/src/knowledge/knowledge.ts';
import { locales } from '../../../server/src/texts/locales.ts';
import { checkMaster, masterContext } from '../../../server/src/rules/master/check.ts';
import { parseMainCf } from '../../../server/src/syntax/mainCf.ts';
import { parseMasterCf } from '../../../server/src/syntax/masterCf.ts';
import { costOf } from '../../cost.ts';
import { applyFix } from '../../rules/caseFile.ts';
import { covered, openMaster, safeEdits } from './openMaster.ts';

const word = fc.constantFrom(
  'smtp', ' inet', ' unix', ' n', ' -', ' y', ' smtpd', ' pipe', ' spawn', ' -o ', ' -o', '-v', 'a=b', 'content_filter=', 'smtpd_tls_security_level=', 'smtpd_recipient_restrictions=', 'smtpd_restriction_classes=a', '{', '}', ' { a = b }', '{a=b}c',
  '=', ' = ', ',', ' # c', '#', '\n', '\n  ', '\r\n', '\r', '\0', '\v', '\f', '\t', '$', '$a', '${a?{b}}', '${{x}=={b}?{$b}:{c}}', '$(', 'hash:/x', 'unix:private/x', 'flags=DR', ' user=x', ' argv=/bin/x', ' ${recipient}', '"', '😀', '\ud800', '{{ x }}', '{% if %}',
  '\nsmtp inet n - n - - smtpd', '\nx unix - n n - - pipe', '\n25 inet n - n - - smtpd -o a=$b', '# postfix-lint-disable-next-line', '# postfix-lint-disable x', '127.0.0.1:', '[::1]:25', '99999', '？',
);

test('nothing throws, whatever the text and the offset, and spans lie in the text', () => {
  fc.assert(fc.property(fc.array(word, { maxLength: 30 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(undefined, '', 'a = $b\nsmtpd_restriction_classes = a, c\ndefault_transport = x:\nx_destination_rate_delay = 1s\n'), (words, where, main) => {
    const text = words.join('');
    const document = openMaster(text, main === undefined ? {} : { main });
    const offset = Math.round(where * text.length);
    const findings = checkMaster(document.context);
    for (const { span, related } of findings) {
      for (const one of [span, ...(related ?? [])]) assert.ok(one.start >= 0 && one.start <= one.end && one.end <= text.length, `${one.start}–${one.end} of ${text.length}`);
    }
    masterDiagnostics(document, findings, {});
    masterDiagnostics({ ...document, messages: locales['zh-cn'] }, findings, {});
    masterCodeActions(document, findings, { start: 0, end: text.length }, undefined, []);
    for (const { span } of safeEdits(document, findings)) assert.ok(span.start <= span.end && span.end <= text.length);
    masterHover(document, offset);
    completeMaster(document, offset);
    completeMaster(document, offset, { itemDefaults: true, snippets: true });
    formatMaster(document);
    formatMasterRange(document, offset, offset);
    masterLinks(document);
    masterFolding(document);
    masterSymbols(document);
    const { data } = masterTokens(document);
    for (let i = 0; i < data.length; i += 5) assert.ok((data[i] ?? -1) >= 0 && (data[i + 1] ?? -1) >= 0 && (data[i + 2] ?? 0) > 0);
    for (let range = masterSelectionRanges(document, [offset])[0]; range?.parent; range = range.parent) {
      assert.ok(document.lines.offsetAt(range.range.start) >= document.lines.offsetAt(range.parent.range.start));
      assert.ok(document.lines.offsetAt(range.range.end) <= document.lines.offsetAt(range.parent.range.end));
    }
    const pair = { main: document.main, master: document };
    sharedDefinition(pair, 'master', offset);
    sharedReferences(pair, 'master', offset, true);
    const names = new Set(sharedHighlights(pair, 'master', offset).map(({ range }) => covered(document, range)));
    assert.ok(names.size <= 1, [...names].join(' '));
    if (prepareSharedRename(pair, 'master', offset)) assert.ok(sharedRename(pair, 'master', offset, 'a_name_of_my_own'));
  }), { numRuns: 2000 });
});

test('applying all safe fixes leaves none of their findings and comes to an end', () => {
  fc.assert(fc.property(fc.array(word, { maxLength: 20 }), (words) => {
    let text = words.join('');
    for (let round = 0; ; round++) {
      const document = openMaster(text);
      const edits = safeEdits(document, checkMaster(document.context));
      if (edits.length === 0) break;
      assert.ok(round < 30, `still ${edits.length} after 30 rounds: ${JSON.stringify(text)}`);
      text = applyFix(text, { title: { key: 'commentOut', data: undefined }, edits });
    }
  }), { numRuns: 500 });
});

/** Debian's file has 46 lines of services; this has 200 and an override on every other. */
const large = Array.from({ length: 100 }, (_, i) => `service${i} unix - - n - 0 smtp\n  -o smtp_tls_security_level=${i % 2 ? 'encrypt' : 'may'}`).join('\n');

test('parsing and checking 200 lines takes less than 5 ms', () => {
  const main = parseMainCf('myhostname = a.example.com\n');
  const cost = costOf(() => checkMaster(masterContext(knowledge, '3.11', large, parseMasterCf(large), main)));
  assert.ok(cost < 5, `${cost.toFixed(2)} ms`);
});

test('work grows with the text, not with its square', () => {
  const cost = (text: string): number => costOf(() => checkMaster(masterContext(knowledge, '3.11', text, parseMasterCf(text), undefined)));
  const [one, eight] = [cost(large), cost(Array.from({ length: 8 }, (_, i) => large.replaceAll('service', `s${i}x`)).join('\n'))];
  assert.ok(eight < one * 24 + 5, `${one.toFixed(2)} ms, eight times the text ${eight.toFixed(2)} ms`);
});
