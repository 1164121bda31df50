import { mainHalf, masterHalf } from '../instance/instanceRule.ts';
import { chrootPath } from './chrootPath.ts';
import { missingFile } from './missingFile.ts';
import { readablePasswordFile } from './readablePasswordFile.ts';
import { relayhostWithoutPassword } from './relayhostWithoutPassword.ts';
import type { Rule } from '../rule.ts';
import { staleMap } from './staleMap.ts';
import { overrideTableType, unavailableTableType } from './unavailableTableType.ts';
import { inMainCf, inMasterCf } from './pathRule.ts';
import type { AnyMasterRule } from '../master/masterRule.ts';
import { missingSocket } from './missingSocket.ts';
import { missingService } from './missingService.ts';

/** Rules about what is on the machine, or in the file beside; silent about what is not known. */
export const fileRules: readonly Rule[] = [inMainCf(missingFile), inMainCf(staleMap), unavailableTableType, inMainCf(readablePasswordFile), relayhostWithoutPassword, missingService, mainHalf(chrootPath), mainHalf(missingSocket)];

/** Those that look at what a `-o` of master.cf names. */
export const fileMasterRules: readonly AnyMasterRule[] = [inMasterCf(missingFile), inMasterCf(staleMap), overrideTableType, inMasterCf(readablePasswordFile), masterHalf(chrootPath), masterHalf(missingSocket)];
