import type { RuleDataByCode } from '../../../rules/ruleData.ts';
import type { TextsOf } from '../../textsOf.ts';
import { zhCnAccessRules } from './access.ts';
import { zhCnDeliveryRules } from './delivery.ts';
import { zhCnAddressRules } from './addresses.ts';
import { zhCnDomainRules } from './domains.ts';
import { zhCnEntryRules } from './entries.ts';
import { zhCnFileRules } from './files.ts';
import { zhCnLineRules } from './lines.ts';
import { zhCnNameRules } from './names.ts';
import { zhCnReferenceRules } from './references.ts';
import { zhCnRelayRules } from './relay.ts';
import { zhCnRestrictionRules } from './restrictions.ts';
import { zhCnSecurityRules } from './security.ts';
import { zhCnServiceRules } from './services.ts';
import { zhCnTableRules } from './tables.ts';
import { zhCnValueRules } from './values.ts';

/** What each rule says, by its code: the key is the diagnostic's public code, the argument its data. */
export const zhCnRules: TextsOf<RuleDataByCode> = {
  ...zhCnLineRules,
  ...zhCnNameRules,
  ...zhCnReferenceRules,
  ...zhCnValueRules,
  ...zhCnAddressRules,
  ...zhCnRestrictionRules,
  ...zhCnTableRules,
  ...zhCnRelayRules,
  ...zhCnDomainRules,
  ...zhCnSecurityRules,
  ...zhCnAccessRules,
  ...zhCnDeliveryRules,
  ...zhCnFileRules,
  ...zhCnServiceRules,
  ...zhCnEntryRules,
};
