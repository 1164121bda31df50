import { column, isComplete, programOf } from '../../model/masterService.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { ServiceRule } from '../rule.ts';

/**
 * Programs that a jail in the queue directory keeps from their work: those that deliver into mailboxes or run commands
 * (local.c, virtual.c, pipe.c, spawn.c), that open tables for jailed programs (proxymap.c), or write the log
 * (postlogd.c). Others run jailed if the files that they open are there too, which cannot be told from here.
 */
const needOutside = new Set(['local', 'virtual', 'pipe', 'spawn', 'proxymap', 'postlogd']);

/**
 * master.cf's `chroot` column: the program calls chroot(2) for the queue directory before it serves (chroot_uid.c).
 */
export const chrootService: ServiceRule<'chroot-service'> = {
  code: 'chroot-service',
  severity: 'information',
  scope: 'service',
  check(entry, _context, report) {
    const program = programOf(entry);
    const chroot = entry.columns[column.chroot];
    if (isComplete(entry) && program !== undefined && chroot?.text === 'y' && needOutside.has(program))
      report({ span: chroot.span, data: { program } });
  },
  fixes: ({ span }) => [replaceValue(span, 'n')],
};
