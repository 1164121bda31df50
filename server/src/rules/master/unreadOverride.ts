import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Release } from '../../knowledge/factTypes.ts';
import { existsIn } from '../../knowledge/release.ts';
import { programOf } from '../../model/masterService.ts';
import { parseMacros, referencesIn } from '../../syntax/macro.ts';
import type { MasterEntry } from '../../syntax/masterCf.ts';
import type { MasterContext, MasterRule } from './masterRule.ts';
import { namedOverrides, removeFix } from './overrideName.ts';

/**
 * A `-o` sets a parameter for one program, and one that the program never reads changes nothing: smtpd does not look at
 * header_checks, which cleanup applies. Postfix does not tell.
 */
export const unreadOverride: MasterRule<'unread-override'> = {
  code: 'unread-override',
  severity: 'information',
  checkEntry(entry, context, report) {
    const program = programOf(entry);
    const { knowledge, release } = context.configuration;
    if (program === undefined || !Object.hasOwn(knowledge.master.programs, program)) return;
    for (const { name, nameSpan } of namedOverrides(entry)) {
      const facts = knowledge.parameters.get(name);
      if (!facts?.programs || facts.programs.length === 0 || !existsIn(facts, release)) continue;
      if (facts.programs.includes('*') || facts.programs.some((one) => readsAs(program, one)) || isReferredTo(name, program, entry, context)) continue;
      report({ span: nameSpan, data: { name, program, readers: facts.programs }, tag: 'unnecessary' });
    }
  },
  fixes: ({ span }, context, entry) => (entry ? removeFix(entry, span.start, context.text) : []),
};

/** Programs that are one and the same under two names. */
function readsAs(program: string, reader: string): boolean {
  if (program === reader) return true;
  if ((program === 'nqmgr' || program === 'qmgr' || program === 'oqmgr') && /qmgr$/.test(reader)) return true;
  return false;
}

/** Whether a value that the program reads has `$name` in it: of the service's own, of main.cf, or a default. */
function isReferredTo(name: string, _program: string, entry: MasterEntry, { configuration, mainKnown }: MasterContext): boolean {
  if (entry.overrides.some(({ value }) => mentions(value.text, name))) return true;
  // A main.cf that is not at hand may have it anywhere.
  if (!mainKnown && !configuration.knowledge.parameters.has(name)) return true;
  if (configuration.referring.some(({ element }) => element.references.some((one) => one.name === name))) return true;
  return referredInDefaults(configuration.knowledge, configuration.release).has(name);
}

function mentions(text: string, name: string): boolean {
  return text.includes('$') && referencesIn(parseMacros(text)).some((one) => one.name === name);
}

/** Names that some default refers to; they differ by release alone. */
function referredInDefaults(knowledge: Knowledge, release: Release): ReadonlySet<string> {
  const cached = memo.get(knowledge)?.get(release);
  if (cached) return cached;
  const names = new Set<string>();
  for (const facts of knowledge.parameters.values()) {
    const texts = [facts.default, ...(facts.defaults ?? []).map(([, text]) => text)];
    for (const text of texts) if (text?.includes('$')) for (const { name } of referencesIn(parseMacros(text))) names.add(name);
  }
  memo.set(knowledge, (memo.get(knowledge) ?? new Map<Release, ReadonlySet<string>>()).set(release, names));
  return names;
}
/** A memo of a pure function over read-only facts. */
const memo = new WeakMap<Knowledge, Map<Release, ReadonlySet<string>>>();
