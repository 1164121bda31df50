import { splitList } from '../syntax/splitList.ts';
import { type Configuration } from './configuration.ts';
import { type EffectiveEntry, byBytes, entryOf } from './effective.ts';
import { knownness } from './names.ts';
import { isBuiltIn } from './builtInNames.ts';
import { usedNames } from './usedNames.ts';
import type { HostFacts } from './origin.ts';
import { type Parameter, parameterOf } from './parameter.ts';
import { scopeOf } from './scope.ts';

/** A name that has one value here and another there. */
export interface Difference {
  readonly name: string;
  /** Undefined where nothing gives the name a value. */
  readonly before: EffectiveEntry | undefined;
  readonly after: EffectiveEntry | undefined;
  /** Neither configuration sets it: it differs since what its default refers to does. */
  readonly follows: boolean;
}

/**
 * The names whose effective value differs between two configurations, by name. A setting that says what the default
 * says is no difference, nor are blanks for commas in a list, `60m` for `1h`, `YES` for `yes`.
 */
export function differences(a: Configuration, b: Configuration, host?: HostFacts): Difference[] {
  const [before, after] = [scopeOf(a, { host }), scopeOf(b, { host })];
  const found: Difference[] = [];
  for (const name of [...new Set([...namesOf(a), ...namesOf(b)])].sort(byBytes)) {
    const [one, other] = [entryOf(before, name), entryOf(after, name)];
    if (meaning(a, name, one) !== meaning(b, name, other))
      found.push({ name, before: one, after: other, follows: !a.settings.has(name) && !b.settings.has(name) });
  }
  return found;
}

function* namesOf(configuration: Configuration): Generator<string> {
  for (const [name, facts] of configuration.knowledge.parameters)
    if (isBuiltIn(name, facts, configuration.release)) yield name;
  const used = usedNames(configuration);
  // A name that Postfix makes no use of makes no difference.
  for (const name of configuration.settings.keys()) if (knownness(configuration, used, name)) yield name;
}

function meaning(configuration: Configuration, name: string, entry: EffectiveEntry | undefined): string | undefined {
  if (!entry) return undefined;
  const parameter = parameterOf(configuration, name);
  const value = entry.value.trim();
  switch (parameter?.kind) {
    case 'boolean':
      return value.toLowerCase();
    case 'time':
      return seconds(value, parameter) ?? value;
    case 'integer':
      return /^[+-]?\d+$/.test(value) ? String(BigInt(value.replace(/^\+/, ''))) : value;
    default:
      return isList(parameter)
        ? splitList(value)
            .map(({ text }) => text)
            .join(' ')
        : value;
  }
}

/** conv_time.c: digits and at most one unit. */
function seconds(value: string, parameter: Parameter): string | undefined {
  // What stands behind the unit is not looked at: `1h30m` is one hour.
  const match = /^(\d+)(?:([smhdw]).*)?$/.exec(value);
  const unit = match?.[2] ?? parameter.unit;
  if (!match || !unit) return undefined;
  return String(BigInt(match[1] ?? '0') * BigInt({ s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }[unit] ?? 1));
}

/** Lists of one kind or another; `map` and its like hold one item, of which the blanks matter as little. */
function isList(parameter: Parameter | undefined): boolean {
  return (
    parameter?.value !== undefined &&
    (/-list$/.test(parameter.value) || parameter.value === 'map' || parameter.value === 'cache-map')
  );
}
