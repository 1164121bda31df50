import type { Assignment, Element } from '../syntax/element.ts';
import { type MainCf, replacedBetween } from '../syntax/mainCf.ts';
import type { UsedNames } from './names.ts';

/**
 * Whether two versions of a main.cf set the same names in the same order and refer to the same: what was gathered of
 * names in one (usedNames) then holds for the other. Most keystrokes change a value or a comment and leave it so. Says no
 * where that would take more than a look.
 * @param used the names that the first of them uses
 */
export function usesTheSame(old: MainCf, tree: MainCf, used: UsedNames): boolean {
  const { from, before, after } = replacedBetween(old, tree);
  if (before !== after) return false;
  for (let i = from; i < after; i++) if (!alike(old.elements[i], tree.elements[i], used)) return false;
  return true;
}

function alike(a: Element | undefined, b: Element | undefined, used: UsedNames): boolean {
  if (a?.kind !== b?.kind) return false;
  // updateMainCf reads the neighbours of an edited line again.
  if (a?.text === b?.text) return true;
  if (a?.kind !== 'assignment' || b?.kind !== 'assignment') return a?.kind === 'comment' || a?.kind === 'blank';
  // What `$name` stands for may become the name of a class or of a table's client where it is used.
  if (a.name !== b.name || used.makers.has(a.name)) return false;
  return refersToTheSame(a, b) && !mentionsTable.test(a.value.text) && !mentionsTable.test(b.value.text);
}

/** `ldap:name` and its like use the settings of a client (model/tableSettings.ts). */
const mentionsTable = /ldap|sql|memcache|mongodb/;

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
