import { certificateWithoutKey } from './certificateWithoutKey.ts';
import { daneWithoutDnssec } from './daneWithoutDnssec.ts';
import { encryptOnPort25 } from './encryptOnPort25.ts';
import { mandatoryOnlyProtocols } from './mandatoryOnlyProtocols.ts';
import type { Rule } from '../rule.ts';
import { relayhostWithoutTls } from './relayhostWithoutTls.ts';
import { saslNoplaintext } from './saslNoplaintext.ts';
import { saslDovecotPath } from './saslDovecotPath.ts';
import { saslWithoutPasswords } from './saslWithoutPasswords.ts';
import { saslWithoutTls } from './saslWithoutTls.ts';
import { tlsWithoutCertificate } from './tlsWithoutCertificate.ts';
import { verifyWithoutCa } from './verifyWithoutCa.ts';
import { weakCipher } from './weakCipher.ts';
import { weakProtocol } from './weakProtocol.ts';
import { wrappermodeInMain } from './wrappermodeInMain.ts';
import { port465Wrapper } from './port465Wrapper.ts';
import { hiddenStarttls } from './hiddenStarttls.ts';
import { tlsproxyCertificate } from './tlsproxyCertificate.ts';

/** The rules about logins and TLS. */
export const securityRules: readonly Rule[] = [
  saslWithoutPasswords,
  saslNoplaintext,
  saslWithoutTls,
  saslDovecotPath,
  port465Wrapper,
  wrappermodeInMain,
  tlsWithoutCertificate,
  certificateWithoutKey,
  encryptOnPort25,
  relayhostWithoutTls,
  verifyWithoutCa,
  mandatoryOnlyProtocols,
  weakProtocol,
  weakCipher,
  daneWithoutDnssec,
  hiddenStarttls,
  tlsproxyCertificate,
];
