import { existsIn } from '../../facts/release.ts';
import { column, isComplete } from '../../model/masterService.ts';
import { isTemplate, upperCasePlaceholder } from '../reportedByOtherRule.ts';
import { nearestWord } from '../nearestWord.ts';
import { replaceBySuggestion } from '../fixes/replaceValue.ts';
import type { ServiceRule } from '../rule.ts';

/**
 * master_spawn.c: `master_spawn: exec /usr/lib/postfix/sbin/x: No such file or directory`,
 * then `bad command startup -- throttling`.
 */
export const unknownDaemon: ServiceRule<'unknown-daemon'> = {
  code: 'unknown-daemon',
  severity: 'error',
  scope: 'service',
  check(entry, { configuration: { knowledge, release } }, report) {
    const command = entry.columns[column.command];
    if (
      !isComplete(entry) ||
      !command ||
      command.text === '-' ||
      isTemplate(command.text) ||
      upperCasePlaceholder.test(command.text)
    )
      return;
    const { programs } = knowledge.master;
    const facts = Object.hasOwn(programs, command.text) ? programs[command.text] : undefined;
    if (facts && existsIn(facts, release)) return;
    // What stands below daemon_directory is not known here, but that an absolute path is put behind it (master_ent.c).
    if (command.text.includes('/') && !command.text.startsWith('/')) return;
    if (command.text.startsWith('/')) {
      const own = command.text.slice(command.text.lastIndexOf('/') + 1);
      report({
        span: command.span,
        data: {
          name: command.text,
          release,
          absolute: true,
          ...(Object.hasOwn(programs, own) ? { suggestion: own } : {}),
        },
      });
      return;
    }
    if (facts) {
      const dated = facts.removed ? { removed: facts.removed } : { newer: facts.since ?? '' };
      report({ span: command.span, data: { name: command.text, release, ...dated } });
      return;
    }
    const suggestion = nearestWord(
      command.text,
      Object.keys(programs).filter((name) => name !== 'master' && existsIn(programs[name] ?? {}, release)),
    );
    // Someone may have put a program of their own there; one that is nearly Postfix's is not likely to be that.
    report({
      span: command.span,
      data: { name: command.text, release, ...(suggestion ? { suggestion } : {}) },
      ...(suggestion ? {} : { severity: 'warning' as const }),
    });
  },
  fixes: replaceBySuggestion,
};
