import { missingFile } from './missingFile.ts';
import { readablePasswordFile } from './readablePasswordFile.ts';
import { relayhostWithoutPassword } from './relayhostWithoutPassword.ts';
import type { Rule } from '../rule.ts';
import { staleMap } from './staleMap.ts';
import { unavailableTableType } from './unavailableTableType.ts';
import { missingService } from './missingService.ts';

/** Rules about what is on the machine, or in the file beside; silent about what is not known. */
export const fileRules: readonly Rule[] = [missingFile, staleMap, unavailableTableType, readablePasswordFile, relayhostWithoutPassword, missingService];
