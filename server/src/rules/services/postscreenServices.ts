import { column } from '../../model/masterService.ts';
import { inEntry, instanceRule } from '../instance/instanceRule.ts';
import type { ProgramScope } from '../security/programScope.ts';

/** A service that postscreen connects to. */
interface Companion {
  readonly parameter: string;
  readonly program: 'smtpd' | 'dnsblog' | 'tlsproxy';
  readonly type: 'pass' | 'unix';
  readonly isNeeded: (scope: ProgramScope) => boolean;
}

const companions: readonly Companion[] = [
  { parameter: 'smtpd_service_name', program: 'smtpd', type: 'pass', isNeeded: () => true },
  {
    parameter: 'dnsblog_service_name',
    program: 'dnsblog',
    type: 'unix',
    isNeeded: ({ text }) => Boolean(text('postscreen_dnsbl_sites')),
  },
  {
    parameter: 'tlsproxy_service_name',
    program: 'tlsproxy',
    type: 'unix',
    isNeeded: ({ text }) => /^(?:may|encrypt)$/.test(text('postscreen_tls_security_level') ?? ''),
  },
];

/**
 * postscreen_send.c: without the `pass` service each client that passes gets `421 4.3.2 All server ports are busy`;
 * postscreen_starttls.c answers `454 4.7.0 TLS not available due to local problem` without tlsproxy, and without
 * dnsblog no DNS list is asked.
 */
export const postscreenServices = instanceRule<'postscreen-services'>({
  code: 'postscreen-services',
  severity: 'error',
  *find({ services, scopes, configuration }) {
    if (!services) return;
    for (const scope of scopes('postscreen')) {
      if (!scope.entry) continue;
      for (const { parameter, program, type, isNeeded } of companions) {
        // Without a main.cf at hand, the service has its usual name.
        const name = scope.text(parameter) ?? (configuration.settings.has(parameter) ? undefined : program);
        if (
          !name ||
          !isNeeded(scope) ||
          services.some(({ columns }) => columns[column.service]?.text === name && columns[column.type]?.text === type)
        )
          continue;
        yield {
          at: inEntry(scope.entry, column.service),
          data: { service: name, type, program },
          ...(stops(program, scope) ? {} : { severity: 'warning' }),
        };
        return;
      }
    }
  },
  masterFixes({ data: { service, type, program } }, { text }) {
    const end = text === '' || text.endsWith('\n') ? '' : '\n';
    const columns = ['-', '-', 'n', '-', program === 'smtpd' ? '-' : '0'].map((one) => one.padEnd(8)).join('');
    const line = `${service.padEnd(9)} ${type.padEnd(5)} ${columns}${program}`;
    return [
      {
        title: { key: 'insertWord', data: { word: `${service} ${type} … ${program}` } },
        edits: [{ span: { start: text.length, end: text.length }, text: `${end}${line}\n` }],
        preferred: true,
      },
    ];
  },
});

/** Whether no mail comes in: where TLS is optional, most clients send it in plain text after a 454. */
function stops(program: Companion['program'], { text }: ProgramScope): boolean {
  return program === 'smtpd' || (program === 'tlsproxy' && text('postscreen_tls_security_level') === 'encrypt');
}
