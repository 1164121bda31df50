import type { ProgramScope } from '../security/programScope.ts';
import { namedFileRule } from './namedFileRule.ts';
import { clientTls, serverTls } from '../security/tlsInForce.ts';

/**
 * A table that cannot be opened is replaced by one whose look-ups all fail, and mail is deferred (dict_surrogate.c).
 * Without its certificate smtpd answers 454 to STARTTLS (tls_server.c), and smtp has no TLS (tls_client.c); without
 * its templates bounce(8) does not start.
 */
export const missingFile = namedFileRule<'missing-file'>({
  code: 'missing-file',
  severity: 'error',
  find({ name, path, as, indexes }, disk, scopes) {
    if (tlsKinds.has(as) && !usesTls(name, scopes)) return undefined;
    const facts = disk.paths.get(path);
    if (facts?.kind === 'folder' && !indexes) return { data: { path, name, as, folder: true } };
    // An index will do without its source.
    if (facts?.kind !== 'absent' || !(indexes ?? []).every((index) => disk.paths.get(index)?.kind === 'absent'))
      return undefined;
    return { data: { path, name, as, ...(indexes?.[0] === undefined ? {} : { index: indexes[0] }) } };
  },
});

const tlsKinds = new Set(['certificate', 'key', 'authorities']);

/** Whether any service may open a file for TLS: where there is no TLS it is not looked at. */
function usesTls(name: string, scopes: (program: string) => readonly ProgramScope[]): boolean {
  const program = /^(?:smtpd|smtp|lmtp)(?=_)/.exec(name)?.[0];
  if (program === undefined) return true;
  const off = (scope: ProgramScope): boolean => {
    if (program === 'smtpd') return serverTls(scope) === 'none';
    return !scope.isSet(`${program}_tls_policy_maps`) && clientTls(scope) === 'none';
  };
  return scopes(program).some((scope) => !off(scope));
}
