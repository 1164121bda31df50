import { lineStart } from '../syntax/physicalLine.ts';
import { isTemplate } from './reportedByOtherRule.ts';
import type { Context, Finding, RuleCode } from './rule.ts';
import { type Template, environmentName } from './template.ts';

/** Rules about a whole file that ask for a name, not for what else is set. */
const namesAlone: ReadonlySet<RuleCode> = new Set<RuleCode>([
  'unknown-parameter',
  'deprecated-parameter',
  'removed-parameter',
  'newer-parameter',
  'read-only-parameter',
  'undefined-reference',
  'not-plain-text',
]);

/**
 * Whether a rule about a whole file has something to say of a template: branches that exclude each other are no whole.
 */
export function appliesTo(template: Template | undefined, code: RuleCode): boolean {
  return !template?.instructions || namesAlone.has(code);
}

const mark = /\{\{|\}\}|\{%|%\}|\{#|#\}|<%|%>|\[%|%\]/;

/**
 * Whether a finding holds of a template: lines of its own
 * language are none of Postfix's, and its variables have values.
 */
export function holdsIn(
  template: Template,
  finding: Finding,
  { text, configuration }: Pick<Context, 'text' | 'configuration'>,
): boolean {
  const { code, span, data } = finding;
  switch (code) {
    case 'missing-equals':
    case 'empty-name':
    case 'full-width-character': {
      const end = text.indexOf('\n', span.start);
      const line = text.slice(lineStart(text, span.start), end < 0 ? text.length : end);
      return !mark.test(line) && !isTemplate(line);
    }
    case 'unknown-parameter': {
      const { name, suggestion } = data as { name: string; suggestion?: string };
      if (mark.test(name) || isTemplate(name)) return false;
      // It may be a name of the template's master.cf, which is not at hand.
      return configuration.master !== undefined || suggestion !== undefined;
    }
    case 'undefined-reference': {
      const { name } = data as { name: string };
      return !(template.named && environmentName.test(name));
    }
    default:
      return true;
  }
}
