import type { Rule } from '../rule.ts';
import { emptyName } from './emptyName.ts';
import { fullWidthCharacter } from './fullWidthCharacter.ts';
import { inlineComment } from './inlineComment.ts';
import { joinedSettings } from './joinedSettings.ts';
import { missingEquals } from './missingEquals.ts';
import { quotedValue } from './quotedValue.ts';
import { swallowedLine } from './swallowedLine.ts';
import { notPlainText } from './notPlainText.ts';
import { suppressionCode } from './suppressionCode.ts';

/** How lines are read: what is a setting, what is a comment, what belongs to the entry above. */
export const lineRules: readonly Rule[] = [
  missingEquals,
  emptyName,
  fullWidthCharacter,
  swallowedLine,
  joinedSettings,
  inlineComment,
  quotedValue,
  notPlainText,
  suppressionCode,
];
