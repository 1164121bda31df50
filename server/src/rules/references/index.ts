import type { Rule } from '../rule.ts';
import { malformedMacro } from './malformedMacro.ts';
import { missingDollar } from './missingDollar.ts';
import { referenceLoop } from './referenceLoop.ts';
import { undefinedReference } from './undefinedReference.ts';

/** `$name` in values. */
export const referenceRules: readonly Rule[] = [malformedMacro, referenceLoop, undefinedReference, missingDollar];
