import { mainHalf, masterHalf } from '../instance/instanceRule.ts';
import type { AnyMasterRule } from '../master/masterRule.ts';
import type { Rule } from '../rule.ts';
import { maillogFile } from './maillogFile.ts';
import { orphanOptions } from './orphanOptions.ts';
import { postscreenServices } from './postscreenServices.ts';
import { proxyProtocol } from './proxyProtocol.ts';
import { recipientLimit } from './recipientLimit.ts';

/** Settings that need a service of master.cf, or lack one. */
export const serviceRules: readonly Rule[] = [mainHalf(maillogFile), mainHalf(proxyProtocol)];

/** Those that report in master.cf. */
export const serviceMasterRules: readonly AnyMasterRule[] = [orphanOptions, masterHalf(postscreenServices), masterHalf(recipientLimit)];
