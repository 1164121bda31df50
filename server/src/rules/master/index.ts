import { extraArgument, invalidOption, optionComma, optionSpacing, trailingComment } from './argumentRules.ts';
import { chrootService } from './chrootService.ts';
import { fileMasterRules } from '../files/index.ts';
import { accessMasterRules } from '../access/index.ts';
import { deliveryMasterRules } from '../delivery/index.ts';
import { serviceMasterRules } from '../services/index.ts';
import { duplicateOverride } from './duplicateOverride.ts';
import { duplicateService } from './duplicateService.ts';
import { masterColumns } from './masterColumns.ts';
import type { AnyMasterRule } from './masterRule.ts';
import { missingService } from './missingService.ts';
import { overrideDeprecated, overrideNewer, overrideReadOnly, overrideRemoved, overrideUnknown } from './overrideName.ts';
import { overrideGate } from './overrideGate.ts';
import { overrideMisplaced } from './overrideMisplaced.ts';
import { overrideMacro, overrideReference } from './overrideValue.ts';
import { securityMasterRules } from '../security/index.ts';
import { tableMasterRules } from '../tables/index.ts';
import { serviceAttribute } from './serviceAttribute.ts';
import { serviceRequirement } from './serviceRequirement.ts';
import { strayMasterLine } from './strayLine.ts';
import { unknownDaemon } from './unknownDaemon.ts';
import { unreadOverride } from './unreadOverride.ts';

/** Every rule about master.cf, besides those about values, which are main.cf's. */
export const masterRules: readonly AnyMasterRule[] = [
  strayMasterLine, masterColumns, duplicateService, unknownDaemon, serviceRequirement, chrootService,
  optionSpacing, optionComma, trailingComment, extraArgument, invalidOption, serviceAttribute,
  overrideUnknown, overrideDeprecated, overrideRemoved, overrideNewer, overrideReadOnly, duplicateOverride, unreadOverride, overrideMacro, overrideReference, missingService,
  overrideGate, overrideMisplaced, ...securityMasterRules, ...tableMasterRules, ...accessMasterRules, ...deliveryMasterRules, ...serviceMasterRules, ...fileMasterRules,
];

/** The rule of a code; undefined for the codes of values. */
export function masterRuleOf(code: string): AnyMasterRule | undefined {
  return masterRules.find((rule) => rule.code === code);
}
