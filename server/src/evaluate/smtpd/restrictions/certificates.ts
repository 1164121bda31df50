import { anyValue, findInMaps } from '../../tables/maps.ts';
import type { CheckStatus } from '../../trace.ts';
import { accessQuestion, checkKey } from '../access.ts';
import { abortServer } from '../refuse.ts';
import { readSearch } from '../searchOrder.ts';
import type { RestrictionCall, SmtpdCheck } from '../state.ts';
import { subjects } from '../subject.ts';
import { permitClient } from './client.ts';
import type { RestrictionDefinitions } from './definition.ts';

/** Restrictions about the client's certificate. */
export const certificateRestrictions: RestrictionDefinitions = {
  permit_tls_clientcerts: { decide: (check, { name }) => permitCertificate(check, name, false) },
  permit_tls_all_clientcerts: { decide: (check, { name }) => permitCertificate(check, name, true) },
  check_ccert_access: { argument: 'table', decide: checkCertificate },
};

function permitCertificate(check: SmtpdCheck, name: string, all: boolean): CheckStatus {
  const { tls } = check.state.client;
  if (!tls) return 'dunno';
  const { certificate } = tls;
  if (certificate?.trusted && all) return permitClient(check, name);
  if (!certificate) return warnNotAsked(check, all ? 'permit_tls_all_clientcerts' : 'permit_tls_clientcerts');
  const prints = [certificate.fingerprint, certificate.publicKeyFingerprint];
  // From 3.9 on the public key is asked for first.
  if (check.service.isAtLeast('3.9')) prints.reverse();
  for (const print of prints) {
    if (print === '') continue;
    const found = findInMaps(check.service.maps('relay_clientcerts'), print, false, anyValue, check);
    if (found.kind === 'found') return permitClient(check, name);
    if (found.kind === 'error') {
      const [first = '', second = ''] = prints;
      // permit_tls_clientcerts() names both in the order in which they are asked for, whichever is the certificate's.
      check.log(`warning: relay_clientcerts: lookup error for fingerprint '${first}', pkey fingerprint ${second}`);
      return found.error === 'retry' ? 'retry-error' : 'config-error';
    }
  }
  return 'dunno';
}

function warnNotAsked(check: SmtpdCheck, name: string): CheckStatus {
  if (!check.service.settings.flag('smtpd_tls_ask_ccert'))
    check.log(`warning: ${name} is requested, but "smtpd_tls_ask_ccert = no"`);
  return 'dunno';
}

/** check_ccert_access: fingerprints in the order that `{ type:name { search_order = … } }` gives. */
function checkCertificate(check: SmtpdCheck, call: RestrictionCall): CheckStatus {
  const certificate = check.state.client.tls?.certificate;
  if (!certificate) return warnNotAsked(check, 'check_ccert_access');
  const { table, order } = readSearch(call.argument);
  for (const word of order) {
    if (word !== 'cert_fingerprint' && word !== 'pubkey_fingerprint') return abortServer(check);
    const print = word === 'cert_fingerprint' ? certificate.fingerprint : certificate.publicKeyFingerprint;
    if (print === '') continue;
    const { status } = checkKey(check, print, accessQuestion(table, certificate.subject, subjects.certificate, call));
    if (status !== 'dunno') return status;
  }
  return 'dunno';
}
