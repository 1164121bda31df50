import { sourceOf } from '../../model/typedValue.ts';
import { isTemplate, judgedItems, upperCasePlaceholder } from '../reportedByOtherRule.ts';
import { replaceBySuggestion } from '../fixes/replaceValue.ts';
import type { ValueRule } from '../rule.ts';

/** Folders into which postfix(1) changes from wherever it was started. */
const absolute = new Set(['queue_directory', 'daemon_directory', 'command_directory']);
const pathKinds = new Set([
  'directory',
  'pathname',
  'pathname-list',
  'private-key-file',
  'pathname-relative',
  'directory-list',
  'trust-anchor-file-list',
]);

/**
 * postfix.c, main(): `fatal: chdir(spool): No such file or directory`. Elsewhere a relative path is good: it
 * counts from the queue directory. A `~` is a shell's business: to Postfix it is a folder of that name.
 */
export const relativePath: ValueRule<'relative-path'> = {
  code: 'relative-path',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ value = '' }) => pathKinds.has(value),
  check(value, _context, report) {
    const {
      parameter: { name },
      logical: { text },
    } = value;
    if (text === '' || isTemplate(text)) return;
    for (const item of judgedItems(value, { braces: false })) {
      if (upperCasePlaceholder.test(item.text)) continue;
      if (/^~(?:[\w.-]*\/|$)/.test(item.text)) {
        report({
          span: sourceOf(value, item.span),
          data: {
            name,
            text: item.text,
            problem: 'tilde',
            ...(name === 'home_mailbox' && item.text.length > 2
              ? { suggestion: item.text.replace(/^~[^/]*\/+/, '') }
              : {}),
          },
        });
      } else if (absolute.has(name) && /^[\w.]/.test(item.text)) {
        report({
          span: sourceOf(value, item.span),
          data: { name, text: item.text, problem: 'relative', suggestion: `/${item.text.replace(/^(?:\.\/)+/, '')}` },
        });
      }
    }
  },
  fixes: replaceBySuggestion,
};
