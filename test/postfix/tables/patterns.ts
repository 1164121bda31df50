import fc from 'fast-check';
import { type TableSample, joined, label, linesOf, space, word } from './samples.ts';

const text = word('a', 'b', 'ab', 'A', 'B', 'c', 'x', '.', '@', '+', '-', ' ', 'é', '1', '_', 'foo');
const subject = joined(text, 0, 8);
const result = joined(
  fc.oneof(
    { weight: 3, arbitrary: label },
    { weight: 2, arbitrary: word('$1', '${1}', '$(1)', '$$', '$2', '${2}x', '$1-$2') },
    {
      weight: 1,
      arbitrary: word('$', '${', '$0', '$x', '${}', '$12', '$(1}', '\\$1', ' ', '$ ', '$99999999999', '${x}'),
    },
  ),
  0,
  4,
);
const flagsOf = (known: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant('') },
    { weight: 3, arbitrary: joined(word(...known), 1, 3) },
    { weight: 1, arbitrary: word('q', 'I', 'X') },
  );

const atom = word(
  'a',
  'b',
  'c',
  '.',
  '[ab]',
  '[^a]',
  '[a-c]',
  '\\.',
  'ab',
  'foo',
  '[[:alpha:]]',
  '\\w',
  'é',
  '@',
  '\\+',
);
const repeat = word('*', '+', '?', '{2}', '{1,2}', '{0,2}', '{2,}', '{0}');
const simple = fc.letrec<{ expression: string; piece: string; branch: string }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 3, withCrossShrink: false },
    atom,
    fc.tuple(atom, repeat).map((parts) => parts.join('')),
    tie('expression').map((inner) => `(${inner})`),
    fc.tuple(tie('expression'), repeat).map(([inner, count]) => `(${inner})${count}`),
  ),
  branch: fc.array(tie('piece'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
  expression: fc.oneof(
    { maxDepth: 3 },
    tie('branch'),
    fc.tuple(tie('branch'), tie('branch')).map((parts) => parts.join('|')),
  ),
})).expression;
const anchored = fc.tuple(word('', '', '^'), simple, word('', '', '$')).map((parts) => parts.join(''));
const broken = word(
  '[',
  '[a',
  '(',
  ')',
  'a(',
  '*',
  'a**',
  '+',
  '?',
  '{',
  'a{2',
  'a{2,1}',
  'a{,2}',
  '[z-a]',
  '[[:foo:]]',
  '[]',
  '[^]',
  '\\',
  'a\\',
  '(a)\\1',
  '\\1',
  '()',
  '(|a)',
  'a||b',
  '[[.a.]]',
  '[[=a=]]',
  '[_-a]',
  '\\q',
  '\\(a\\)',
  'a\\{2\\}',
  '\\<a',
  'a\\>',
  '\\ba',
  '(?:a)',
  '(?i)a',
  '\\d',
  '\\x41',
  '[a-[:digit:]]',
  'a{99999}',
  'a\\/b',
  '\\t',
  '[a\\]b]',
);
const pattern = fc.oneof({ weight: 6, arbitrary: anchored }, { weight: 1, arbitrary: broken });

function patternLine(known: string, pcre: boolean): fc.Arbitrary<string> {
  const rule = fc
    .tuple(
      word('', '', '', '', '!', '! '),
      pattern,
      flagsOf(known),
      pcre ? fc.constant('') : word('', '', '', '', '', '', '!/b/', '!/x+/i'),
      space,
      result,
    )
    .map(([not, source, flags, second, gap, value]) => `${not}/${source}/${flags}${second}${gap}${value}`);
  return fc.oneof(
    { weight: 8, arbitrary: rule },
    {
      weight: 2,
      arbitrary: fc
        .tuple(word('if ', 'if', 'IF !', 'if ! '), pattern, word('', '', 'i', ' /a/ x'))
        .map(([start, source, end]) => `${start}/${source}/${end}`),
    },
    {
      weight: 2,
      arbitrary: word('endif', 'ENDIF', 'endif x', 'endifx', 'if', 'a b', '/a', '|a|', '/a/', '/a/res', '~a~i x'),
    },
  );
}

/** Tables of expressions. Keys have no line feed: each is a line of standard input. */
export function patternSample(type: 'regexp' | 'pcre'): fc.Arbitrary<TableSample> {
  const line = patternLine(type === 'pcre' ? 'imsxAEU' : 'imx', type === 'pcre');
  return fc.record({
    type: fc.constant(type),
    isFile: fc.constant(true),
    text: linesOf(line),
    keys: fc.array(subject, { minLength: 4, maxLength: 12 }),
  });
}
