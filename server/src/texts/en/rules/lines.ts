import type { LineRuleData } from '../../../rules/lines/data.ts';
import type { TextsOf } from '../../textsOf.ts';

const swallowed: Readonly<Record<LineRuleData['swallowed-line']['kind'], (name: string, into: string) => string>> = {
  stray: () =>
    'This line is indented, but there is no setting above it to continue: ' +
    'Postfix skips it ("logical line must not start with whitespace").',
  tail: (name, into) => `"${name}" above is commented out, so this indented line now continues "${into}".`,
  entry: (name, into) =>
    `Remove the indentation to set "${name}": an indented line is part of the value above, ` + `of "${into}".`,
};

const lookAlike: Readonly<Record<'syntax' | 'name' | 'value', string>> = {
  syntax: 'Postfix cannot read this line and refuses the whole file',
  name: 'Postfix takes it as part of the name',
  value: 'Postfix takes it as part of the value',
};

/** What the rules about physical and logical lines say. */
export const enLineRules: TextsOf<LineRuleData> = {
  'missing-equals': (d) =>
    d.name === undefined
      ? `Missing "=" after "${d.words}": Postfix refuses the whole file ("missing '=' after attribute name").`
      : `A parameter name has no spaces, but "${d.words}" does: ` +
        `Postfix refuses the whole file ("missing '=' after attribute name").`,
  'empty-name': () => 'Missing name before "=": Postfix refuses the whole file ("missing attribute name").',
  'inline-comment': (d) => {
    const effect = d.list
      ? `drops the rest of "${d.name}", continuation lines included`
      : `makes it part of "${d.name}"`;
    return `Put the comment on a line of its own: after a value, "${d.text}" is not a comment, and Postfix ${effect}.`;
  },
  'quoted-value': (d) =>
    d.half
      ? `Remove the quote: there is only one, and Postfix keeps it as part of "${d.name}".`
      : `Remove the quotes: Postfix keeps them, so the value of "${d.name}" is ${d.text}, quotes included.`,
  'swallowed-line': (d) => swallowed[d.kind](d.name, d.into),
  'full-width-character': (d) => {
    if (d.place === 'end') {
      return 'Remove the invisible character (U+0000): Postfix ignores the rest of the entry after it.';
    }
    const mark = d.code === 'U+FEFF' ? 'the byte order mark' : 'the invisible character';
    const character = d.character ? `"${d.character}" (${d.code})` : `${mark} (${d.code})`;
    const cure = d.ascii.trim() ? `Write "${d.ascii}" instead of ${character}` : `Remove ${character}`;
    return `${cure}: ${lookAlike[d.place]}.`;
  },
  'joined-settings': (d) =>
    d.name === ''
      ? `Everything after the first "=" is the value of "${d.into}", including this "=".`
      : `Put "${d.name}" on a separate line: here it is part of the value of "${d.into}", ` +
        'and programs that read that exit ("bad … configuration").',
  'not-plain-text': (d) => {
    const effect = 'and Postfix does not start ("missing \'=\' after attribute name").';
    if (d.as === 'UTF-16') return `Save this file as UTF-8: it is in UTF-16, ${effect}`;
    if (d.as === 'binary') return `This is not a text file: it has NUL bytes, ${effect}`;
    return `This file is encrypted (${d.as}), so nothing in it was checked.`;
  },
  'suppression-code': (d) => {
    if (d.kind === 'unused') return `Remove "${d.name}" from this comment: that rule finds nothing here.`;
    const near = d.near === undefined ? '' : ` Did you mean "${d.near}"?`;
    return `There is no rule "${d.name}", so this switches nothing off.${near}`;
  },
};
