import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { hover } from '../../server/src/ide/hover.ts';
import { markupOf, plainText, preferredKind } from '../../server/src/ide/markup.ts';
import { bold, code, fenced, link, paragraphs } from '../../server/src/languages/parameters/markdown.ts';
import { english } from './hovered.ts';
import { openAt } from './open.ts';

const cases: readonly { name: string; markdown: string; plain: string }[] = [
  { name: 'code span', markdown: 'default `a b`', plain: 'default a b' },
  { name: 'code span with a backtick', markdown: code('a`b'), plain: 'a`b' },
  { name: 'code span that starts with a backtick', markdown: code('`a'), plain: '`a' },
  { name: 'nothing in code is markup', markdown: code('**a** [b](c)'), plain: '**a** [b](c)' },
  { name: 'bold', markdown: `${bold('name')}: text`, plain: 'name: text' },
  { name: 'link', markdown: link('manual', 'https://example.com/x#y'), plain: 'manual' },
  { name: 'link with code', markdown: link(code('a'), 'https://example.com/'), plain: 'a' },
  { name: 'line break', markdown: 'a  \nb', plain: 'a\nb' },
  {
    name: 'fence',
    markdown: paragraphs(['Example:', fenced('postfix-main-cf', 'a = `b`\nc = **d**\n'), `${bold('e')}`]),
    plain: 'Example:\n\na = `b`\nc = **d**\n\ne',
  },
  { name: 'nothing', markdown: '', plain: '' },
];
for (const { name, markdown, plain } of cases)
  test(`plain text: ${name}`, () => assert.equal(plainText(markdown), plain));

test('any text in a code span stays itself', () => {
  const words = fc.array(fc.constantFrom('a', '`', '``', '*', '**', '[', ']', '(', ')', ' b', '\\', '$'), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join('').trim();
      fc.pre(text !== '');
      assert.equal(plainText(`x ${code(text)} y`), `x ${text} y`);
    }),
  );
});

test('a client gets the kind that it names first, and Markdown if it names none', () => {
  assert.equal(preferredKind(['plaintext', 'markdown']), 'plaintext');
  assert.equal(preferredKind(['markdown', 'plaintext']), 'markdown');
  assert.equal(preferredKind([]), undefined);
  assert.deepEqual(markupOf('`a`', undefined), { kind: 'markdown', value: '`a`' });
});

test('a hover as plain text has the words and no marks', () => {
  const { document, offset } = openAt('append_dot_my‸domain = no\n', { prose: english });
  const { contents } = hover(document, offset, { hover: 'plaintext' }) ?? assert.fail('no hover');
  const { kind, value } = contents as { kind: string; value: string };
  assert.equal(kind, 'plaintext');
  assert.match(value, /^append_dot_mydomain: decides X\./);
  assert.doesNotMatch(value, /`|\*\*|\]\(/);
});
