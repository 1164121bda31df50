import { mainHalf, masterHalf } from '../instance/instanceRule.ts';
import type { AnyMasterRule } from '../master/masterRule.ts';
import type { Rule } from '../rule.ts';
import { inMainCf, inMasterCf } from '../security/serviceRule.ts';
import { clientCertificates } from './clientCertificates.ts';
import { domainPattern } from './domainPattern.ts';
import { dnsListAnswers } from './dnsListAnswers.ts';
import { dnsListClosed } from './dnsListClosed.ts';
import { loginMismatch } from './loginMismatch.ts';
import { loginNeverOffered } from './loginNeverOffered.ts';
import { networksOneFamily } from './networksOneFamily.ts';
import { postscreenIdle } from './postscreenIdle.ts';
import { refusesEverybody } from './refusesEverybody.ts';

/** Who gets in, and who is refused. */
export const accessRules: readonly Rule[] = [
  mainHalf(refusesEverybody), mainHalf(loginMismatch), inMainCf(loginNeverOffered), mainHalf(clientCertificates), domainPattern, mainHalf(networksOneFamily), dnsListAnswers, dnsListClosed, mainHalf(postscreenIdle),
];

/** Those that report in master.cf. */
export const accessMasterRules: readonly AnyMasterRule[] = [masterHalf(refusesEverybody), masterHalf(loginMismatch), inMasterCf(loginNeverOffered), masterHalf(clientCertificates)];
