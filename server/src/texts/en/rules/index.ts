import type { RuleDataByCode } from '../../../rules/ruleData.ts';
import type { TextsOf } from '../../textsOf.ts';
import { enAccessRules } from './access.ts';
import { enDeliveryRules } from './delivery.ts';
import { enAddressRules } from './addresses.ts';
import { enDomainRules } from './domains.ts';
import { enEntryRules } from './entries.ts';
import { enFileRules } from './files.ts';
import { enLineRules } from './lines.ts';
import { enNameRules } from './names.ts';
import { enReferenceRules } from './references.ts';
import { enRelayRules } from './relay.ts';
import { enRestrictionRules } from './restrictions.ts';
import { enSecurityRules } from './security.ts';
import { enServiceRules } from './services.ts';
import { enTableRules } from './tables.ts';
import { enValueRules } from './values.ts';

/** What each rule says, by its code: the key is the diagnostic's public code, the argument its data. */
export const enRules: TextsOf<RuleDataByCode> = {
  ...enLineRules,
  ...enNameRules,
  ...enReferenceRules,
  ...enValueRules,
  ...enAddressRules,
  ...enRestrictionRules,
  ...enTableRules,
  ...enRelayRules,
  ...enDomainRules,
  ...enSecurityRules,
  ...enAccessRules,
  ...enDeliveryRules,
  ...enFileRules,
  ...enServiceRules,
  ...enEntryRules,
};
