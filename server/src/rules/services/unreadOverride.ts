import { keptByRelease } from '../../facts/keptFor.ts';
import { defaultIn } from '../../facts/knowledge.ts';
import { existsIn } from '../../facts/release.ts';
import { programOf } from '../../model/masterService.ts';
import { serviceParameter } from '../../model/services.ts';
import { referencesIn } from '../../syntax/macro.ts';
import { parseMacros } from '../../syntax/parseMacros.ts';
import type { MasterEntry } from '../../syntax/masterCf.ts';
import type { MasterContext, ServiceRule } from '../rule.ts';
import { removeFix } from './overrideFixes.ts';
import { namedOverrides, refersTo } from './overrideName.ts';

/**
 * A `-o` sets a parameter for one program, and one that the program never reads changes nothing: smtpd does not look
 * at header_checks, which cleanup applies. Postfix does not tell.
 */
export const unreadOverride: ServiceRule<'unread-override'> = {
  code: 'unread-override',
  severity: 'information',
  scope: 'service',
  check(entry, context, report) {
    for (const { name, nameSpan } of namedOverrides(entry)) {
      const unread = otherReaders(name, entry, context);
      if (!unread) continue;
      const { program, readers } = unread;
      // People set these to slow deliveries down, and find out that nothing was slowed down.
      const expected = readers.every((one) => /qmgr$/.test(one));
      report({
        span: nameSpan,
        data: { name, program, readers },
        tag: 'unnecessary',
        ...(expected ? { severity: 'warning' } : {}),
      });
    }
  },
  fixes: ({ span }, context, entry) => (entry ? removeFix(entry, span.start, context.text) : []),
};

/** The programs that read a setting, where the one that an entry runs does not; undefined where it may. */
export function otherReaders(
  name: string,
  entry: MasterEntry,
  context: MasterContext,
): { readonly program: string; readonly readers: readonly string[] } | undefined {
  const program = programOf(entry);
  const { knowledge, release } = context.configuration;
  if (program === undefined || !Object.hasOwn(knowledge.master.programs, program)) return undefined;
  const facts = knowledge.parameters.get(name);
  // `slow_destination_rate_delay` of a service: no parameter by itself, and read by the queue manager.
  const readers = facts ? facts.programs : serviceParameter(knowledge, release, name, undefined)?.template.programs;
  if (!readers || readers.length === 0 || (facts && !existsIn(facts, release))) return undefined;
  if (readers.includes('*') || readers.some((one) => readsAs(program, one))) return undefined;
  return isReferredTo(name, program, entry, context) ? undefined : { program, readers };
}

/** Programs that are one and the same under two names. */
export function readsAs(program: string, reader: string): boolean {
  if (program === reader) return true;
  if ((program === 'nqmgr' || program === 'qmgr' || program === 'oqmgr') && /qmgr$/.test(reader)) return true;
  return false;
}

/** Whether a value that the program may read has `$name` in it: of the service's own, of main.cf, or a default. */
function isReferredTo(name: string, program: string, entry: MasterEntry, { configuration }: MasterContext): boolean {
  if (refersTo(entry, name)) return true;
  const { knowledge, release } = configuration;
  const reads = (reader: string): boolean => {
    const programs = knowledge.parameters.get(reader)?.programs;
    return programs === undefined || programs.includes('*') || programs.some((one) => readsAs(program, one));
  };
  if (
    configuration.referring.some(
      ({ element }) => element.references.some((one) => one.name === name) && reads(element.name),
    )
  )
    return true;
  // Over several defaults: smtp_x_maps = $smtp_y = $smtp_z.
  const seen = new Set([name]);
  for (const one of seen) {
    for (const referrer of referrersInDefaults(knowledge, release).get(one) ?? []) {
      if (reads(referrer)) return true;
      seen.add(referrer);
    }
  }
  return false;
}

/** By name, the parameters whose default has `$name` in it. */
export const referrersInDefaults = keptByRelease((knowledge, release): ReadonlyMap<string, readonly string[]> => {
  const referrers = new Map<string, string[]>();
  for (const [referrer, facts] of knowledge.parameters) {
    const text = existsIn(facts, release) && !facts.raw ? defaultIn(facts, release) : undefined;
    if (!text?.includes('$')) continue;
    for (const { name } of referencesIn(parseMacros(text)))
      referrers.set(name, [...(referrers.get(name) ?? []), referrer]);
  }
  return referrers;
});
