import fc from 'fast-check';

/** A table and keys to ask it for. */
export interface TableSample {
  readonly type: string;
  /** The file, or for a type without one the name. */
  readonly text: string;
  readonly isFile: boolean;
  readonly keys: readonly string[];
}

/** One of some texts. */
export const word = (...choices: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...choices);
/** Some texts in one. */
export const joined = (
  part: fc.Arbitrary<string>,
  minLength: number,
  maxLength: number,
  between = '',
): fc.Arbitrary<string> => fc.array(part, { minLength, maxLength }).map((parts) => parts.join(between));

/** White space between a key and its value. */
export const space = word(' ', ' ', '  ', '\t', ' \t');
const comment = word('# a comment', '#', '', '   ', '  # more', '\t');
/** Lines with comments and continuations between them. */
export const linesOf = (line: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      joined(
        fc.oneof(
          { weight: 8, arbitrary: line },
          { weight: 1, arbitrary: comment },
          { weight: 1, arbitrary: line.map((text) => ` ${text}`) },
        ),
        1,
        7,
        '\n',
      ),
      word('\n', '\n', '\n', '', '\r\n'),
    )
    .map(([text, end]) => text + end);

/** A name. */
export const label = word('a', 'b', 'Ab', 'example', 'x-y', 'é', 'ÉCOLE', 'ß', 'user', 'user+ext', '10', '_');
/** A value, odd ones too. */
export const value = fc.oneof(
  label,
  word('OK', 'smtp:[h]:25', 'REJECT  two words', 'x # y', '', '"q', ':', 'a, b', 'ünï'),
);
