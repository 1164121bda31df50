import type { Rule } from '../rule.ts';
import { deprecatedParameter } from './deprecatedParameter.ts';
import { duplicateParameter } from './duplicateParameter.ts';
import { newerParameter } from './newerParameter.ts';
import { noCompatibilityLevel } from './noCompatibilityLevel.ts';
import { readOnlyParameter } from './readOnlyParameter.ts';
import { removedParameter } from './removedParameter.ts';
import { settingWithoutEffect } from './settingWithoutEffect.ts';
import { unknownParameter } from './unknownParameter.ts';

/** Names of parameters: whether the release has them, and how often they are set. */
export const nameRules: readonly Rule[] = [
  unknownParameter,
  deprecatedParameter,
  removedParameter,
  newerParameter,
  readOnlyParameter,
  duplicateParameter,
  noCompatibilityLevel,
  settingWithoutEffect,
];
