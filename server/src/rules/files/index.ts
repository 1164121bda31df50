import type { Rule } from '../rule.ts';
import { chrootPath } from './chrootPath.ts';
import { missingFile } from './missingFile.ts';
import { missingOverrideService } from './missingOverrideService.ts';
import { missingService } from './missingService.ts';
import { missingSocket } from './missingSocket.ts';
import { readablePasswordFile } from './readablePasswordFile.ts';
import { relayhostWithoutPassword } from './relayhostWithoutPassword.ts';
import { staleMap } from './staleMap.ts';
import { unavailableTableType } from './unavailableTableType.ts';

/** Rules about what is on the machine, or in the other file; silent about what is not known. */
export const fileRules: readonly Rule[] = [
  missingFile,
  staleMap,
  unavailableTableType,
  readablePasswordFile,
  relayhostWithoutPassword,
  missingService,
  missingOverrideService,
  chrootPath,
  missingSocket,
];
