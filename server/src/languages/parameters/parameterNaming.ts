import { defaultIn } from '../../facts/knowledge.ts';
import type { Configuration } from '../../model/configuration.ts';
import { knownness } from '../../model/names.ts';
import type { Context } from '../../rules/rule.ts';
import { referencesIn } from '../../syntax/macro.ts';
import { parseMacros } from '../../syntax/parseMacros.ts';
import type { Naming } from '../language.ts';

/** Parameters that the author of the files made up, restriction classes among them. */
export const parameterNaming: Naming = {
  kind: 'parameter',
  // mac_parse() takes no other characters for a name.
  pattern: /^[A-Za-z0-9_]+$/,
  isReserved: ({ context }, name) => isPostfixName(context, name),
  isTaken({ context }, name) {
    const { configuration, used } = context;
    return (
      configuration.knowledge.restrictions.has(name.toLowerCase()) ||
      knownness(configuration, used, name) !== undefined ||
      isPostfixName(context, name) ||
      usedInServices(configuration, name)
    );
  },
};

/** Whether Postfix itself gives a name its meaning. */
function isPostfixName({ configuration, used }: Pick<Context, 'configuration' | 'used'>, name: string): boolean {
  if (configuration.knowledge.parameters.has(name) || usedInDefaults(configuration, name)) return true;
  const known = knownness(configuration, used, name);
  return (known !== undefined && known !== 'user' && known !== 'restriction-class') || used.isTableSetting(name);
}

/** `$stress`: a name that no table has, but defaults refer to. */
function usedInDefaults({ knowledge, release }: Configuration, name: string): boolean {
  for (const facts of knowledge.parameters.values()) {
    const text = facts.raw ? undefined : defaultIn(facts, release);
    if (!text?.includes('$') || !text.includes(name)) continue;
    if (referencesIn(parseMacros(text)).some((reference) => reference.name === name)) return true;
  }
  return false;
}

/** Whether an `-o` of master.cf sets a name or has it in its value. */
export function usedInServices({ master }: Configuration, name: string): boolean {
  // The word alone: a restriction class in a `-o` list has no `$`.
  const word = new RegExp(`(^|[^A-Za-z0-9_])${name.replace(/[^A-Za-z0-9_]/g, '\\$&')}($|[^A-Za-z0-9_])`);
  const entries = master?.entries ?? [];
  return entries.some(({ overrides }) =>
    overrides.some((override) => override.name === name || word.test(override.value.text)),
  );
}
