import type { ColumnName } from '../hoverData.ts';

/** Words of hovers, completion and symbols in master.cf. Arguments are Markdown already. */
export const enMaster = {
  columns: {
    service:
      'The name of the service: a port or `host:port` for `inet`, ' +
      'and otherwise a socket below the queue directory.',
    type: 'How the service is reached.',
    private:
      'Whether only Postfix may use the socket: `y` puts it in the directory `private`, `n` in `public`. ' +
      'A network service needs `n`.',
    unprivileged:
      'Whether the program runs as `$mail_owner` (`y`) or keeps root privileges (`n`), ' +
      'which it needs to deliver to users or to run commands.',
    chroot:
      'Whether the program is confined to the queue directory. ' + 'Files that it opens later must then be there too.',
    wakeup:
      'How many seconds pass before master wakes the service; `0` means never. ' +
      'With a `?` after the number, it does so only once the service has been used.',
    processLimit: 'How many processes of this service may run at once; `0` sets no limit.',
    command: 'The program, below `$daemon_directory`, and its arguments.',
  } as Readonly<Record<ColumnName, string>>,
  titles: {
    service: 'service',
    type: 'type',
    private: 'private',
    unprivileged: 'unprivileged',
    chroot: 'chroot',
    wakeup: 'wakeup',
    processLimit: 'process limit',
    command: 'command',
  } as Readonly<Record<ColumnName, string>>,
  types: {
    inet: 'a TCP port',
    unix: 'a UNIX-domain socket',
    fifo: 'a named pipe, used by older releases for pickup and qmgr',
    pass: 'a UNIX-domain socket over which postscreen passes on open connections',
    'unix-dgram': 'a UNIX-domain socket for datagrams, used by postlogd',
  } as Readonly<Record<string, string>>,
  here: (text: string) => `Here: ${text}`,
  yes: 'yes' as string,
  no: 'no' as string,
  default: (value: string) => `\`-\` is the default, ${value}`,
  /** Without a main.cf at hand `value` is undefined; `level` is, where the release has none. */
  chrootDefault: (d: { value?: string; level?: string; release: string }) => {
    if (d.value === undefined) return 'which is `n`, or `y` while `compatibility_level` is below 1';
    if (d.level === undefined) return `which is ${d.value} in Postfix ${d.release}`;
    return `which is ${d.value} here, as \`compatibility_level\` is ${d.level}`;
  },
  limitDefault: (value: string) => `\`$default_process_limit\`, here ${value}`,
  socketPath: (path: string) => `Socket: ${path}`,
  needs: {
    'process-limit': (value: string) => `The program needs ${value} here.`,
    privileged: () => 'The program needs `n` here.',
  },
  /** A main.cf setting beside an override of it. */
  inMain: (d: { value: string; line: number; of: number }) =>
    `main.cf: ${d.value} (line ` + `${d.line}${d.of > 1 ? `, the last of ${d.of} that set it` : ''})`,
  options: {
    '-o':
      'sets a parameter for this service alone: `-o name=value`, ' +
      'or `-o { name = value }` where the value has spaces.',
    '-v': 'logs more; repeat it for even more.',
    '-D': 'runs `debugger_command` when the program starts.',
  } as Readonly<Record<string, string>>,
  attributes: {
    flags: 'letters that say how the message is changed before delivery.',
    user: 'the account that runs the command, with an optional group after a colon; not root or `$mail_owner`.',
    argv: 'the command and its arguments, up to the end of the entry; no shell is involved.',
    directory: 'the directory in which the command runs.',
    chroot: 'the root directory of the command.',
    eol: 'the line ending of the message: a line feed by default, `\\r\\n` for a command that wants both.',
    null_sender: 'what the macro `${sender}` contains for an empty sender address.',
    size: 'the largest message in bytes; larger ones are returned.',
  } as Readonly<Record<string, string>>,
  flags: {
    B: 'an empty line after the message',
    D: 'a Delivered-To: header; ' + 'needs a recipient limit of 1',
    F: 'a "From sender date" line before the ' + 'message',
    O: 'an X-Original-To: header; needs a recipient limit of 1',
    R: 'a Return-Path: header',
    X: 'counts as the final delivery in status ' + 'notifications',
    h: 'host and next hop in lower case',
    q: 'quotes in local parts of ' + 'addresses',
    u: 'the local part of the recipient in lower case',
    '.': 'a dot before lines that begin with one',
    '>': 'a ">" before lines that begin with "From "',
  } as Readonly<Record<string, string>>,
  pipeMacro: (name: string) => `pipe fills in ${name} for each delivery.`,
};
