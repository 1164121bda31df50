import type { Rule } from '../rule.ts';
import { hiddenEntry } from './hiddenEntry.ts';
import { mailboxCatchAll } from './mailboxCatchAll.ts';
import { patternFlag } from './patternFlag.ts';
import { tableComment } from './tableComment.ts';
import { tableKey } from './tableKey.ts';
import { tableLine } from './tableLine.ts';
import { tableValue } from './tableValue.ts';

/** What the lines of tables hold. */
export const entryRules: readonly Rule[] = [
  tableLine,
  tableValue,
  tableKey,
  tableComment,
  hiddenEntry,
  patternFlag,
  mailboxCatchAll,
];
