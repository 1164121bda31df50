import { mainHalf, masterHalf } from '../instance/instanceRule.ts';
import type { AnyMasterRule } from '../master/masterRule.ts';
import type { Rule } from '../rule.ts';
import { accountsOnly } from './accountsOnly.ts';
import { adjustedLimit } from './adjustedLimit.ts';
import { backscatter } from './backscatter.ts';
import { filterLoop } from './filterLoop.ts';
import { filterTwice } from './filterTwice.ts';
import { headersRewritten } from './headersRewritten.ts';
import { mappingsOff } from './mappingsOff.ts';
import { originInAliases } from './originInAliases.ts';
import { sizeLimit } from './sizeLimit.ts';
import { virtualMailboxSetup } from './virtualMailboxSetup.ts';

/** What the agents that deliver mail need, and what becomes of mail late. */
export const deliveryRules: readonly Rule[] = [
  mainHalf(sizeLimit), mainHalf(adjustedLimit), mainHalf(virtualMailboxSetup), mainHalf(filterLoop), mainHalf(filterTwice), mainHalf(mappingsOff), mainHalf(backscatter),
  mainHalf(accountsOnly), mainHalf(headersRewritten), mainHalf(originInAliases),
];

/** Those that report in master.cf. */
export const deliveryMasterRules: readonly AnyMasterRule[] = [masterHalf(sizeLimit), masterHalf(filterTwice), masterHalf(mappingsOff)];
