import { mainHalf, masterHalf } from '../instance/instanceRule.ts';
import type { AnyMasterRule } from '../master/masterRule.ts';
import type { Rule } from '../rule.ts';
import { adjustedLimit } from './adjustedLimit.ts';
import { sizeLimit } from './sizeLimit.ts';
import { virtualMailboxSetup } from './virtualMailboxSetup.ts';

/** What the agents that deliver mail need, and what becomes of mail late. */
export const deliveryRules: readonly Rule[] = [mainHalf(sizeLimit), mainHalf(adjustedLimit), mainHalf(virtualMailboxSetup)];

/** Those that report in master.cf. */
export const deliveryMasterRules: readonly AnyMasterRule[] = [masterHalf(sizeLimit)];
