import type { Knowledge } from '../../facts/knowledge.ts';
import { existsIn } from '../../facts/release.ts';
import { nameSpanOf, settingOf } from '../../model/configuration.ts';
import { programOf } from '../../model/masterService.ts';
import { removeEntry } from '../fixes/listEdit.ts';
import { upperCasePlaceholder } from '../reportedByOtherRule.ts';
import { instanceRule } from '../instance/instanceRule.ts';
import { readsAs, referrersInDefaults } from './unreadOverride.ts';

/**
 * A setting of main.cf that only programs read which no service of master.cf runs: it changes nothing. Commands such
 * as sendmail and postqueue are run without a service, and what they read counts as read.
 */
export const unreadSetting = instanceRule<'unread-setting'>({
  code: 'unread-setting',
  severity: 'information',
  *find({ services, configuration }) {
    if (!services) return;
    const { knowledge, release, settings, mentions } = configuration;
    const running = new Set(services.map((entry) => programOf(entry) ?? ''));
    const runs = (readers: readonly string[]): boolean =>
      readers.some((reader) => !dispensable.has(reader) || [...running].some((program) => readsAs(program, reader)));
    for (const name of settings.keys()) {
      const facts = knowledge.parameters.get(name);
      const readers = facts?.programs;
      if (!facts || !readers || readers.length === 0 || !existsIn(facts, release) || mentions.has(name)) continue;
      // Those of postscreen are postscreen-idle's, which tells of all of them at once.
      if (runs(readers)) continue;
      const setting = settingOf(configuration, name);
      const text = setting?.element.value.text ?? '';
      if (!setting || text === '' || upperCasePlaceholder.test(text)) continue;
      if (readThroughDefaults(name, runs, knowledge, release)) continue;
      yield {
        at: { file: 'main.cf', span: nameSpanOf(configuration, setting) },
        data: { name, readers },
        ...(shipped.has(name) ? { severity: 'hint' } : {}),
      };
    }
  },
  fixes: ({ span, data: { name } }, context) => removeEntry(context, span.start, name).map(notPreferred),
});

/** Debian's main.cf sets these for local(8), whoever delivers. */
const shipped = new Set(['mailbox_size_limit', 'biff']);

/** Programs that a Postfix can do without. Where another is missing, master.cf is not whole, or more is wrong. */
const dispensable = new Set([
  'dnsblog',
  'lmtp',
  'local',
  'pipe',
  'postlogd',
  'qmqpd',
  'scache',
  'smtp',
  'smtpd',
  'spawn',
  'tlsproxy',
  'verify',
  'virtual',
]);

/** Whether a program that runs reads a parameter whose default has `$name` in it, over several defaults too. */
function readThroughDefaults(
  name: string,
  runs: (readers: readonly string[]) => boolean,
  knowledge: Knowledge,
  release: string,
): boolean {
  const seen = new Set([name]);
  for (const one of seen) {
    for (const referrer of referrersInDefaults(knowledge, release).get(one) ?? []) {
      if (runs(knowledge.parameters.get(referrer)?.programs ?? ['*'])) return true;
      seen.add(referrer);
    }
  }
  return false;
}

/** The service may be what is missing, not the setting what is too much. */
function notPreferred<T extends object>(fix: T): T {
  return { ...fix, preferred: false };
}
