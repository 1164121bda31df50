import type { FileRuleData, FileUse } from '../../../rules/files/data.ts';
import type { TextsOf } from '../../textsOf.ts';
import { didYouMean } from '../phrases.ts';

const clientTls =
  'TLS does not work: mail leaves unencrypted, or is deferred where TLS is required ' +
  '("TLS is required, but our TLS engine is unavailable")';
const serverTls = 'TLS does not work, and clients get "454 4.7.0 TLS not available due to local problem"';

/** What happens when a file cannot be opened. */
function withoutFile(name: string, as: FileUse, log: string): string {
  switch (as) {
    case 'certificate':
    case 'key':
    case 'authorities':
      return /^(?:smtp|lmtp|tlsproxy_client)_/.test(name) ? clientTls : serverTls;
    case 'patterns':
      return `each lookup in this list fails ("error: ${log}")`;
    case 'templates':
      return `bounce exits each time it starts ("fatal: ${log}")`;
    default:
      return `each lookup fails, and mail is deferred ("error: ${log}")`;
  }
}

/** What is missing, and what Postfix calls it in its log. */
function missingFile(d: FileRuleData['missing-file']): readonly [problem: string, log: string] {
  const { path, as, index, folder } = d;
  if (folder) return [`"${path}" is a directory, not a file`, `open ${path}`];
  const missing = 'No such file or directory';
  if (index !== undefined)
    return [`There is neither "${path}" nor its index ` + `"${index}"`, `open database ${index}: ${missing}`];
  return [`There is no file "${path}"`, `open ${as === 'patterns' ? 'file ' : ''}${path}: ${missing}`];
}

/** What the rules about files on the machine say. */
export const enFileRules: TextsOf<FileRuleData> = {
  'missing-file': (d) => {
    const [problem, log] = missingFile(d);
    return `${problem}: ${withoutFile(d.name, d.as, log)}.`;
  },
  'stale-map': (d) =>
    d.never
      ? `Run "${d.command}": "${d.path}" has no index "${d.index}", so each lookup fails and mail is deferred ` +
        '("open database …: No such file or directory").'
      : `Run "${d.command}": "${d.path}" has changed since its index was made, and Postfix still reads the old one ` +
        `("database ${d.index} is older than source file").`,
  'unavailable-table-type': (d) => {
    const cure = d.package === undefined ? '' : ` It usually comes with the package "${d.package}".`;
    const instead = d.instead === undefined ? cure : ` Use "${d.instead}" instead.`;
    return (
      `The Postfix on this machine has no table type "${d.type}".${instead} ` +
      `Each lookup fails, and mail is deferred ("unsupported dictionary type: ${d.type}").`
    );
  },
  'readable-password-file': (d) => {
    const files = d.files.map((file) => `"${file}"`).join(' and ');
    const contents = d.key ? 'a private key' : 'passwords';
    const readers = d.all ? 'every user of this machine' : 'a group';
    return (
      `Run "chmod 600 ${d.files.join(' ')}": ${readers} can read ${contents} in ${files}. ` +
      `Postfix needs no such access, since it reads ${d.files.length === 1 ? 'the file' : 'the files'} as root.`
    );
  },
  'relayhost-without-password': (d) => {
    const has = d.key === undefined ? '' : ` The file has "${d.key}".`;
    return (
      `The password file has no entry for "${d.relayhost}", so Postfix does not log in there.${has} ` +
      'The key must be exactly as in relayhost, brackets and port included, or the bare server name.'
    );
  },
  'missing-service': (d) => {
    const effect =
      d.as === 'transport'
        ? 'Mail that is sent there is deferred ("mail transport unavailable").'
        : `${d.program} waits for it in vain ("connect to subsystem … No such file or directory").`;
    return `master.cf has no service "${d.service}".${didYouMean(d.suggestion)} ${effect}`;
  },
  'chroot-path': (d) =>
    `${d.program} runs in a chroot jail here and looks for "${d.jail}${d.path}" ` +
    `("connect to … unix:${d.path}: No such file or directory").`,
  'missing-socket': (d) =>
    `master.cf has no service "${d.service}".${didYouMean(d.suggestion)} ` +
    `Unless another program makes the socket in ${d.folder}/, ` +
    'every recipient gets "451 4.3.5 Server configuration problem".',
};
