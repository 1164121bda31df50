import { domainInTwoClasses } from './domainInTwoClasses.ts';
import { duplicateParameter } from './duplicateParameter.ts';
import { deprecatedParameter } from './deprecatedParameter.ts';
import { emptyName } from './emptyName.ts';
import { fileRules } from './fileRules.ts';
import { fullWidthCharacter } from './fullWidthCharacter.ts';
import { inlineComment } from './inlineComment.ts';
import { invalidBoolean } from './invalidBoolean.ts';
import { invalidHostname } from './invalidHostname.ts';
import { invalidInteger } from './invalidInteger.ts';
import { invalidKeyword } from './invalidKeyword.ts';
import { invalidNetwork } from './invalidNetwork.ts';
import { invalidTime } from './invalidTime.ts';
import { localhostMissing } from './localhostMissing.ts';
import { malformedMacro } from './malformedMacro.ts';
import { missingEquals } from './missingEquals.ts';
import { misplacedRestriction } from './misplacedRestriction.ts';
import { mydomainTopLevel } from './mydomainTopLevel.ts';
import { mynetworksTooWide } from './mynetworksTooWide.ts';
import { newerParameter } from './newerParameter.ts';
import { noRelayGate } from './noRelayGate.ts';
import { nullClient } from './nullClient.ts';
import { openRelayOk } from './openRelayOk.ts';
import { outOfRange } from './outOfRange.ts';
import { quotedValue } from './quotedValue.ts';
import { readOnlyParameter } from './readOnlyParameter.ts';
import { referenceLoop } from './referenceLoop.ts';
import { relayhostLoop } from './relayhostLoop.ts';
import { removedParameter } from './removedParameter.ts';
import { restrictionArgument } from './restrictionArgument.ts';
import type { Rule } from './rule.ts';
import { secureRules } from './secureRules.ts';
import { swallowedLine } from './swallowedLine.ts';
import { typedRules } from './typedRules.ts';
import { undefinedReference } from './undefinedReference.ts';
import { unknownParameter } from './unknownParameter.ts';
import { unknownRestriction } from './unknownRestriction.ts';
import { unknownTableType } from './unknownTableType.ts';
import { unreachableRestriction } from './unreachableRestriction.ts';
import { untypedTable } from './untypedTable.ts';

/** Every rule, in the order in which their findings on one place are listed. */
export const rules: readonly Rule[] = [
  missingEquals, emptyName, fullWidthCharacter, swallowedLine, unknownParameter, deprecatedParameter, removedParameter, newerParameter, readOnlyParameter, duplicateParameter, malformedMacro, referenceLoop, undefinedReference,
  inlineComment, quotedValue,
  invalidBoolean, invalidInteger, outOfRange, invalidTime, invalidKeyword, unknownRestriction, restrictionArgument, unknownTableType, untypedTable,
  ...typedRules,
  noRelayGate, openRelayOk, unreachableRestriction, misplacedRestriction, invalidNetwork, mynetworksTooWide,
  invalidHostname, domainInTwoClasses, mydomainTopLevel, localhostMissing, relayhostLoop, nullClient,
  ...secureRules,
  ...fileRules,
];

/** The rule of a code. */
export function ruleOf(code: string): Rule | undefined {
  return byCode.get(code);
}
const byCode: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.code as string, rule]));
