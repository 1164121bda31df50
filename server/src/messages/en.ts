import { enCompletion } from './enCompletion.ts';
import { enRules } from './enRules.ts';
import { enEffective } from './enEffective.ts';
import { enFixes } from './enFixes.ts';
import { enHover } from './enHover.ts';
import { enLint } from './enLint.ts';
import { enMaster } from './enMaster.ts';

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
