import { enDomainRules } from './enDomainRules.ts';
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

const enMacro: Readonly<Record<MacroProblem, (text: string) => string>> = {
  'empty-name': () => 'No name behind the “$” (“empty macro name”); a literal “$” is written “$$”.',
  unclosed: (text) => `“${text}” has no closing bracket (“truncated macro reference”).`,
  'bad-name': (text) => `“${text}” cannot be in a parameter name (“attribute name syntax error”).`,
  'unclosed-operand': (text) => `“${text}” has no closing “}”.`,
  'operator-expected': () => 'A comparison needs one of ==, !=, <, <=, >=, > here.',
  'operand-expected': () => 'The right side of a comparison must be in braces: “{…}”.',
  'bad-suffix': (text) => `There is no comparison “${text}”.`,
  'unexpected-text': (text) => `“${text}” is not expected behind the braces.`,
  nesting: () => 'More than 100 macros are nested here (“unreasonable macro call nesting”).',
  'unknown-function': (text) => `Postfix has no function “${text}” (“unknown function”).`,
};

/**
 * What each rule says, by code: the key is the diagnostic's public code, the argument its data. One or two sentences:
 * what is wrong, and what Postfix makes of it.
 */
export const enRules = {
  'missing-equals': (d: { words: string; name?: string }) =>
    d.name === undefined
      ? `No “=” after “${d.words}”: Postfix refuses the whole file (“missing '=' after attribute name”).`
      : `A parameter name cannot contain spaces: “${d.words}”. Postfix refuses the whole file (“missing '=' after attribute name”).`,
  'empty-name': () => 'No name before the “=”: Postfix refuses the whole file (“missing attribute name”).',
  'unknown-parameter': (d: { name: string; suggestion?: string; service?: string }) =>
    d.service !== undefined
      ? `master.cf has no service “${d.service}” for which “${d.name}” could be, so Postfix ignores it.`
      : `Postfix has no parameter “${d.name}” and ignores it.${d.suggestion ? ` Did you mean “${d.suggestion}”?` : ''}`,
  'duplicate-parameter': (d: { name: string; same: boolean }) =>
    d.same
      ? `“${d.name}” is set again further down, to the same value.`
      : `“${d.name}” is set again further down: Postfix uses the last value and logs “overriding earlier entry”.`,
  'undefined-reference': (d: { name: string; as?: 'test' | 'class' }) =>
    d.as === 'class' ? `The restriction class “${d.name}” is not defined anywhere: smtpd stops (“restriction class \`${d.name}' needs a definition”).`
    : d.as === 'test' ? `“${d.name}” is tested here, but not defined anywhere: it always counts as empty (“undefined parameter: ${d.name}”).`
    : `“$${d.name}” is not defined anywhere and expands to nothing (“undefined parameter: ${d.name}”).`,
  'reference-loop': (d: { path: readonly string[] }) =>
    `This value refers back to itself: ${d.path.join(' → ')}. Programs that read it stop (“unreasonable macro call nesting”).`,
  'malformed-macro': (d: { problem: MacroProblem; text: string; bracket?: '}' | ')'; name?: string }) => `${enMacro[d.problem](d.text)} Programs that read the parameter stop (“macro processing error”).`,
  'deprecated-parameter': (d: { name: string; since: string; replacement?: string }) =>
    `“${d.name}” is deprecated since Postfix ${d.since}${d.replacement ? `; use “${d.replacement}” instead` : ''}.`,
  'removed-parameter': (d: { name: string; removed: string; replacement?: string }) =>
    `Postfix ${d.removed} removed “${d.name}”, so it is ignored${d.replacement ? `; use “${d.replacement}” instead` : ''}.`,
  'newer-parameter': (d: { name: string; since: string; release: string }) =>
    `Postfix ${d.release} does not have “${d.name}” (it came with ${d.since}) and ignores it.`,
  'read-only-parameter': (d: { name: string }) =>
    `Each program sets “${d.name}” for itself, so this does nothing (“read-only parameter assignment”).`,
  'inline-comment': (d: { name: string; text: string; list?: boolean; sure?: boolean }) =>
    `“${d.text}” is not a comment: Postfix knows none behind a value, and ${d.list ? `drops all that follows in “${d.name}”, lines below included` : `reads this as part of “${d.name}”`}.`,
  'quoted-value': (d: { name: string; text: string; sure?: boolean }) => `Postfix does not take quotes off: in “${d.name}” the value is ${d.text}, quotes included.`,
  'swallowed-line': (d: { kind: 'entry' | 'tail' | 'stray'; name: string; into: string }) =>
    d.kind === 'stray'
      ? 'An indented line continues the entry above, and there is none: Postfix skips it (“logical line must not start with whitespace”).'
      : d.kind === 'tail'
        ? `“${d.name}” above is commented out, so this indented line now continues “${d.into}”.`
        : `This line is indented, so “${d.name} = …” is part of the value of “${d.into}”.`,
  'full-width-character': (d: { character: string; code: string; ascii: string; place: 'name' | 'syntax' | 'value' | 'end' }) =>
    d.place === 'end' ? 'An invisible character (U+0000) stands here: Postfix reads nothing behind it, to the end of the entry.' : `${d.character ? `“${d.character}” (${d.code})` : `An invisible character (${d.code})`} is an ordinary character to Postfix${
      d.place === 'syntax' ? ', which cannot read this line and refuses the whole file' : d.place === 'name' ? ' and makes this another name' : ' and becomes part of the value'
    }.${d.ascii.trim() ? ` Write “${d.ascii}”.` : ''}`,
  ...enFileRules,
  ...enValueRules,
  ...enTypedRules,
  ...enMasterRules,
  ...enSecureRules,
  ...enRelayRules,
  ...enNetworkRules,
  ...enDomainRules,
};
