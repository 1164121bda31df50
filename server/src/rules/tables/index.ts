import type { Rule } from '../rule.ts';
import { unknownTableType } from './unknownTableType.ts';
import { untypedTable } from './untypedTable.ts';

/** Look-up tables as values name them; those on the disk are in files/. */
export const tableRules: readonly Rule[] = [
  unknownTableType, untypedTable,
];
