import { certificateWithoutKey } from './certificateWithoutKey.ts';
import { daneWithoutDnssec } from './daneWithoutDnssec.ts';
import { encryptOnPort25 } from './encryptOnPort25.ts';
import { mandatoryOnlyProtocols } from './mandatoryOnlyProtocols.ts';
import type { AnyMasterRule } from '../master/masterRule.ts';
import type { Rule } from '../rule.ts';
import { relayhostWithoutTls } from './relayhostWithoutTls.ts';
import { saslNoplaintext } from './saslNoplaintext.ts';
import { saslDovecotPath } from './saslDovecotPath.ts';
import { saslWithoutPasswords } from './saslWithoutPasswords.ts';
import { saslWithoutTls } from './saslWithoutTls.ts';
import { inMainCf, inMasterCf } from './serviceRule.ts';
import { tlsWithoutCertificate } from './tlsWithoutCertificate.ts';
import { verifyWithoutCa } from './verifyWithoutCa.ts';
import { weakCipher } from './weakCipher.ts';
import { weakProtocol } from './weakProtocol.ts';
import { wrappermodeInMain } from './wrappermodeInMain.ts';
import { port465Wrapper } from './port465Wrapper.ts';

/** The rules about logins and TLS. */
export const securityRules: readonly Rule[] = [
  inMainCf(saslWithoutPasswords), inMainCf(saslNoplaintext), inMainCf(saslWithoutTls), inMainCf(saslDovecotPath),
  inMainCf(port465Wrapper), inMainCf(wrappermodeInMain), inMainCf(tlsWithoutCertificate), inMainCf(certificateWithoutKey), inMainCf(encryptOnPort25),
  inMainCf(relayhostWithoutTls), inMainCf(verifyWithoutCa), inMainCf(daneWithoutDnssec),
  mandatoryOnlyProtocols, weakProtocol, weakCipher,
];

/** Those that look at the settings of a service, for what master.cf sets. */
export const securityMasterRules: readonly AnyMasterRule[] = [
  inMasterCf(saslWithoutPasswords), inMasterCf(saslNoplaintext), inMasterCf(saslWithoutTls), inMasterCf(saslDovecotPath),
  inMasterCf(port465Wrapper), inMasterCf(wrappermodeInMain), inMasterCf(tlsWithoutCertificate), inMasterCf(certificateWithoutKey), inMasterCf(encryptOnPort25),
  inMasterCf(relayhostWithoutTls), inMasterCf(verifyWithoutCa), inMasterCf(daneWithoutDnssec),
];
