import type { Rule } from '../rule.ts';
import { invalidNetwork } from './invalidNetwork.ts';
import { mynetworksTooWide } from './mynetworksTooWide.ts';
import { noRelayGate } from './noRelayGate.ts';
import { overrideGate } from './overrideGate.ts';
import { openRelayOk } from './openRelayOk.ts';

/** Who may relay. */
export const relayRules: readonly Rule[] = [
  noRelayGate, overrideGate, openRelayOk, invalidNetwork, mynetworksTooWide,
];
