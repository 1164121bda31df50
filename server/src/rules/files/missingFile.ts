import { fileReferences } from './fileReferences.ts';
import { type ProgramScope, programScopes } from '../security/programScope.ts';
import type { Context, FileRule } from '../rule.ts';
import { clientTls, serverTls } from '../security/tlsInForce.ts';

/**
 * A table that cannot be opened is replaced by one whose look-ups all fail, and mail is deferred (dict_surrogate.c).
 * Without its certificate smtpd answers 454 to STARTTLS (tls_server.c), and smtp has no TLS (tls_client.c); without its
 * templates bounce(8) does not start.
 */
export const missingFile: FileRule<'missing-file'> = {
  code: 'missing-file',
  severity: 'error',
  scope: 'file',
  check(context, report) {
    const { disk } = context;
    if (!disk) return;
    for (const { name, path, span, as, indexes } of fileReferences(context)) {
      if (tlsKinds.has(as) && !usesTls(name, context)) continue;
      const facts = disk.paths.get(path);
      if (facts?.kind === 'folder' && !indexes) report({ span, data: { path, name, as, folder: true } });
      // An index will do without its source.
      else if (facts?.kind === 'absent' && (indexes ?? []).every((index) => disk.paths.get(index)?.kind === 'absent')) {
        report({ span, data: { path, name, as, ...(indexes?.[0] === undefined ? {} : { index: indexes[0] }) } });
      }
    }
  },
};

const tlsKinds = new Set(['certificate', 'key', 'authorities']);

/** Whether any service may open a file for TLS: where there is no TLS it is not looked at. */
function usesTls(name: string, context: Context): boolean {
  const program = /^(?:smtpd|smtp|lmtp)(?=_)/.exec(name)?.[0];
  if (program === undefined) return true;
  const off = (scope: ProgramScope): boolean => (program === 'smtpd' ? serverTls(scope) : scope.isSet(`${program}_tls_policy_maps`) ? undefined : clientTls(scope)) === 'none';
  return programScopes(context, program).some((scope) => !off(scope));
}
