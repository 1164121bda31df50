import type { Language } from './language.ts';
import { mainCf } from './mainCf/mainCf.ts';
import { masterCf } from './masterCf/masterCf.ts';
import { tableLanguages } from './tables/tableLanguage.ts';

/** The languages of Postfix's files. */
export const languages: readonly Language[] = [mainCf, masterCf, ...tableLanguages];
