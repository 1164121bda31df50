import type { Rule } from '../rule.ts';
import { misplacedRestriction } from './misplacedRestriction.ts';
import { overrideMisplaced } from './overrideMisplaced.ts';
import { restrictionArgument } from './restrictionArgument.ts';
import { restrictionClasses } from './restrictionClasses.ts';
import { unknownRestriction } from './unknownRestriction.ts';
import { unreachableRestriction } from './unreachableRestriction.ts';
import { warnIfReject } from './warnIfReject.ts';
import { lostDefer } from './lostDefer.ts';

/** The items of restriction lists, one by one and in their order. */
export const restrictionRules: readonly Rule[] = [
  unknownRestriction,
  restrictionArgument,
  unreachableRestriction,
  misplacedRestriction,
  overrideMisplaced,
  restrictionClasses,
  warnIfReject,
  lostDefer,
];
