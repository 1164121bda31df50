import { emptyName } from './emptyName.ts';
import { missingEquals } from './missingEquals.ts';
import type { Rule } from './rule.ts';
import { unknownParameter } from './unknownParameter.ts';

/** Every rule, in the order in which their findings on one place are listed. */
export const rules: readonly Rule[] = [missingEquals, emptyName, unknownParameter];
