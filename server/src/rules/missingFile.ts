import { fileReferences } from './fileReferences.ts';
import type { FileRule } from './rule.ts';

/**
 * A table that cannot be opened is replaced by one whose look-ups all fail, and mail is deferred (dict_surrogate.c).
 * Without its certificate smtpd answers 454 to STARTTLS (tls_server.c); without its templates bounce(8) does not start.
 */
export const missingFile: FileRule<'missing-file'> = {
  code: 'missing-file',
  severity: 'error',
  scope: 'file',
  check(context, report) {
    const { disk } = context;
    if (!disk) return;
    for (const { name, path, span, as, indexes } of fileReferences(context)) {
      const facts = disk.paths.get(path);
      if (facts?.kind === 'folder' && !indexes) report({ span, data: { path, name, as, folder: true } });
      // An index will do without its source.
      else if (facts?.kind === 'absent' && (indexes ?? []).every((index) => disk.paths.get(index)?.kind === 'absent')) {
        report({ span, data: { path, name, as, ...(indexes?.[0] === undefined ? {} : { index: indexes[0] }) } });
      }
    }
  },
};
