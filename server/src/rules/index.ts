import { emptyName } from './emptyName.ts';
import { invalidBoolean } from './invalidBoolean.ts';
import { invalidInteger } from './invalidInteger.ts';
import { invalidKeyword } from './invalidKeyword.ts';
import { invalidTime } from './invalidTime.ts';
import { missingEquals } from './missingEquals.ts';
import { outOfRange } from './outOfRange.ts';
import { restrictionArgument } from './restrictionArgument.ts';
import type { Rule } from './rule.ts';
import { unknownParameter } from './unknownParameter.ts';
import { unknownRestriction } from './unknownRestriction.ts';
import { unknownTableType } from './unknownTableType.ts';
import { untypedTable } from './untypedTable.ts';

/** Every rule, in the order in which their findings on one place are listed. */
export const rules: readonly Rule[] = [missingEquals, emptyName, unknownParameter, invalidBoolean, invalidInteger, outOfRange, invalidTime, invalidKeyword, unknownRestriction, restrictionArgument, unknownTableType, untypedTable];
