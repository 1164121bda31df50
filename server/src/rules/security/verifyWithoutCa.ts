import { certificateFile } from '../values/fileKind.ts';
import { programRule } from './programRule.ts';
import { setParameters } from '../fixes/setParameters.ts';

/** Where systems keep the certificates of all public authorities: Debian and Alpine, Red Hat. */
const bundles = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt'];

/**
 * tls_certkey.c, tls_set_ca_certificate_info(): without file and
 * folder nothing is loaded, whatever tls_append_default_CA says.
 */
export const verifyWithoutCa = programRule<'verify-without-ca'>({
  code: 'verify-without-ca',
  severity: 'error',
  programs: ['smtp', 'lmtp'],
  *find({ program, text }) {
    const level = text(`${program}_tls_security_level`)?.toLowerCase();
    if (level !== 'verify' && level !== 'secure') return;
    // The level of a table holds before this one, and it may name anchors of its own.
    const names = ['tls_CAfile', 'tls_trust_anchor_file', 'tls_policy_maps', 'tls_per_site'].map(
      (name) => `${program}_${name}`,
    );
    const folder = `${program}_tls_CApath`;
    const path = text(folder);
    if (path === undefined || names.some((name) => text(name) !== '')) return;
    // OpenSSL opens no file in a folder that is none, and says nothing.
    if (path !== '' && !certificateFile.test(path)) return;
    const at = path === '' ? `${program}_tls_security_level` : folder;
    yield { at: [at], data: { level, file: `${program}_tls_CAfile` } };
  },
  fixes: ({ span, data: { file } }, context) =>
    bundles.flatMap((value) => setParameters(context, span.start, [{ name: file, value }])),
});
