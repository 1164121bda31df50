import { isJailed } from '../../model/chroot.ts';
import { column } from '../../model/masterService.ts';
import { type InstanceProblem, type InstanceView, inMain, inScope, instanceRule } from '../instance/instanceRule.ts';
import type { ProgramScope } from '../security/programScope.ts';

/** Values in which a program finds a socket, by program. */
const readers: readonly { readonly program: string; readonly names: readonly string[] }[] = [
  {
    program: 'smtpd',
    names: [
      'smtpd_milters',
      'smtpd_client_restrictions',
      'smtpd_helo_restrictions',
      'smtpd_sender_restrictions',
      'smtpd_relay_restrictions',
      'smtpd_recipient_restrictions',
      'smtpd_data_restrictions',
      'smtpd_end_of_data_restrictions',
      'smtpd_proxy_filter',
      'virtual_alias_maps',
      'virtual_mailbox_maps',
      'local_recipient_maps',
      'relay_recipient_maps',
      'smtpd_sender_login_maps',
    ],
  },
  {
    program: 'cleanup',
    names: [
      'non_smtpd_milters',
      'virtual_alias_maps',
      'canonical_maps',
      'sender_canonical_maps',
      'recipient_canonical_maps',
    ],
  },
  {
    program: 'trivial-rewrite',
    names: ['transport_maps', 'virtual_mailbox_domains', 'virtual_alias_domains', 'relay_domains'],
  },
];
/** `unix:/run/x` of a Milter, policy server, proxy filter or socketmap. */
const socketPath = /(?:^|[\s,{]|socketmap:)unix:(\/[^\s,{}:]+)/;
/** Folders of the machine that nobody makes below the queue directory on purpose; another may be one of the jail. */
const outside = /^\/(?:run|var|tmp|usr|opt|srv|home|etc)\//;

/**
 * master/*_server.c, with `y` in the chroot column: the program is in the queue directory before it opens a
 * connection, so that `/run/x.sock` is `/var/spool/postfix/run/x.sock` to it (`warning: connect to Milter service
 * unix:/run/x.sock: No such file or directory`).
 */
export const chrootPath = instanceRule<'chroot-path'>({
  code: 'chroot-path',
  severity: 'warning',
  *find(view) {
    if (!view.services) return;
    for (const { program, names } of readers) {
      for (const scope of view.scopes(program)) {
        if (scope.entry && isJailed(scope.entry, view.configuration)) yield* inJail(scope, program, names);
      }
    }
    yield* ofTransports(view);
  },
});

function* inJail(
  scope: ProgramScope,
  program: string,
  names: readonly string[],
): Generator<InstanceProblem<'chroot-path'>> {
  for (const name of names) {
    const path = socketPath.exec(scope.text(name) ?? '')?.[1];
    const at = path !== undefined && outside.test(path) ? inScope(scope, name) : undefined;
    if (at && path !== undefined)
      yield { at, data: { path, program, jail: scope.text('queue_directory') ?? '/var/spool/postfix' } };
  }
}

/** Settings that name a delivery agent with its next hop. */
const transportNames = [
  'local_transport',
  'virtual_transport',
  'relay_transport',
  'default_transport',
  'mailbox_transport',
  'fallback_transport',
];

/** lmtp_connect.c: the socket of `lmtp:unix:/path` is opened by the lmtp process of that service. */
function* ofTransports({ main, scopes, configuration }: InstanceView): Generator<InstanceProblem<'chroot-path'>> {
  for (const name of transportNames) {
    const [, service, path = ''] = /^([\w.-]+):unix:(\/\S+)$/.exec(main.text(name) ?? '') ?? [];
    const at = service !== undefined && outside.test(path) ? inMain({ configuration }, name) : undefined;
    const agent = at && scopes('lmtp').find(({ entry }) => entry?.columns[column.service]?.text === service);
    if (!at || !agent?.entry || !isJailed(agent.entry, configuration)) continue;
    yield { at, data: { path, program: 'lmtp', jail: agent.text('queue_directory') ?? '/var/spool/postfix' } };
  }
}
