import { hasHole } from '../evaluate/hole.ts';
import { splitList } from '../syntax/splitList.ts';
import type { CertificateAnswer } from './answers.ts';
import type { CheckInput } from './finding.ts';
import type { FindingSource } from './findingSource.ts';
import { settingsFor } from './auditSettings.ts';
import type { ServiceSettings } from '../evaluate/smtpd/settings.ts';

/** A certificate that the configuration names. */
export interface NamedCertificate {
  readonly files: readonly string[];
  readonly keyFile: string | undefined;
  readonly source: FindingSource;
  readonly answer: CertificateAnswer;
}

/** The pairs of parameters that name a certificate and its key. */
const pairs = [
  ['smtpd_tls_cert_file', 'smtpd_tls_key_file'],
  ['smtpd_tls_eccert_file', 'smtpd_tls_eckey_file'],
  ['smtpd_tls_dcert_file', 'smtpd_tls_dkey_file'],
] as const;

/** The server certificates of all services, each once. */
export function namedCertificates({ inputs, identity, facts }: CheckInput): readonly NamedCertificate[] {
  const found = new Map<string, NamedCertificate>();
  for (const service of [undefined, ...identity.listening.map((one) => one.service)]) {
    for (const { files, keyFile, name } of namedBy(settingsFor(inputs, service))) {
      const key = JSON.stringify([files, keyFile]);
      if (found.has(key)) continue;
      const isOwn = service !== undefined;
      const answer = facts.ask({ kind: 'certificate', files, keyFile });
      found.set(key, { files, keyFile, source: isOwn ? { name, service } : { name }, answer });
    }
  }
  return [...found.values()];
}

function namedBy(
  settings: ServiceSettings,
): { files: readonly string[]; keyFile: string | undefined; name: string }[] {
  const path = (name: string): string => {
    const value = settings.text(name).trim();
    return hasHole(value) || value === 'none' ? '' : value;
  };
  // smtpd_tls_chain_files goes before all others (tls_certkey.c): the key stands before its chain.
  const chain = splitList(settings.text('smtpd_tls_chain_files')).map(({ text }) => text);
  if (chain.length > 0 && !chain.some(hasHole)) {
    return chain.map((file) => ({ files: [file], keyFile: file, name: 'smtpd_tls_chain_files' }));
  }
  return pairs.flatMap(([name, key]) => {
    const file = path(name);
    return file === '' ? [] : [{ files: [file], keyFile: path(key) || file, name }];
  });
}
