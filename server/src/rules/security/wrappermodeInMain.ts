import { removeEntry } from '../fixes/listEdit.ts';
import { mailPort } from './programScope.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import { programRule } from './programRule.ts';

/** smtpd.c: in wrapper mode the server waits for a TLS handshake and never sends its greeting in plain text. */
export const wrappermodeInMain = programRule<'wrappermode-in-main'>({
  code: 'wrappermode-in-main',
  severity: 'error',
  programs: ['smtpd'],
  *find(scope) {
    const port = mailPort(scope);
    if (scope.on('smtpd_tls_wrappermode') && port !== undefined && port !== 465)
      yield { at: ['smtpd_tls_wrappermode'], data: { port: port === 'pass' ? 25 : port } };
  },
  fixes: ({ span }, context) => removeEntry(context, span.start, 'smtpd_tls_wrappermode'),
  masterFixes: ({ span }) => [replaceValue(span, 'no')],
});
