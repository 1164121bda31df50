import { tableReferences } from '../../model/tableReference.ts';
import { sourceOf } from '../../model/typedValue.ts';
import { splitList, unbrace } from '../../syntax/splitList.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import type { ValueRule } from '../rule.ts';

/** What a type wants behind its colon, and did not get; `entry`: what of an inline table cannot be read. */
export type TableSyntaxProblem = 'socketmap' | 'tcp' | 'braces' | 'empty' | 'entry' | 'tables' | 'trailing';

/**
 * dict_sockmap.c, dict_tcp.c, dict_inline.c, dict_union.c, dict_pipe.c, dict_random.c, dict_static.c: a table whose
 * name cannot be read is one whose look-ups all fail (`warning: inline:{…} is unavailable`), so that mail is deferred.
 */
export const tableSyntax: ValueRule<'table-syntax'> = {
  code: 'table-syntax',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ kind, value }) => kind === 'string' && value !== undefined,
  check(value, { configuration, used }, report) {
    if (!/\b(?:socketmap|tcp|inline|unionmap|pipemap|randmap|static):/.test(value.logical.text)) return;
    for (const { text, span, type, hasMacro } of tableReferences(
      value,
      configuration.knowledge,
      used.classes,
      judgedItems(value),
    )) {
      if (type === undefined || hasMacro) continue;
      const found = problemOf(type, text.slice(type.length + 1));
      if (found)
        report({
          span: sourceOf(value, span),
          data: { table: text.length > 60 ? `${text.slice(0, 59)}…` : text, type, ...found },
        });
    }
  },
};

function problemOf(type: string, name: string): { problem: TableSyntaxProblem; text?: string } | undefined {
  switch (type) {
    case 'socketmap':
      return /^(?:inet:(?:\[[^\]]+\]|[^:]+):[^:]+|unix:[^:]+):.+$/.test(name) ? undefined : { problem: 'socketmap' };
    case 'tcp':
      return /^(?:inet:)?(?:\[[^\]]+\]:|[^:]*:)?[\w-]+$/.test(name) ? undefined : { problem: 'tcp' };
    case 'inline':
      return inlineProblem(name);
    case 'unionmap':
    case 'pipemap':
      return nestedProblem(name);
    case 'randmap':
      return nestedProblem(name, false);
    case 'static':
      return name.startsWith('{') && unbrace(name).problem ? { problem: 'trailing' } : undefined;
    default:
      return undefined;
  }
}

function inlineProblem(name: string): { problem: TableSyntaxProblem; text?: string } | undefined {
  const inner = insideOf(name);
  if (inner === undefined) return { problem: 'braces' };
  const items = splitList(inner);
  if (items.length === 0) return { problem: 'empty' };
  for (const { text } of items) {
    const entry = text.startsWith('{') ? unbrace(text).text.trim() : text;
    // split_qnameval(): a key, which may be in quotes, and `=`.
    if (!/^(?:"(?:[^"\\]|\\.)*"|[^\s="]+)\s*=/.test(entry)) return { problem: 'entry', text };
  }
  return undefined;
}

function nestedProblem(name: string, tables = true): { problem: TableSyntaxProblem; text?: string } | undefined {
  const inner = insideOf(name);
  if (inner === undefined) return { problem: 'braces' };
  const items = splitList(inner);
  if (items.length === 0) return { problem: 'empty' };
  const bad = tables ? items.find(({ text }) => !/^[\w-]+:/.test(text)) : undefined;
  return bad ? { problem: 'tables', text: bad.text } : undefined;
}

/** What stands between braces that are all of a text; undefined where they are not. */
function insideOf(text: string): string | undefined {
  if (!text.startsWith('{')) return undefined;
  const inner = unbrace(text);
  return inner.problem ? undefined : inner.text;
}
