import { column } from '../../model/masterService.ts';
import type { ProgramScope } from './programScope.ts';
import { replaceBySuggestion } from '../fixes/replaceValue.ts';
import { programRule, type ProgramProblem } from './programRule.ts';
import { setParameters } from '../fixes/setParameters.ts';

/**
 * xsasl_dovecot_server.c: a socket that cannot be opened is fatal (`no SASL authentication mechanisms`) at each
 * connection, so that smtpd greets nobody. The path is relative to the queue directory.
 */
export const saslDovecotPath = programRule<'sasl-dovecot-path'>({
  code: 'sasl-dovecot-path',
  severity: 'error',
  programs: ['smtpd'],
  *find(scope) {
    if (!scope.on('smtpd_sasl_auth_enable')) return;
    const [type, path] = [scope.text('smtpd_sasl_type'), scope.text('smtpd_sasl_path')];
    if (type === undefined || !path) return;
    if (type === 'dovecot') yield* ofDovecot(scope, path);
    // xsasl_cyrus_server.c takes it for the name of a configuration file.
    else if (type === 'cyrus' && socket.test(path)) {
      const written = scope.isSet('smtpd_sasl_type');
      // A packager may build with another default (DEF_SERVER_SASL_TYPE).
      yield {
        at: ['smtpd_sasl_type', 'smtpd_sasl_path'],
        data: { problem: 'cyrus', path, written },
        ...(written ? {} : { severity: 'warning' }),
      };
    }
  },
  fixes({ span, data: { problem, suggestion, written } }, context) {
    if (problem === 'cyrus')
      return setParameters(context, span.start, [{ name: 'smtpd_sasl_type', value: 'dovecot' }], {
        preferred: !written,
      });
    return suggestion === undefined
      ? []
      : setParameters(context, span.start, [{ name: 'smtpd_sasl_path', value: suggestion }], { preferred: true });
  },
  masterFixes: replaceBySuggestion,
});

/** What Dovecot's sockets are called. */
const socket =
  /^(?:inet|unix):|^\/?(?:private|dovecot)\/|\/(?:dovecot|auth(?:-client|-master|-userdb)?|[\w.-]*\.sock)$/;

function* ofDovecot(scope: ProgramScope, path: string): Generator<ProgramProblem<'sasl-dovecot-path'>> {
  if (path === 'smtpd') {
    yield {
      at: ['smtpd_sasl_path', 'smtpd_sasl_type', 'smtpd_sasl_auth_enable'],
      data: { problem: 'default', path, suggestion: 'private/auth' },
    };
    return;
  }
  const at = ['smtpd_sasl_path'];
  if (/^(?!inet:|unix:)(?:[\w.-]+|\[[\da-f:.]+\]):\d{1,5}$/i.test(path)) {
    yield { at, data: { problem: 'endpoint', path, suggestion: `inet:${path}` } };
    return;
  }
  const file = path.replace(/^unix:/, '');
  if (!scope.entry || !file.startsWith('/')) return;
  const chroot = scope.entry.columns[column.chroot]?.text;
  const below = /^\/((?:private|public)\/.+)$/.exec(file)?.[1];
  if (chroot === 'n' && below !== undefined) yield { at, data: { problem: 'rooted', path, suggestion: below } };
  if (chroot !== 'y' || below !== undefined) return;
  const queue = scope.text('queue_directory');
  const inside = queue && file.startsWith(`${queue}/`) ? file.slice(queue.length + 1) : undefined;
  yield { at, data: { problem: 'chroot', path, ...(inside ? { suggestion: inside } : {}) } };
}
