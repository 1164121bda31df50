import type { Language } from './language.ts';
import { mainCf } from './mainCf/mainCf.ts';
import { masterCf } from './masterCf/masterCf.ts';

/** The languages of Postfix's files. */
export const languages: readonly Language[] = [
  mainCf,
  masterCf,
];

/** The language of an id; undefined for one that is not of Postfix. */
export function languageOf(id: string): Language | undefined {
  return languages.find((language) => language.id === id);
}
