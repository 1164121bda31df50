import type { MacroProblem, ReferenceRuleData } from '../../../rules/references/data.ts';
import { macroLogs } from '../../postfixLogs.ts';
import type { TextsOf } from '../../textsOf.ts';

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

/** What the rules about references to parameters say. */
export const enReferenceRules: TextsOf<ReferenceRuleData> = {
  'undefined-reference': (d) =>
    d.as === 'class' ? `The restriction class “${d.name}” is not defined anywhere: smtpd stops at each connection (“restriction class \`${d.name}' needs a definition”).`
    : d.as === 'test' ? `“${d.name}” is tested here but not defined anywhere: it always counts as empty (“undefined parameter: ${d.name}”).`
    : `“$${d.name}” is not defined anywhere: it expands to nothing (“undefined parameter: ${d.name}”).`,
  'reference-loop': (d) =>
    `This value refers to itself, ${d.path.join(' → ')}: programs that read it stop (“unreasonable macro call nesting”).`,
  'malformed-macro': (d) => `${enMacro[d.problem](d.text)}: programs that read the parameter stop (“${macroLogs[d.problem] ?? 'macro processing error'}”).`,
  'missing-dollar': (d) => `“${d.name}” is a plain word here; its value is “${d.suggestion}”.`,
};
