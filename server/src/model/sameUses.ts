import type { Element } from '../syntax/element.ts';
import type { MainCf } from '../syntax/mainCf.ts';

/**
 * Whether two versions of a main.cf set the same names in the same order and refer to the same: what was gathered of
 * names in one (usedNames) then holds for the other. Most keystrokes change a value or a comment and leave it so. Says no
 * where that would take more than a look.
 */
export function usesTheSame({ elements: before }: MainCf, { elements: after }: MainCf): boolean {
  if (before.length !== after.length) return false;
  // Elements that an edit did not touch are the same objects.
  for (let i = 0; i < after.length; i++) if (before[i] !== after[i] && !alike(before[i], after[i])) return false;
  return true;
}

function alike(a: Element | undefined, b: Element | undefined): boolean {
  if (a?.kind !== b?.kind) return false;
  if (a?.kind !== 'assignment' || b?.kind !== 'assignment') return a?.kind === 'comment' || a?.kind === 'blank';
  return a.name === b.name && a.nameSpan.start === b.nameSpan.start && isPlain(a.value.text) && isPlain(b.value.text) && a.name !== 'smtpd_restriction_classes';
}

/** A value that uses no name, nor the name of a table's client as `ldap:name` does. */
function isPlain(text: string): boolean {
  return !/\$|ldap|sql|memcache|mongodb/.test(text);
}
