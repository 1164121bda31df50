import { amended } from './amendedMap.ts';
import type { Setting } from './settings.ts';

/** Settings by the names that their values refer to, in file order. */
type ByReference = ReadonlyMap<string, readonly Setting[]>;

/** The settings whose values refer to a name, in file order. */
export function settingsReferringTo({ referring }: { readonly referring: readonly Setting[] }, name: string): readonly Setting[] {
  let byReference = known.get(referring);
  if (!byReference) known.set(referring, byReference = gather(referring));
  return byReference.get(name) ?? [];
}
/** What was gathered of lists that live. */
const known = new WeakMap<readonly Setting[], ByReference>();

/** Says that a list of settings was made from another, in which some stood instead of others: all else is as it was. */
export function followReferences(before: readonly Setting[], after: readonly Setting[], gone: readonly Setting[], come: readonly Setting[]): void {
  const byReference = known.get(before);
  if (!byReference) return;
  const [left, added] = [gather(gone), gather(come)];
  const others = new Map<string, readonly Setting[] | undefined>();
  for (const name of [...left.keys(), ...added.keys()]) {
    const without = (byReference.get(name) ?? []).filter((setting) => !gone.includes(setting));
    const all = [...without, ...added.get(name) ?? []].sort((a, b) => a.index - b.index);
    others.set(name, all.length ? all : undefined);
  }
  known.set(after, amended(byReference, others));
}

function gather(referring: readonly Setting[]): ByReference {
  const byReference = new Map<string, Setting[]>();
  for (const setting of referring) {
    for (const { name } of setting.element.references) {
      const others = byReference.get(name);
      if (others) others.push(setting);
      else byReference.set(name, [setting]);
    }
  }
  return byReference;
}
