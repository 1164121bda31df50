import fc from 'fast-check';
import { type TableSample, joined, label, value, word } from './samples.ts';

const inlineEntry = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(label, label).map((parts) => parts.join('=')) },
  { weight: 2, arbitrary: fc.tuple(label, value).map(([key, said]) => `{${key} = ${said}}`) },
  {
    weight: 1,
    arbitrary: word('a', '=', 'a=', '{a}', '{"a b" = c}', '{a=b', 'a={b}', '"a=b', '{}', '{a = b} c', 'a\\=b'),
  },
);
const inlineName = fc
  .tuple(joined(inlineEntry, 0, 4, ', '), word('}', '}', '}', '} ', '', '}x'))
  .map(([inside, end]) => `{${inside}${end}`);
const simpleTable = fc.oneof(
  inlineName.map((name) => `inline:${name}`),
  label.map((said) => `static:${said}`),
  word(
    'static:{a b}',
    'fail:x',
    'static:{}',
    'randmap:{x}',
    'foo:x',
    'x',
    'static:',
    'inline:{a=b}',
    'inline:{A=1, b=a}',
  ),
);
const listName = fc
  .tuple(joined(simpleTable, 0, 3, ', '), word('}', '}', '}', '}', '', '}x'))
  .map(([inside, end]) => `{${inside}${end}`);
const nestedTable = fc.oneof(
  { weight: 4, arbitrary: simpleTable },
  { weight: 1, arbitrary: listName.map((name) => `unionmap:${name}`) },
  { weight: 1, arbitrary: listName.map((name) => `pipemap:${name}`) },
);
const nestedName = fc
  .tuple(joined(nestedTable, 1, 3, ', '), word('}', '}', '}', '}', '', '}x'))
  .map(([inside, end]) => `{${inside}${end}`);

/** Tables that stand in their name. */
export const namedSample: fc.Arbitrary<TableSample> = fc
  .record({
    table: fc.oneof<fc.Arbitrary<readonly [string, string]>[]>(
      inlineName.map((name) => ['inline', name] as const),
      nestedName.map((name) => ['unionmap', name] as const),
      nestedName.map((name) => ['pipemap', name] as const),
      fc.oneof(label, word('{a b}', '{ a }', '{}', '{a', 'a b', '{a}b')).map((name) => ['static', name] as const),
      word('{a}', '{a,a}', '{', '{}', '{{a b}}').map((name) => ['randmap', name] as const),
    ),
    keys: fc.array(label, { minLength: 2, maxLength: 6 }),
  })
  .map(({ table: [type, name], keys }) => ({ type, isFile: false, text: name, keys }));
