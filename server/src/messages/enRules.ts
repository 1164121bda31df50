import { enDeliveryRules } from './enDeliveryRules.ts';
import { enAccessRules } from './enAccessRules.ts';
import { enDomainRules } from './enDomainRules.ts';
import { enFieldRules } from './enFieldRules.ts';
import { enFileRules } from './enFileRules.ts';
import { enMasterRules } from './enMasterRules.ts';
import { enNetworkRules } from './enNetworkRules.ts';
import { enRelayRules } from './enRelayRules.ts';
import { enSecureRules } from './enSecureRules.ts';
import { enTypedRules } from './enTypedRules.ts';
import { enValueRules } from './enValueRules.ts';

/** What can be wrong with a macro: the problems of syntax/macro.ts, and a function that Postfix does not have. */
export type MacroProblem =
  | 'empty-name' | 'unclosed' | 'bad-name' | 'unclosed-operand' | 'operator-expected' | 'operand-expected' | 'bad-suffix' | 'unexpected-text' | 'nesting' | 'unknown-function';

/** What a program logs of it, where that is more than “macro processing error”. */
export const macroLogs: Readonly<Partial<Record<MacroProblem, string>>> = {
  'empty-name': 'empty macro name', unclosed: 'truncated macro reference', 'bad-name': 'attribute name syntax error', nesting: 'unreasonable macro call nesting', 'unknown-function': 'unknown function',
};

const enMacro: Readonly<Record<MacroProblem, (text: string) => string>> = {
  'empty-name': () => 'No name after the “$” (a literal “$” is written “$$”)',
  unclosed: (text) => `“${text}” has no closing bracket`,
  'bad-name': (text) => `A parameter name cannot contain “${text}”`,
  'unclosed-operand': (text) => `“${text}” has no closing “}”`,
  'operator-expected': () => 'A comparison operator is needed here, ==, !=, <, <=, >= or >',
  'operand-expected': () => 'The right side of a comparison must be in braces, “{…}”',
  'bad-suffix': (text) => `“${text}” is not a comparison operator`,
  'unexpected-text': (text) => `“${text}” cannot follow the closing brace`,
  nesting: () => 'Macros are nested more than 100 deep here',
  'unknown-function': (text) => `Postfix has no function “${text}”`,
};

/**
 * What each rule says, by code: the key is the diagnostic's public code, the argument its data. One sentence where it
 * fits: “what is wrong: what Postfix makes of it (“what it logs”).”, and then the word that may have been meant.
 */
export const enRules = {
  'missing-equals': (d: { words: string; name?: string }) =>
    d.name === undefined
      ? `No “=” after “${d.words}”: Postfix refuses the whole file (“missing '=' after attribute name”).`
      : `A parameter name cannot contain spaces, as “${d.words}” does: Postfix refuses the whole file (“missing '=' after attribute name”).`,
  'empty-name': () => 'No name before the “=”: Postfix refuses the whole file (“missing attribute name”).',
  'unknown-parameter': (d: { name: string; suggestion?: string; service?: string }) =>
    d.service !== undefined
      ? `“${d.name}” would be for a service “${d.service}”, which master.cf does not have: Postfix ignores it.`
      : `Postfix has no parameter “${d.name}” and ignores it.${d.suggestion ? ` Did you mean “${d.suggestion}”?` : ''}`,
  'duplicate-parameter': (d: { name: string; same: boolean }) =>
    d.same
      ? `“${d.name}” is set again further down, to the same value.`
      : `“${d.name}” is set again further down: Postfix uses the last value (“overriding earlier entry”).`,
  'undefined-reference': (d: { name: string; as?: 'test' | 'class' }) =>
    d.as === 'class' ? `The restriction class “${d.name}” is not defined anywhere: smtpd stops at each connection (“restriction class \`${d.name}' needs a definition”).`
    : d.as === 'test' ? `“${d.name}” is tested here but not defined anywhere: it always counts as empty (“undefined parameter: ${d.name}”).`
    : `“$${d.name}” is not defined anywhere: it expands to nothing (“undefined parameter: ${d.name}”).`,
  'reference-loop': (d: { path: readonly string[] }) =>
    `This value refers to itself, ${d.path.join(' → ')}: programs that read it stop (“unreasonable macro call nesting”).`,
  'malformed-macro': (d: { problem: MacroProblem; text: string; bracket?: '}' | ')'; name?: string }) => `${enMacro[d.problem](d.text)}: programs that read the parameter stop (“${macroLogs[d.problem] ?? 'macro processing error'}”).`,
  'deprecated-parameter': (d: { name: string; since: string; replacement?: string }) =>
    `“${d.name}” is deprecated since Postfix ${d.since}${d.replacement ? `; use “${d.replacement}” instead` : ''}.`,
  'removed-parameter': (d: { name: string; removed: string; replacement?: string }) =>
    `Postfix ${d.removed} removed “${d.name}” and ignores it${d.replacement ? `; use “${d.replacement}” instead` : ''}.`,
  'newer-parameter': (d: { name: string; since: string; release: string }) =>
    `Postfix ${d.release} does not have “${d.name}” (it came with ${d.since}) and ignores it.`,
  'read-only-parameter': (d: { name: string }) =>
    `Each program sets “${d.name}” for itself: this line has no effect (“read-only parameter assignment”).`,
  'inline-comment': (d: { name: string; text: string; list?: boolean; sure?: boolean }) =>
    `“${d.text}” is not a comment, since it follows a value: Postfix ${d.list ? `drops the rest of “${d.name}” from here on, continuation lines included` : `reads it as part of “${d.name}”`}.`,
  'quoted-value': (d: { name: string; text: string; sure?: boolean; half?: boolean }) => d.half ? `There is only one quote here: Postfix keeps it as part of “${d.name}”.` : `Postfix keeps the quotes: the value of “${d.name}” is ${d.text}, quotes included.`,
  'swallowed-line': (d: { kind: 'entry' | 'tail' | 'stray'; name: string; into: string }) =>
    d.kind === 'stray'
      ? 'This line is indented, but there is no entry above for it to continue: Postfix skips it (“logical line must not start with whitespace”).'
      : d.kind === 'tail'
        ? `“${d.name}” above is commented out, so this indented line continues “${d.into}” instead.`
        : `This line is indented, so “${d.name} = …” is part of the value of “${d.into}”.`,
  'full-width-character': (d: { character: string; code: string; ascii: string; place: 'name' | 'syntax' | 'value' | 'end' }) =>
    d.place === 'end' ? 'An invisible character (U+0000) is here: Postfix ignores what follows it, to the end of the entry.' : `${d.character ? `“${d.character}” (${d.code})` : `An invisible character (${d.code})`} is an ordinary character to Postfix${
      d.place === 'syntax' ? ': it cannot read this line and refuses the whole file' : d.place === 'name' ? ' and becomes part of the name' : ' and becomes part of the value'
    }.${d.ascii.trim() ? ` Write “${d.ascii}”.` : ''}`,
  ...enAccessRules,
  ...enDeliveryRules,
  ...enFieldRules,
  ...enFileRules,
  ...enValueRules,
  ...enTypedRules,
  ...enMasterRules,
  ...enSecureRules,
  ...enRelayRules,
  ...enNetworkRules,
  ...enDomainRules,
};
