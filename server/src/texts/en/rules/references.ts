import type { MacroProblem, ReferenceRuleData } from '../../../rules/references/data.ts';
import { macroLogs } from '../../postfixLogs.ts';
import type { TextsOf } from '../../textsOf.ts';

const enMacro: Readonly<Record<MacroProblem, (text: string) => string>> = {
  'empty-name': () => 'There is no name after "$" (write "$$" for a literal "$")',
  unclosed: (text) => `"${text}" has no closing bracket`,
  'bad-name': (text) => `A parameter name cannot contain "${text}"`,
  'unclosed-operand': (text) => `"${text}" has no closing "}"`,
  'operator-expected': () => 'A comparison operator is missing here: ==, !=, <, <=, >= or >',
  'operand-expected': () => 'Put the right side of the comparison in braces: "{…}"',
  'bad-suffix': (text) => `"${text}" is not a comparison operator`,
  'unexpected-text': (text) => `"${text}" cannot follow the closing brace`,
  nesting: () => 'Macros are nested more than 100 levels deep here',
  'unknown-function': (text) => `Postfix has no function "${text}"`,
};

/** What the rules about references to parameters say. */
export const enReferenceRules: TextsOf<ReferenceRuleData> = {
  'undefined-reference': (d) => {
    switch (d.as) {
      case 'class':
        return (
          `Restriction class "${d.name}" is not defined: smtpd exits at each connection ` +
          `("restriction class \`${d.name}' needs a definition").`
        );
      case 'test':
        return (
          `"${d.name}" is not defined anywhere, so it is always empty in this test ("undefined ` +
          `parameter: ${d.name}").`
        );
      default:
        return `"$${d.name}" is not defined anywhere and expands to nothing ("undefined parameter: ` + `${d.name}").`;
    }
  },
  'reference-loop': (d) =>
    `This value refers to itself (${d.path.join(' → ')}): ` +
    'programs that read it exit ("unreasonable macro call nesting").',
  'malformed-macro': (d) =>
    `${enMacro[d.problem](d.text)}: programs that read this parameter exit ` +
    `("${macroLogs[d.problem] ?? 'macro processing error'}").`,
  'missing-dollar': (d) => `Write "${d.suggestion}" for the value of "${d.name}": without "$" it is a plain word.`,
};
