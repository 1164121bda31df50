import fc from 'fast-check';
import { type TableSample, label, linesOf, space, value, word } from './samples.ts';

const domain = fc.oneof(
  label,
  fc.tuple(label, label).map((parts) => parts.join('.')),
  label.map((text) => `.${text}`),
);
const address = fc.tuple(label, domain).map((parts) => parts.join('@'));
const oddKey = word('"a b"@c', '"a', 'a"b c"d', 'a\\ b', '@', '*', 'a:', '\\', '"', '"a\\"b" ', '<>', 'a\\', ':');
const indexedKey = fc.oneof(
  { weight: 3, arbitrary: address },
  { weight: 3, arbitrary: domain },
  { weight: 2, arbitrary: label },
  { weight: 1, arbitrary: oddKey },
);
const indexedLine = fc.tuple(indexedKey, space, value).map((parts) => parts.join(''));

/** Sources of keys and values. */
export function indexedSample(type: string): fc.Arbitrary<TableSample> {
  return fc.record({
    type: fc.constant(type),
    isFile: fc.constant(true),
    text: linesOf(indexedLine),
    keys: fc.array(indexedKey, { minLength: 4, maxLength: 12 }),
  });
}
