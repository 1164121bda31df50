import type { ParameterFacts } from '../knowledge/factTypes.ts';
import { atLeast, existsIn } from '../knowledge/release.ts';
import { type Configuration, type Setting, settingOf } from '../model/configuration.ts';
import { isBuiltIn, knownness } from '../model/names.ts';
import { shift } from '../syntax/span.ts';
import { commentOutFix } from './generalFixes.ts';
import { placeAt, removeLines, replaceLines } from './lineEdit.ts';
import { replacementOf } from './replacements.ts';
import type { Context, Fix, TextEdit } from './rule.ts';

export type NameAge = 'deprecated' | 'removed' | 'newer';

/** The settings of one age in a file, with the facts of their names. */
export function* settingsOfAge({ configuration, used }: Context, age: NameAge): Generator<{ name: string; facts: ParameterFacts; settings: readonly Setting[] }> {
  for (const [name, settings] of configuration.settings) {
    const facts = configuration.knowledge.parameters.get(name);
    if (!facts || ageOf(configuration, name, facts) !== age) continue;
    // A name that Postfix takes for a service's or the user's own is no longer that parameter.
    if (age !== 'deprecated' && knownness(configuration, used, name)) continue;
    yield { name, facts, settings };
  }
}

function ageOf({ release }: Configuration, name: string, facts: ParameterFacts): NameAge | undefined {
  if (isBuiltIn(name, facts, release)) return facts.deprecated && atLeast(release, facts.deprecated.since) ? 'deprecated' : undefined;
  // The old name of a renamed parameter lives on as the default of the new one.
  if (facts.removed && atLeast(release, facts.removed)) return facts.alias ? 'deprecated' : 'removed';
  return 'newer';
}

/** The release from which on a name exists, seen from one that lacks it. */
export function arrivalOf({ knowledge, release }: Configuration, facts: ParameterFacts): string {
  return knowledge.releases.find((one) => atLeast(one, release) && existsIn(facts, one)) ?? facts.since;
}

/** The span of a setting's name in the file. */
export function nameSpanOf({ element, offset }: Setting): { start: number; end: number } {
  return shift(element.nameSpan, offset);
}

/** Puts today's settings in the place of an old one. */
export function modernise(context: Context, start: number, age: NameAge): Fix[] {
  const place = placeAt(context, start);
  if (place?.element.kind !== 'assignment') return [];
  const { configuration } = context;
  const { name, value, nameSpan, valueSpan } = place.element;
  const keep = { preferred: true, ...(age === 'deprecated' ? { safe: true } : {}) };
  const removal: Fix = { title: { key: 'removeLine', data: { name } }, edits: removeLines(place) };
  const winner = settingOf(configuration, name)?.offset === place.offset;
  // One that a later line overrides has no effect.
  if (!winner) return [{ ...removal, ...keep }];
  const found = replacementOf(context, name, value.text);
  switch (found.kind) {
    case 'remove': return [{ ...removal, ...(found.same ? keep : { preferred: true }) }];
    case 'rename': {
      // `$old` elsewhere would be undefined then.
      const wanted = configuration.referring.some(({ element }) => element.references.some((one) => one.name === name));
      const rename: Fix = { title: { key: 'rename', data: { name: found.name } }, edits: [{ span: shift(nameSpan, place.offset), text: found.name }] };
      return [{ ...rename, ...(wanted ? {} : { preferred: true, ...(found.same ? { safe: true } : {}) }) }];
    }
    case 'set': {
      const lines = found.settings.map((one) => `${one.name} = ${one.value}`);
      const only = found.settings.length === 1 ? found.settings[0] : undefined;
      const edits: TextEdit[] = only
        ? [{ span: shift(nameSpan, place.offset), text: only.name }, { span: shift(valueSpan, place.offset), text: only.value }]
        : replaceLines(context, place, lines);
      for (const other of found.remove ?? []) {
        for (const { offset } of configuration.settings.get(other) ?? []) {
          const line = placeAt(context, offset);
          if (line) edits.push(...removeLines(line));
        }
      }
      return [{ title: { key: 'replaceSetting', data: { text: lines.join(', ') } }, edits, ...keep }];
    }
    case 'manual': return age === 'removed' ? [...commentOutFix(context, start, { preferred: true }), removal] : [];
  }
}
