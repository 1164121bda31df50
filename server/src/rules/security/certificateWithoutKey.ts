import { certificatesOf } from './certificates.ts';
import { removeEntry } from '../fixes/listEdit.ts';
import type { Severity } from '../rule.ts';
import { programRule, type ProgramProblem } from './programRule.ts';
import { setParameters } from '../fixes/setParameters.ts';
import { clientTls, serverTls } from './tlsInForce.ts';

/**
 * tls_certkey.c: chain files come before all else; then each
 * certificate needs its key, by default out of the same file.
 */
export const certificateWithoutKey = programRule<'certificate-without-key'>({
  code: 'certificate-without-key',
  severity: 'error',
  programs: ['smtpd', 'smtp', 'lmtp'],
  *find(scope) {
    const server = scope.program === 'smtpd';
    const tls = server ? serverTls(scope) : clientTls(scope);
    if (tls === undefined || tls === 'none') return;
    const own = certificatesOf(scope);
    if (!own || own.none) return;
    const { pairs, chainName, chain } = own;
    for (const { certName, keyName, cert, key } of pairs) {
      const base = { cert: certName, key: keyName, chain: chainName, file: cert, server };
      if (chain !== '') {
        if (cert !== '' && scope.isSet(certName))
          yield { at: [certName], data: { ...base, problem: 'ignored' }, severity: 'warning' };
        continue;
      }
      if (cert === '') {
        const alone = key !== '' && !pairs.some((pair) => pair.cert !== '');
        if (alone)
          yield {
            at: [keyName],
            data: { ...base, file: key, problem: 'no-certificate' },
            severity: server && tls === 'encrypt' ? 'error' : 'warning',
          };
      } else if (cert === key && scope.isSet(certName))
        yield* withoutKey(cert, scope.isSet(keyName), { at: [certName], data: { ...base, problem: 'no-key' } });
    }
  },
  fixes({ span, data: { problem, cert, key, file } }, context) {
    if (problem === 'ignored') return removeEntry(context, span.start, cert);
    const folder = problem === 'no-key' ? certbotFile.exec(file)?.[1] : undefined;
    return folder === undefined
      ? []
      : setParameters(context, span.start, [{ name: key, value: `${folder}privkey.pem` }], { preferred: true });
  },
});

/** Certbot keeps the key of every certificate in a file of its own. */
const certbotFile = /^(.*\/live\/[^/]+\/)(?:fullchain|cert|chain)\.pem$/;

/** One file may hold both, so that only its name tells: from sure to likely. */
function severityOf(file: string, keySet: boolean): Severity | undefined {
  if (certbotFile.test(file)) return 'error';
  if (keySet) return undefined;
  if (/(?:^|\/)(?:fullchain|chain)\.(?:pem|cer|crt)$/.test(file)) return 'warning';
  return /\.(?:crt|cer)$/.test(file) ? 'information' : undefined;
}

function* withoutKey(
  file: string,
  keySet: boolean,
  problem: ProgramProblem<'certificate-without-key'>,
): Generator<ProgramProblem<'certificate-without-key'>> {
  const severity = severityOf(file, keySet);
  if (severity) yield { ...problem, data: { ...problem.data, sure: severity === 'error' }, severity };
}
