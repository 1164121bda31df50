import type { Rule } from '../rule.ts';
import { exclusionsOnly } from './exclusionsOnly.ts';
import { fileKind } from './fileKind.ts';
import { invalidBoolean } from './invalidBoolean.ts';
import { invalidInteger } from './invalidInteger.ts';
import { invalidKeyword } from './invalidKeyword.ts';
import { invalidMacroDefault } from './invalidMacroDefault.ts';
import { invalidReply } from './invalidReply.ts';
import { invalidTime } from './invalidTime.ts';
import { outOfRange } from './outOfRange.ts';
import { policyTryLimit } from './policyTryLimit.ts';
import { privilegedUser } from './privilegedUser.ts';
import { relativePath } from './relativePath.ts';
import { replyCode } from './replyCode.ts';
import { severalAddresses } from './severalAddresses.ts';
import { wrongSeparator } from './wrongSeparator.ts';
import { compatibilityLevel } from './compatibilityLevel.ts';

/** Values of one kind or another, by themselves. */
export const valueRules: readonly Rule[] = [
  invalidBoolean,
  invalidInteger,
  outOfRange,
  invalidTime,
  invalidKeyword,
  replyCode,
  invalidReply,
  invalidMacroDefault,
  wrongSeparator,
  relativePath,
  severalAddresses,
  privilegedUser,
  exclusionsOnly,
  fileKind,
  policyTryLimit,
  compatibilityLevel,
];
