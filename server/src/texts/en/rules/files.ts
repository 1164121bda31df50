import type { FileRuleData, FileUse } from '../../../rules/files/data.ts';
import type { TextsOf } from '../../textsOf.ts';

const whenMissing = (name: string, as: FileUse, log: string): string => {
  switch (as) {
    case 'certificate': case 'key': case 'authorities': return /^(?:smtp|lmtp|tlsproxy_client)_/.test(name)
      ? 'TLS does not work, and mail leaves unencrypted, or is deferred where TLS is required (“TLS is required, but our TLS engine is unavailable”).'
      : 'TLS does not work, and clients get “454 4.7.0 TLS not available due to local problem”.';
    case 'patterns': return `each lookup in this list fails (“error: ${log}”).`;
    case 'templates': return `bounce stops each time it starts (“fatal: ${log}”).`;
    default: return `each lookup fails, and mail is deferred (“error: ${log}”).`;
  }
};

/** What the rules about files on the machine say. */
export const enFileRules: TextsOf<FileRuleData> = {
  'missing-file': (d) =>
    d.folder
      ? `“${d.path}” is a directory, not a file: ${whenMissing(d.name, d.as, `open ${d.path}`)}`
      : `${d.index === undefined ? `There is no file “${d.path}”` : `There is neither “${d.path}” nor its index “${d.index}”`}: ${
        whenMissing(d.name, d.as, `open ${d.index === undefined ? d.as === 'patterns' ? 'file ' : '' : 'database '}${d.index ?? d.path}: No such file or directory`)}`,
  'stale-map': (d) =>
    d.never
      ? `“${d.path}” has no index “${d.index}”: each lookup fails, and mail is deferred (“open database …: No such file or directory”). Run: ${d.command}`
      : `“${d.path}” was changed after its index was made: Postfix reads the old index (“database ${d.index} is older than source file”). Run: ${d.command}`,
  'unavailable-table-type': (d) =>
    `The Postfix on this machine has no table type “${d.type}”: each lookup fails, and mail is deferred (“unsupported dictionary type: ${d.type}”).${
      d.instead !== undefined ? ` It has “${d.instead}”.` : d.package !== undefined ? ` It usually comes with the package “${d.package}”.` : ''}`,
  'readable-password-file': (d) =>
    `${d.files.map((file) => `“${file}”`).join(' and ')}, with ${d.key ? 'a private key' : 'passwords'} inside, can be read by ${d.all ? 'every user of this machine' : 'a group'}, and Postfix reads it as root. Run: chmod 600 ${d.files.join(' ')}`,
  'relayhost-without-password': (d) =>
    `The password file has no entry for “${d.relayhost}”: Postfix does not log in there. A key is either written exactly as relayhost is, brackets and port included, or the bare server name.${
      d.key === undefined ? '' : ` The file has “${d.key}”.`}`,
  'missing-service': (d) =>
    `master.cf has no service “${d.service}”: ${d.as === 'transport' ? 'mail that is sent there is deferred (“mail transport unavailable”).' : `${d.program} waits for it in vain (“connect to subsystem … No such file or directory”).`}${d.suggestion ? ` Did you mean “${d.suggestion}”?` : ''}`,
  'chroot-path': (d) =>
    `${d.program} runs in a chroot jail here, and looks for “${d.jail}${d.path}” (“connect to … unix:${d.path}: No such file or directory”).`,
  'missing-socket': (d) =>
    `master.cf has no service “${d.service}”: unless another program makes the socket in ${d.folder}/, every recipient gets “451 4.3.5 Server configuration problem”.${d.suggestion === undefined ? '' : ` Did you mean “${d.suggestion}”?`}`,
};
