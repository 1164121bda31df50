import { isJailed } from '../../../model/chroot.ts';
import { column, isComplete, programOf } from '../../../model/masterService.ts';
import type { MasterEntry } from '../../../syntax/masterCf.ts';
import type { ParameterView } from '../parameterView.ts';
import { code } from '../markdown.ts';

/** Who opens a socket: a program, or the services of a name. */
export type SocketReader = { readonly programs: readonly string[] } | { readonly service: string };

/**
 * Where a socket is: a relative path is below the queue directory, as each program goes there before it serves
 * (master/*_server.c), and so is an absolute one of a program that runs chrooted.
 */
export function socketPlace(document: ParameterView, path: string, reader: SocketReader | undefined): string {
  const {
    context: { lookup },
    messages: { hover },
  } = document;
  const written = lookup('queue_directory') ?? '/var/spool/postfix';
  const queue = written.includes('$') ? '/var/spool/postfix' : written;
  if (!path.startsWith('/')) return hover.aside(`${hover.relativePath}: ${code(`${queue}/${path}`)}`);
  const jailed =
    reader && readersIn(document, reader).find((entry) => isJailed(entry, document.context.configuration));
  if (!jailed) return '';
  return hover.aside(
    hover.jailedPath({ service: code(jailed.columns[column.service]?.text ?? ''), path: code(queue + path) }),
  );
}

/** The entries of master.cf that open it: the one whose `-o` it is, or all that run the program. */
function readersIn({ context: { configuration, lookup } }: ParameterView, reader: SocketReader): MasterEntry[] {
  const entries = configuration.master?.entries.filter(isComplete) ?? [];
  if ('service' in reader)
    return entries.filter(
      (entry) => entry.columns[column.service]?.text === reader.service && entry.columns[column.type]?.text !== 'inet',
    );
  // Of a service's `-o` these two are known; of main.cf they are not.
  const [service, program] = [lookup('service_name'), lookup('process_name')];
  return entries.filter(
    (entry) =>
      reader.programs.includes(programOf(entry) ?? '') &&
      (!service || !program || (entry.columns[column.service]?.text === service && programOf(entry) === program)),
  );
}
