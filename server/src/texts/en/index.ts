import { enCompletion } from './completion.ts';
import { enRules } from './rules/index.ts';
import { enEffective } from './effective.ts';
import { enFixes } from './fixes.ts';
import { enHover } from './hover.ts';
import { enLint } from './lint.ts';
import { enMaster } from './master.ts';

/** English, and by its type what every other language has to have. */
export const en = {
  rules: enRules,
  fixes: enFixes,
  completion: enCompletion,
  hover: enHover,
  lint: enLint,
  effective: enEffective,
  master: enMaster,
  /** Beside a related place. */
  related: 'See here' as string,
  fixAll: 'Fix all Postfix problems that have one safe fix' as string,
};
