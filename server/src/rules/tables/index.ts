import type { Rule } from '../rule.ts';
import { indexedPatterns } from './indexedPatterns.ts';
import { inlineResult } from './inlineResult.ts';
import { proxyNotListed } from './proxyNotListed.ts';
import { rareTableType } from './rareTableType.ts';
import { sharedCache } from './sharedCache.ts';
import { tableSyntax } from './tableSyntax.ts';
import { unknownTableType } from './unknownTableType.ts';
import { untypedTable } from './untypedTable.ts';
import { fingerprintDigest } from './fingerprintDigest.ts';
import { unaskedKey } from './unaskedKey.ts';
import { patternRule } from './patternRule.ts';

/** Look-up tables as values name them; those on the disk are in files/. */
export const tableRules: readonly Rule[] = [
  unknownTableType,
  untypedTable,
  tableSyntax,
  indexedPatterns,
  rareTableType,
  proxyNotListed,
  sharedCache,
  inlineResult,
  fingerprintDigest,
  unaskedKey,
  patternRule,
];
