import { enRules } from './enRules.ts';
import { enFixes } from './enFixes.ts';

/** English, and by its type what every other language has to have. */
export const en = {
  rules: enRules,
  fixes: enFixes,
};
