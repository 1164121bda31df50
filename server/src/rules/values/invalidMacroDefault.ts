import { sourceOf, writtenItems } from '../../model/typedValue.ts';
import { unbrace } from '../../syntax/splitList.ts';
import { removeItem } from '../fixes/listEdit.ts';
import { isTemplate } from '../reportedByOtherRule.ts';
import type { ValueRule } from '../rule.ts';
import type { MacroDefaultProblem } from './data.ts';

/**
 * milter_macro_defaults_create() of milter.c: smtpd and cleanup stop as soon as they have a Milter to talk to, with
 * `fatal: malformed default macro entry: missing '=' after attribute name in "auth_type"`. An item is `name=value`,
 * `{ name = value }`, or either with `{name}` for the name.
 */
export const invalidMacroDefault: ValueRule<'invalid-macro-default'> = {
  code: 'invalid-macro-default',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ value }) => value === 'milter-macro-default-list',
  check(value, _context, report) {
    if (isTemplate(value.logical.text)) return;
    for (const item of writtenItems(value)) {
      if (item.text.startsWith('#')) return; // inline-comment tells of it
      const problem = item.hasMacro ? undefined : problemOf(item.text);
      if (problem) report({ span: sourceOf(value, item.span), data: { text: item.text, problem } });
    }
  },
  fixes({ span, data: { text, problem } }, context) {
    if (problem === 'unclosed')
      return [
        {
          title: { key: 'closeMacro', data: { bracket: '}' } },
          edits: [{ span: { start: span.end, end: span.end }, text: '}' }],
        },
      ];
    return [
      { title: { key: 'removeLine', data: { name: text } }, edits: [removeItem(context.text, span)], preferred: true },
    ];
  },
};

function problemOf(item: string): MacroDefaultProblem | undefined {
  if (!item.startsWith('{')) return ofPair(item);
  const { text, problem, rest } = unbrace(item);
  if (problem === undefined) return ofPair(text);
  // balpar(): `{name}=value` begins with a brace that is no brace around all of it.
  return rest?.startsWith('=') ? undefined : problem;
}

function ofPair(text: string): MacroDefaultProblem | undefined {
  const trimmed = text.trimStart();
  if (trimmed === '' || trimmed.startsWith('=')) return 'no-name';
  return /^[^\s=]+\s*=/.test(trimmed) ? undefined : 'no-equals';
}
