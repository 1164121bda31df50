import type { Rule } from '../rule.ts';
import { clientCertificates } from './clientCertificates.ts';
import { domainPattern } from './domainPattern.ts';
import { dnsListAnswers } from './dnsListAnswers.ts';
import { dnsListClosed } from './dnsListClosed.ts';
import { loginMismatch } from './loginMismatch.ts';
import { loginNeverOffered } from './loginNeverOffered.ts';
import { networksOneFamily } from './networksOneFamily.ts';
import { postscreenIdle } from './postscreenIdle.ts';
import { refusesEverybody } from './refusesEverybody.ts';
import { xclientHosts } from './xclientHosts.ts';

/** Who gets in, and who is refused. */
export const accessRules: readonly Rule[] = [
  refusesEverybody,
  loginMismatch,
  loginNeverOffered,
  clientCertificates,
  domainPattern,
  networksOneFamily,
  dnsListAnswers,
  dnsListClosed,
  postscreenIdle,
  xclientHosts,
];
