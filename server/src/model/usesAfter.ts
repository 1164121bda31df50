import type { Assignment } from '../syntax/element.ts';
import { replacedBetween } from '../syntax/mainCf.ts';
import { type Configuration, settingOf } from './configuration.ts';
import { mentionsClient, tableSettings } from './tableSettings.ts';
import { type UsedNames, type UsesChange, usesNames } from './usedNames.ts';

/** A version of a main.cf with the names that it uses. */
export interface Uses { readonly configuration: Configuration; readonly used: UsedNames }

/**
 * The names that a version of a main.cf uses, by those of an earlier one: of the same `version` while the file sets the same
 * names in the same order and refers to the same, as most keystrokes leave it. Undefined where that would take more than a
 * look.
 */
export function usesAfter({ configuration: old, used }: Uses, configuration: Configuration): UsedNames | undefined {
  if (old.knowledge !== configuration.knowledge || old.release !== configuration.release || old.master !== configuration.master) return undefined;
  const { from, before, after } = replacedBetween(old.tree, configuration.tree);
  if (before !== after) return undefined;
  const settings = new Set<string>();
  const names = new Set<string>();
  for (let i = from; i < after; i++) {
    const [a, b] = [old.tree.elements[i], configuration.tree.elements[i]];
    if (a?.kind !== b?.kind) return undefined;
    // updateMainCf reads the neighbours of an edited line again.
    if (a?.text === b?.text || a?.kind === 'comment' || a?.kind === 'blank') continue;
    // What `$name` stands for may become the name of a class or of a table's client where it is used.
    if (a?.kind !== 'assignment' || b?.kind !== 'assignment' || a.name !== b.name || used.makers.has(a.name)) return undefined;
    if (used.tables && (mentionsClient(a) || mentionsClient(b))) return undefined;
    if (refersToTheSame(a, b)) continue;
    if (used.tables || !isInForce(configuration, b)) return undefined;
    settings.add(b.name);
    for (const { name } of [...a.references, ...b.references]) names.add(name);
  }
  // The tables that a file names may be others than before, which is no matter of the names that it sets.
  const still: UsedNames = used.tables ? used : { ...used, isTableSetting: tableSettings(configuration) };
  return settings.size === 0 ? still : changed(still, configuration, settings, names);
}

function changed(used: UsedNames, { mentions }: Configuration, settings: UsesChange['settings'], mentioned: ReadonlySet<string>): UsedNames {
  const references = used.references.with(mentions);
  const names = new Set([...mentioned].filter((name) => references.has(name) !== used.references.has(name)));
  return { ...used, references, fromMain: used.fromMain.with(mentions), version: {}, since: { version: used.version, names, settings } };
}

function refersToTheSame({ references: before }: Assignment, { references: after }: Assignment): boolean {
  return before.length === after.length && before.every((one, i) => {
    const other = after[i];
    return one.name === other?.name && isTest(one) === isTest(other);
  });
}

/** `${name?x}` asks whether there is a value. */
function isTest({ then, else: otherwise }: Assignment['references'][number]): boolean {
  return then !== undefined || otherwise !== undefined;
}

function isInForce(configuration: Configuration, element: Assignment): boolean {
  const setting = settingOf(configuration, element.name);
  return setting?.element === element && usesNames(configuration, setting);
}
