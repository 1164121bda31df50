import type { Rule } from '../rule.ts';
import { deadExclusion } from './deadExclusion.ts';
import { invalidNetwork } from './invalidNetwork.ts';
import { mynetworksTooWide } from './mynetworksTooWide.ts';
import { networkWords } from './networkWords.ts';
import { noRelayGate } from './noRelayGate.ts';
import { overrideGate } from './overrideGate.ts';
import { openRelayOk } from './openRelayOk.ts';

/** Who may relay. */
export const relayRules: readonly Rule[] = [
  noRelayGate,
  overrideGate,
  openRelayOk,
  invalidNetwork,
  mynetworksTooWide,
  networkWords,
  deadExclusion,
];
