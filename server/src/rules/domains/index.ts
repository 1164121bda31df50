import type { Rule } from '../rule.ts';
import { domainInTwoClasses } from './domainInTwoClasses.ts';
import { invalidHostname } from './invalidHostname.ts';
import { localhostMissing } from './localhostMissing.ts';
import { mydomainTopLevel } from './mydomainTopLevel.ts';
import { nullClient } from './nullClient.ts';
import { relayhostLoop } from './relayhostLoop.ts';

/** The names of this host, and the domains that it takes mail for. */
export const domainRules: readonly Rule[] = [
  invalidHostname,
  domainInTwoClasses,
  mydomainTopLevel,
  localhostMissing,
  relayhostLoop,
  nullClient,
];
