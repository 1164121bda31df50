import { instanceRule } from '../instance/instanceRule.ts';
import type { RuleData } from '../rule.ts';
import { accessLists } from './accessResult.ts';
import { addressMaps, entryProblem, judgedParameters, warningProblems } from './entryResult.ts';
import { entriesIn, tablesIn, writtenTables } from './writtenTables.ts';

type Data = RuleData<'inline-result'>;

/**
 * The results of a table that stands in the setting: cleanup_addr.c takes a BCC result for one address; a policy that
 * cannot be read defers the mail (smtp_tls_policy.c: `invalid attribute name`, `client TLS configuration problem`); a
 * word that is no action makes smtpd answer `451 4.3.5 Server configuration error`; a fingerprint of another length
 * than the digest's is never asked for. An empty result is an error of its own (`returns an empty string result`).
 */
export const inlineResult = instanceRule<'inline-result'>({
  code: 'inline-result',
  severity: 'error',
  *find(view) {
    const names = new Set([...judgedParameters, ...addressMaps, ...accessLists, ...view.used.classes]);
    for (const written of writtenTables(view, names)) {
      for (const table of tablesIn(written, view)) {
        for (const entry of entriesIn(table)) {
          const isEmpty = entry.value === '' && /^(?:inline|static):\{/.test(table.text);
          const data: Data | undefined = isEmpty
            ? { problem: 'empty', key: entry.key, text: '' }
            : entryProblem(written.name, entry, view);
          if (data)
            yield {
              at: written.place(entry.span),
              data,
              ...(warningProblems.has(data.problem) ? { severity: 'warning' } : {}),
            };
        }
      }
    }
  },
});
