import type { LineRuleData } from '../../../rules/lines/data.ts';
import type { TextsOf } from '../../textsOf.ts';

/** What the rules about physical and logical lines say. */
export const enLineRules: TextsOf<LineRuleData> = {
  'missing-equals': (d) =>
    d.name === undefined
      ? `No “=” after “${d.words}”: Postfix refuses the whole file (“missing '=' after attribute name”).`
      : `A parameter name cannot contain spaces, as “${d.words}” does: Postfix refuses the whole file (“missing '=' after attribute name”).`,
  'empty-name': () => 'No name before the “=”: Postfix refuses the whole file (“missing attribute name”).',
  'inline-comment': (d) =>
    `“${d.text}” is not a comment, since it follows a value: Postfix ${d.list ? `drops the rest of “${d.name}” from here on, continuation lines included` : `reads it as part of “${d.name}”`}.`,
  'quoted-value': (d) => d.half ? `There is only one quote here: Postfix keeps it as part of “${d.name}”.` : `Postfix keeps the quotes: the value of “${d.name}” is ${d.text}, quotes included.`,
  'swallowed-line': (d) =>
    d.kind === 'stray'
      ? 'This line is indented, but there is no entry above for it to continue: Postfix skips it (“logical line must not start with whitespace”).'
      : d.kind === 'tail'
        ? `“${d.name}” above is commented out, so this indented line continues “${d.into}” instead.`
        : `This line is indented, so “${d.name} = …” is part of the value of “${d.into}”.`,
  'full-width-character': (d) =>
    d.place === 'end' ? 'An invisible character (U+0000) is here: Postfix ignores what follows it, to the end of the entry.' : `${d.character ? `“${d.character}” (${d.code})` : `An invisible character (${d.code})`} is an ordinary character to Postfix${
      d.place === 'syntax' ? ': it cannot read this line and refuses the whole file' : d.place === 'name' ? ' and becomes part of the name' : ' and becomes part of the value'
    }.${d.ascii.trim() ? ` Write “${d.ascii}”.` : ''}`,
  'joined-settings': (d) =>
    d.name === ''
      ? `Everything behind the first “=” is the value of “${d.into}”, this “=” too.`
      : `A line holds one setting: “${d.name} = …” is part of the value of “${d.into}” here, and programs that read it stop (“bad … configuration”).`,
};
