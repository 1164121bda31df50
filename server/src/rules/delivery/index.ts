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
import { smtputf8Agent } from './smtputf8Agent.ts';

/** What the agents that deliver mail need, and what becomes of mail late. */
export const deliveryRules: readonly Rule[] = [
  sizeLimit,
  adjustedLimit,
  virtualMailboxSetup,
  filterLoop,
  filterTwice,
  mappingsOff,
  backscatter,
  accountsOnly,
  headersRewritten,
  originInAliases,
  smtputf8Agent,
];
