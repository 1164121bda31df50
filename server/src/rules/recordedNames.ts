import { createQuery } from '../instance/query.ts';
import { type NamesInUse, type UsedNames, namesInUse, classNamesIn } from '../model/usedNames.ts';
import type { Context } from './rule.ts';

/**
 * The used names of a snapshot. Dozens of rules ask for the restriction classes, which hardly any edit changes. Few
 * ask for the names that values refer to, which each letter of a reference changes: the account tells the two apart.
 */
export class RecordedNames implements UsedNames {
  readonly #context: Context;
  constructor(context: Context) {
    this.#context = context;
  }
  get classes(): UsedNames['classes'] {
    return classesOf(this.#context);
  }
  get references(): NamesInUse['references'] {
    return namesOf(this.#context).references;
  }
  get fromMain(): NamesInUse['fromMain'] {
    return namesOf(this.#context).fromMain;
  }
  isTableSetting(name: string, service?: string): boolean {
    return namesOf(this.#context).isTableSetting(name, service);
  }
}

const classesOf = createQuery(({ configuration }: Context) => classNamesIn(configuration), sameSet);
const namesOf = createQuery(({ configuration }: Context) => namesInUse(configuration), sameNames);

function sameNames(a: NamesInUse, b: NamesInUse): boolean {
  return (
    a.isTableSetting === b.isTableSetting && sameSet(a.references, b.references) && sameSet(a.fromMain, b.fromMain)
  );
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size !== b.size) return false;
  for (const one of a) if (!b.has(one)) return false;
  return true;
}
