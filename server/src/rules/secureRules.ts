import { certificateWithoutKey } from './certificateWithoutKey.ts';
import { encryptOnPort25 } from './encryptOnPort25.ts';
import { mandatoryOnly } from './mandatoryOnly.ts';
import type { AnyMasterRule } from './master/masterRule.ts';
import type { Rule } from './rule.ts';
import { relayWithoutTls } from './relayWithoutTls.ts';
import { saslNoPlaintext } from './saslNoPlaintext.ts';
import { saslPath } from './saslPath.ts';
import { saslWithoutPasswords } from './saslWithoutPasswords.ts';
import { saslWithoutTls } from './saslWithoutTls.ts';
import { inMainCf, inMasterCf } from './serviceRule.ts';
import { tlsWithoutCertificate } from './tlsWithoutCertificate.ts';
import { verifyWithoutAuthorities } from './verifyWithoutAuthorities.ts';
import { weakCipher } from './weakCipher.ts';
import { weakProtocol } from './weakProtocol.ts';
import { wrappermodeInMain } from './wrappermodeInMain.ts';
import { wrapperPort } from './wrapperPort.ts';

/** The rules about logins and TLS. */
export const secureRules: readonly Rule[] = [
  inMainCf(saslWithoutPasswords), inMainCf(saslNoPlaintext), inMainCf(saslWithoutTls), inMainCf(saslPath),
  inMainCf(wrapperPort), inMainCf(wrappermodeInMain), inMainCf(tlsWithoutCertificate), inMainCf(certificateWithoutKey), inMainCf(encryptOnPort25),
  inMainCf(relayWithoutTls), inMainCf(verifyWithoutAuthorities),
  mandatoryOnly, weakProtocol, weakCipher,
];

/** Those that look at the settings of a service, for what master.cf sets. */
export const secureMasterRules: readonly AnyMasterRule[] = [
  inMasterCf(saslWithoutPasswords), inMasterCf(saslNoPlaintext), inMasterCf(saslWithoutTls), inMasterCf(saslPath),
  inMasterCf(wrapperPort), inMasterCf(wrappermodeInMain), inMasterCf(tlsWithoutCertificate), inMasterCf(certificateWithoutKey), inMasterCf(encryptOnPort25),
  inMasterCf(relayWithoutTls), inMasterCf(verifyWithoutAuthorities),
];
