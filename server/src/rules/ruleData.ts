import type { AccessRuleData } from './access/data.ts';
import type { DeliveryRuleData } from './delivery/data.ts';
import type { AddressRuleData } from './addresses/data.ts';
import type { DomainRuleData } from './domains/data.ts';
import type { EntryRuleData } from './entries/data.ts';
import type { FileRuleData } from './files/data.ts';
import type { LineRuleData } from './lines/data.ts';
import type { NameRuleData } from './names/data.ts';
import type { ReferenceRuleData } from './references/data.ts';
import type { RelayRuleData } from './relay/data.ts';
import type { RestrictionRuleData } from './restrictions/data.ts';
import type { SecurityRuleData } from './security/data.ts';
import type { ServiceRuleData } from './services/data.ts';
import type { TableRuleData } from './tables/data.ts';
import type { ValueRuleData } from './values/data.ts';

/** What a rule's message and its fixes are made from, by the rule's code: the list of all codes. Plain JSON. */
export interface RuleDataByCode
  extends
    LineRuleData,
    NameRuleData,
    ReferenceRuleData,
    ValueRuleData,
    AddressRuleData,
    RestrictionRuleData,
    TableRuleData,
    RelayRuleData,
    DomainRuleData,
    SecurityRuleData,
    AccessRuleData,
    DeliveryRuleData,
    FileRuleData,
    ServiceRuleData,
    EntryRuleData {}

/** The public, stable code of a rule: what diagnostics, settings and suppressions name it by. */
export type RuleCode = keyof RuleDataByCode;
/** What a finding of a rule holds. */
export type RuleData<C extends RuleCode = RuleCode> = RuleDataByCode[C];
