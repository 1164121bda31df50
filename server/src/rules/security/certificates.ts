import type { ProgramScope } from './programScope.ts';

/** What a program presents as its own: smtpd, or one of the clients. */
export interface Certificates {
  /** The certificate parameters with what they and their key parameters hold: RSA, DSA and ECDSA. */
  readonly pairs: readonly {
    readonly certName: string;
    readonly keyName: string;
    readonly cert: string;
    readonly key: string;
  }[];
  readonly chainName: string;
  readonly chain: string;
  /** Whether smtpd may run without one (`smtpd_tls_cert_file = none`). */
  readonly none: boolean;
}

/** The certificates that a scope sets; undefined where one of them is not known. */
export function certificatesOf({ program, text }: ProgramScope): Certificates | undefined {
  const pairs: { certName: string; keyName: string; cert: string; key: string }[] = [];
  for (const kind of ['', 'd', 'ec']) {
    const [certName, keyName] = [`${program}_tls_${kind}cert_file`, `${program}_tls_${kind}key_file`];
    const [cert, key] = [text(certName), text(keyName)];
    if (cert === undefined || key === undefined) return undefined;
    pairs.push({ certName, keyName, cert, key });
  }
  const chainName = `${program}_tls_chain_files`;
  const chain = text(chainName);
  return chain === undefined ? undefined : { pairs, chainName, chain, none: pairs[0]?.cert.toLowerCase() === 'none' };
}
