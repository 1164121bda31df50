import fc from 'fast-check';

/** A table and keys to ask it for. */
export interface TableSample {
  readonly type: string;
  /** The file, or for a type without one the name. */
  readonly text: string;
  readonly isFile: boolean;
  readonly keys: readonly string[];
}

const word = (...choices: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...choices);
const joined = (part: fc.Arbitrary<string>, minLength: number, maxLength: number, between = ''): fc.Arbitrary<string> =>
  fc.array(part, { minLength, maxLength }).map((parts) => parts.join(between));

const space = word(' ', ' ', '  ', '\t', ' \t');
const comment = word('# a comment', '#', '', '   ', '  # more', '\t');
const linesOf = (line: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.tuple(
  joined(fc.oneof({ weight: 8, arbitrary: line }, { weight: 1, arbitrary: comment }, { weight: 1, arbitrary: line.map((text) => ` ${text}`) }), 1, 7, '\n'),
  word('\n', '\n', '\n', '', '\r\n'),
).map(([text, end]) => text + end);

const label = word('a', 'b', 'Ab', 'example', 'x-y', 'é', 'ÉCOLE', 'ß', 'user', 'user+ext', '10', '_');
const domain = fc.oneof(label, fc.tuple(label, label).map((parts) => parts.join('.')), label.map((text) => `.${text}`));
const address = fc.tuple(label, domain).map((parts) => parts.join('@'));
const oddKey = word('"a b"@c', '"a', 'a"b c"d', 'a\\ b', '@', '*', 'a:', '\\', '"', '"a\\"b" ', '<>', 'a\\', ':');
const indexedKey = fc.oneof({ weight: 3, arbitrary: address }, { weight: 3, arbitrary: domain }, { weight: 2, arbitrary: label }, { weight: 1, arbitrary: oddKey });
const value = fc.oneof(label, word('OK', 'smtp:[h]:25', 'REJECT  two words', 'x # y', '', '"q', ':', 'a, b', 'ünï'));
const indexedLine = fc.tuple(indexedKey, space, value).map((parts) => parts.join(''));

/** Sources of keys and values. */
export function indexedSample(type: string): fc.Arbitrary<TableSample> {
  return fc.record({ type: fc.constant(type), isFile: fc.constant(true), text: linesOf(indexedLine), keys: fc.array(indexedKey, { minLength: 4, maxLength: 12 }) });
}

const octet = word('0', '1', '10', '127', '128', '255', '256', '01', '');
const v4 = joined(octet, 3, 5, '.');
const v6 = fc.oneof(word('::1', '::', '2001:db8::', '2001:db8::1', 'fe80::1', '::ffff:10.0.0.1', '1:2:3:4:5:6:7:8', '2001:DB8:0:1::'), joined(word('0', '1', 'ffff', 'abcd', ''), 2, 9, ':'));
const host = fc.oneof(word('10.0.0.1', '10.1.2.3', '192.168.7.5', '127.0.0.1'), v4, v6);
const mask = word('/0', '/1', '/8', '/9', '/16', '/24', '/31', '/32', '/33', '/64', '/127', '/128', '/129', '/', '/08', '/a', '/-1', '/8 ', '/99999999999');
const network = fc.oneof(
  { weight: 4, arbitrary: word('10.0.0.0/8', '10.1.0.0/16', '0.0.0.0/0', '::/0', '2001:db8::/32', '192.168.7.0/24', '[2001:db8::]/32', '[::1]', '127.0.0.1') },
  { weight: 2, arbitrary: fc.tuple(host, mask).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.tuple(host, mask).map(([text, bits]) => `[${text}]${bits}`) },
  { weight: 1, arbitrary: host },
);
const negation = word('', '', '', '', '!', '! ', '!!', ' !');
const cidrLine = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(negation, network, space, word('x', 'REJECT no', 'y', '', 'OK')).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.tuple(word('if ', 'IF ', 'if', 'if !', 'if ! '), network).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: word('endif', 'EndIf', 'endif x', 'endifx', 'if', 'ifx', 'endif ') },
);

/** Tables of networks. */
export const cidrSample: fc.Arbitrary<TableSample> =
  fc.record({ type: fc.constant('cidr'), isFile: fc.constant(true), text: linesOf(cidrLine), keys: fc.array(fc.oneof(host, word('a', '10')), { minLength: 4, maxLength: 12 }) });

const text = word('a', 'b', 'ab', 'A', 'B', 'c', 'x', '.', '@', '+', '-', ' ', 'é', '1', '_', 'foo');
const subject = joined(text, 0, 8);
const result = joined(fc.oneof({ weight: 3, arbitrary: label }, { weight: 2, arbitrary: word('$1', '${1}', '$(1)', '$$', '$2', '${2}x', '$1-$2') }, { weight: 1, arbitrary: word('$', '${', '$0', '$x', '${}', '$12', '$(1}', '\\$1', ' ', '$ ', '$99999999999', '${x}') }), 0, 4);
const flagsOf = (known: string): fc.Arbitrary<string> => fc.oneof({ weight: 6, arbitrary: fc.constant('') }, { weight: 3, arbitrary: joined(word(...known), 1, 3) }, { weight: 1, arbitrary: word('q', 'I', 'X') });

const atom = word('a', 'b', 'c', '.', '[ab]', '[^a]', '[a-c]', '\\.', 'ab', 'foo', '[[:alpha:]]', '\\w', 'é', '@', '\\+');
const repeat = word('*', '+', '?', '{2}', '{1,2}', '{0,2}', '{2,}', '{0}');
const simple = fc.letrec<{ expression: string; piece: string; branch: string }>((tie) => ({
  piece: fc.oneof({ maxDepth: 3, withCrossShrink: false }, atom, fc.tuple(atom, repeat).map((parts) => parts.join('')),
    tie('expression').map((inner) => `(${inner})`), fc.tuple(tie('expression'), repeat).map(([inner, count]) => `(${inner})${count}`)),
  branch: fc.array(tie('piece'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
  expression: fc.oneof({ maxDepth: 3 }, tie('branch'), fc.tuple(tie('branch'), tie('branch')).map((parts) => parts.join('|'))),
})).expression;
const anchored = fc.tuple(word('', '', '^'), simple, word('', '', '$')).map((parts) => parts.join(''));
const broken = word(
  '[', '[a', '(', ')', 'a(', '*', 'a**', '+', '?', '{', 'a{2', 'a{2,1}', 'a{,2}', '[z-a]', '[[:foo:]]', '[]', '[^]', '\\', 'a\\', '(a)\\1', '\\1', '()', '(|a)', 'a||b', '[[.a.]]', '[[=a=]]',
  '[_-a]', '\\q', '\\(a\\)', 'a\\{2\\}', '\\<a', 'a\\>', '\\ba', '(?:a)', '(?i)a', '\\d', '\\x41', '[a-[:digit:]]', 'a{99999}', 'a\\/b', '\\t', '[a\\]b]',
);
const pattern = fc.oneof({ weight: 6, arbitrary: anchored }, { weight: 1, arbitrary: broken });

function patternLine(known: string, pcre: boolean): fc.Arbitrary<string> {
  const rule = fc.tuple(word('', '', '', '', '!', '! '), pattern, flagsOf(known), pcre ? fc.constant('') : word('', '', '', '', '', '', '!/b/', '!/x+/i'), space, result)
    .map(([not, source, flags, second, gap, value]) => `${not}/${source}/${flags}${second}${gap}${value}`);
  return fc.oneof(
    { weight: 8, arbitrary: rule },
    { weight: 2, arbitrary: fc.tuple(word('if ', 'if', 'IF !', 'if ! '), pattern, word('', '', 'i', ' /a/ x')).map(([start, source, end]) => `${start}/${source}/${end}`) },
    { weight: 2, arbitrary: word('endif', 'ENDIF', 'endif x', 'endifx', 'if', 'a b', '/a', '|a|', '/a/', '/a/res', '~a~i x') },
  );
}

/** Tables of expressions. Keys have no line feed: each is a line of standard input. */
export function patternSample(type: 'regexp' | 'pcre'): fc.Arbitrary<TableSample> {
  const line = patternLine(type === 'pcre' ? 'imsxAEU' : 'imx', type === 'pcre');
  return fc.record({ type: fc.constant(type), isFile: fc.constant(true), text: linesOf(line), keys: fc.array(subject, { minLength: 4, maxLength: 12 }) });
}

const inlineEntry = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(label, label).map((parts) => parts.join('=')) },
  { weight: 2, arbitrary: fc.tuple(label, value).map(([key, said]) => `{${key} = ${said}}`) },
  { weight: 1, arbitrary: word('a', '=', 'a=', '{a}', '{"a b" = c}', '{a=b', 'a={b}', '"a=b', '{}', '{a = b} c', 'a\\=b') },
);
const inlineName = fc.tuple(joined(inlineEntry, 0, 4, ', '), word('}', '}', '}', '} ', '', '}x')).map(([inside, end]) => `{${inside}${end}`);
const simpleTable = fc.oneof(inlineName.map((name) => `inline:${name}`), label.map((said) => `static:${said}`), word('static:{a b}', 'fail:x', 'static:{}', 'randmap:{x}', 'foo:x', 'x', 'static:', 'inline:{a=b}', 'inline:{A=1, b=a}'));
const listName = fc.tuple(joined(simpleTable, 0, 3, ', '), word('}', '}', '}', '}', '', '}x')).map(([inside, end]) => `{${inside}${end}`);
const nestedTable = fc.oneof({ weight: 4, arbitrary: simpleTable }, { weight: 1, arbitrary: listName.map((name) => `unionmap:${name}`) }, { weight: 1, arbitrary: listName.map((name) => `pipemap:${name}`) });
const nestedName = fc.tuple(joined(nestedTable, 1, 3, ', '), word('}', '}', '}', '}', '', '}x')).map(([inside, end]) => `{${inside}${end}`);

/** Tables that stand in their name. */
export const namedSample: fc.Arbitrary<TableSample> = fc.record({
  table: fc.oneof<fc.Arbitrary<readonly [string, string]>[]>(
    inlineName.map((name) => ['inline', name] as const), nestedName.map((name) => ['unionmap', name] as const), nestedName.map((name) => ['pipemap', name] as const),
    fc.oneof(label, word('{a b}', '{ a }', '{}', '{a', 'a b', '{a}b')).map((name) => ['static', name] as const), word('{a}', '{a,a}', '{', '{}', '{{a b}}').map((name) => ['randmap', name] as const),
  ),
  keys: fc.array(label, { minLength: 2, maxLength: 6 }),
}).map(({ table: [type, name], keys }) => ({ type, isFile: false, text: name, keys }));
