import { knownness } from '../../model/names.ts';
import { nothingUsed } from '../../model/usedNames.ts';
import { atLeast } from '../../facts/release.ts';
import { toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import { type MacroNode, type MacroText, walkMacros } from '../../syntax/macro.ts';
import type { Span } from '../../syntax/span.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { ElementRule, Fix, Target } from '../rule.ts';
import type { MacroProblem } from './data.ts';

/** mac_midna.c, since 3.11. */
const functions = new Set(['domain_to_ascii', 'domain_to_utf8']);

interface Problem {
  readonly problem: MacroProblem;
  readonly span: Span;
  readonly bracket?: '}' | ')';
  readonly name?: string;
}

/**
 * mac_parse.c and mac_expand.c: `macro processing error` is
 * fatal for all who read the value; RAW values are not read so.
 */
export const malformedMacro: ElementRule<'malformed-macro'> = {
  code: 'malformed-macro',
  severity: 'error',
  scope: 'element',
  of: ['assignment'],
  check(element, report, target) {
    if (element.kind !== 'assignment' || !element.macros || target.knowledge.parameters.get(element.name)?.raw) return;
    const { value, macros } = element;
    if (isPlain(macros)) return;
    walkMacros(macros, (node) => {
      const found = problemOf(node, value.text, target);
      if (!found) return;
      const { problem, span, bracket, name } = found;
      // A place without width is shown by the character before it, which in a macro there always is.
      const start = span.end > span.start ? span.start : span.start - 1;
      const text = value.text.slice(start, span.end);
      report({
        span: { start: toSource(value, start), end: toSourceEnd(value, Math.max(span.end, start + 1)) },
        data: {
          problem,
          text: text.length > 40 ? `${text.slice(0, 39)}…` : text,
          ...(bracket ? { bracket } : {}),
          ...(name ? { name } : {}),
        },
      });
    });
  },
  fixes({ span, data: { problem, bracket, name } }, { text, configuration }): Fix[] {
    if (problem === 'empty-name') {
      // `$` alone can only have been meant as itself; `${}` lacks its name.
      return [
        {
          title: { key: 'escapeDollar', data: undefined },
          edits: [{ span: { start: span.start, end: span.start }, text: '$' }],
          preferred: span.end === span.start + 1,
        },
      ];
    }
    if ((problem === 'unclosed' || problem === 'unclosed-operand') && bracket) {
      const simple =
        problem === 'unclosed' ? /^\$[{(][ \t]*\w+(?![\w \t]*[?:{])/.exec(text.slice(span.start, span.end)) : null;
      const at = simple ? span.start + simple[0].length : span.end;
      return [
        {
          title: { key: 'closeMacro', data: { bracket } },
          edits: [{ span: { start: at, end: at }, text: bracket }],
          preferred: simple !== null,
        },
      ];
    }
    if (problem === 'bad-name' && name) {
      const better = name.replace(/[-.]/g, '_');
      if (better !== name && (configuration.settings.has(better) || knownness(configuration, nothingUsed, better))) {
        const start =
          span.start - (/\w*$/.exec(text.slice(Math.max(0, span.start - name.length), span.start))?.[0].length ?? 0);
        return [replaceValue({ start, end: start + name.length }, better)];
      }
    }
    return [];
  },
};

/** As nearly all are: nothing can be wrong in `$name`. */
function isPlain({ nodes }: MacroText): boolean {
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] as MacroNode;
    if (node.kind !== 'literal' && (node.kind !== 'reference' || node.form !== 'plain')) return false;
  }
  return true;
}

function problemOf(node: MacroNode, text: string, { release }: Target): Problem | undefined {
  if (node.kind === 'call') {
    // Before 3.11 the brace is a character that cannot be in a name.
    if (!atLeast(release, '3.11'))
      return { problem: 'bad-name', span: { start: node.nameSpan.end, end: node.nameSpan.end + 1 } };
    return functions.has(node.name) ? undefined : { problem: 'unknown-function', span: node.nameSpan };
  }
  if (node.kind === 'comparison' && node.suffix && !atLeast(release, '3.6')) {
    return {
      problem: 'bad-suffix',
      span: { start: node.operatorSpan.end - node.suffix.length, end: node.operatorSpan.end },
    };
  }
  if (node.kind !== 'malformed') return undefined;
  const { problem, span } = node;
  switch (problem) {
    case 'unclosed':
      return { problem, span, bracket: text.charAt(span.start + 1) === '(' ? ')' : '}' };
    case 'unclosed-operand':
      return { problem, span, bracket: '}' };
    case 'bad-name': {
      const from = /\w*$/.exec(text.slice(0, span.start))?.[0].length ?? 0;
      const name = /^[\w.-]+/.exec(text.slice(span.start - from, span.end))?.[0];
      return { problem, span: { start: span.start, end: span.start + 1 }, ...(name ? { name } : {}) };
    }
    default:
      return { problem, span };
  }
}
