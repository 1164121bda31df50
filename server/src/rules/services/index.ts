import type { Rule } from '../rule.ts';
import { extraArgument, invalidOption, optionComma, optionSpacing, trailingComment } from './argumentRules.ts';
import { masterByteOrderMark } from './byteOrderMark.ts';
import { chrootService } from './chrootService.ts';
import { duplicateOverride } from './duplicateOverride.ts';
import { duplicateService } from './duplicateService.ts';
import { maillogFile } from './maillogFile.ts';
import { masterColumns } from './masterColumns.ts';
import {
  overrideDeprecated,
  overrideNewer,
  overrideReadOnly,
  overrideRemoved,
  overrideUnknown,
} from './overrideName.ts';
import { overrideMacro, overrideReference } from './overrideValue.ts';
import { orphanOptions } from './orphanOptions.ts';
import { overrideFullWidth, overrideQuotes } from './overrideCharacters.ts';
import { postscreenServices } from './postscreenServices.ts';
import { proxyProtocol } from './proxyProtocol.ts';
import { recipientLimit } from './recipientLimit.ts';
import { serviceAttribute } from './serviceAttribute.ts';
import { serviceRequirement } from './serviceRequirement.ts';
import { strayMasterLine } from './strayLine.ts';
import { unknownDaemon } from './unknownDaemon.ts';
import { unreadOverride } from './unreadOverride.ts';
import { unreadSetting } from './unreadSetting.ts';

/** The rules about the entries of master.cf, and about settings that need one. */
export const serviceRules: readonly Rule[] = [
  strayMasterLine,
  masterByteOrderMark,
  masterColumns,
  duplicateService,
  unknownDaemon,
  serviceRequirement,
  chrootService,
  optionSpacing,
  optionComma,
  trailingComment,
  extraArgument,
  invalidOption,
  serviceAttribute,
  overrideUnknown,
  overrideDeprecated,
  overrideRemoved,
  overrideNewer,
  overrideReadOnly,
  duplicateOverride,
  unreadOverride,
  overrideMacro,
  overrideReference,
  overrideQuotes,
  overrideFullWidth,
  orphanOptions,
  postscreenServices,
  recipientLimit,
  maillogFile,
  proxyProtocol,
  unreadSetting,
];
