import assert from 'node:assert/strict';
import test from 'node:test';
import { CompletionItemKind } from 'vscode-languageserver-types';
import fc from 'fast-check';
import { resolveCompletion } from '../../server/src/ide/completionResolve.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { noProse } from '../../server/src/facts/prose.ts';
import { locales } from '../../server/src/texts/locales.ts';
import { complete, editOf, folderWanted } from './completed.ts';
import { open } from './open.ts';

const word = fc.constantFrom(
  'a',
  'mynetworks',
  '\nsoft_bounce = ',
  '\nsmtpd_recipient_restrictions = ',
  '\nsmtpd_restriction_classes = a\na = ',
  '\nalias_maps = ',
  '\nsmtpd_tls_protocols = ',
  '\ndefault_transport = ',
  '\nsmtpd_milters = ',
  '\nmydestination = ',
  '\nqueue_run_delay = ',
  '\nsmtpd_tls_cert_file = ',
  '\ndefault_rbl_reply = ',
  '=',
  ' = ',
  ' ',
  '\t',
  '\n',
  '\n  ',
  '\r\n',
  '\r\n\t',
  '\r',
  '\0',
  '\v',
  '\f',
  '#',
  '\n#',
  '# postfix-lint-disable ',
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
  '${',
  '${a?',
  '${a?{b}',
  '$(b)',
  '${{$a}==',
  'hash:',
  'hash:/x',
  'proxy:',
  'pipemap:{',
  '/',
  '/e/\ud800',
  'check_client_access ',
  'check_policy_service { ',
  'lmtp:',
  'unix:',
  '＝',
  '😀',
  'inet:',
  '__proto__',
  'constructor',
);
const files = [
  { name: 'x', folder: false },
  { name: '__proto__', folder: true },
  { name: '$y', folder: false },
  { name: '', folder: false },
];
const source = { knowledge, release: '3.11', messages: locales.en, prose: noProse };

test('completion throws nowhere, and its edits stay on the line and around the offset', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 14 }), (words) => {
      const text = words.join('');
      const document = open(text);
      for (let offset = 0; offset <= text.length; offset++) {
        const position = document.lines.positionAt(offset);
        // Between CR and LF there is no position; between the halves of a character no editor's caret stands.
        if (document.lines.offsetAt(position) !== offset) continue;
        folderWanted(document, offset);
        const list = complete(document, offset, { itemDefaults: true, snippets: true, files });
        const first = list.items[0];
        if (!first) continue;
        const { range } = editOf(list, first);
        const place = JSON.stringify({ text, offset, range });
        assert.equal(range.start.line, range.end.line, place);
        assert.equal(range.start.line, position.line, place);
        assert.ok(range.start.character <= position.character && position.character <= range.end.character, place);
        for (const item of [first, list.items.at(-1) ?? first]) {
          // A preset is several settings.
          const isPreset = item.kind === CompletionItemKind.Snippet && item.filterText !== undefined;
          assert.ok(item.label !== '' && (isPreset || !/[\r\n]/.test(editOf(list, item).newText)), place);
          resolveCompletion({ ...item, data: item.data ?? list.itemDefaults?.data }, source);
        }
        assert.equal(new Set(list.items.map(({ label }) => label)).size, list.items.length, `a label twice: ${place}`);
      }
    }),
    { numRuns: 500 },
  );
});

test('brackets without end take no time', () => {
  for (const part of ['${a?', '${{', '{', '$(', '${', '}', '{a, ', 'proxy:', '${a?{b}:{', '! ', ':', '\n  ']) {
    const text = `alias_maps = ${part.repeat(20_000)}`;
    const document = open(text);
    const start = performance.now();
    complete(document, text.length, { itemDefaults: true });
    assert.ok(performance.now() - start < 1000, `${part}: ${performance.now() - start} ms`);
  }
});

test('a comparison without its right side ends', () => {
  const text = 'alias_maps = ${{$a}==}';
  assert.deepEqual(complete(open(text), text.length).items, []);
});
