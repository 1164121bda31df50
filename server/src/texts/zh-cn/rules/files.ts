import type { FileRuleData, FileUse } from '../../../rules/files/data.ts';
import type { TextsOf } from '../../textsOf.ts';

const whenMissing = (name: string, as: FileUse, log: string): string => {
  switch (as) {
    case 'certificate':
    case 'key':
    case 'authorities':
      return /^(?:smtp|lmtp|tlsproxy_client)_/.test(name)
        ? 'TLS 无法使用，邮件会以明文发出，要求使用 TLS 时则被推迟（“TLS is required, but our TLS engine is unavailable”）。'
        : 'TLS 无法使用，客户端会收到 “454 4.7.0 TLS not available due to local problem”。';
    case 'patterns':
      return `这个列表的每次查询都会失败（“error: ${log}”）。`;
    case 'templates':
      return `bounce 每次启动都会报错退出（“fatal: ${log}”）。`;
    default:
      return `每次查询都会失败，邮件会被推迟（“error: ${log}”）。`;
  }
};

/** What the rules about files on the machine say. */
export const zhCnFileRules: TextsOf<FileRuleData> = {
  'missing-file': (d) => {
    if (d.folder) return `“${d.path}” 是目录，不是文件：${whenMissing(d.name, d.as, `open ${d.path}`)}`;
    if (d.index !== undefined) {
      const log = `open database ${d.index}: No such file or directory`;
      return `“${d.path}” 及其索引文件 “${d.index}” 都不存在：${whenMissing(d.name, d.as, log)}`;
    }
    const log = `open ${d.as === 'patterns' ? 'file ' : ''}${d.path}: No such file or directory`;
    return `文件 “${d.path}” 不存在：${whenMissing(d.name, d.as, log)}`;
  },
  'stale-map': (d) =>
    d.never
      ? `“${d.path}” 还没有索引文件 “${d.index}”：每次查询都会失败，邮件会被推迟（“open database …: No such file or directory”）。请运行：` +
        `${d.command}`
      : `“${d.path}” 在生成索引之后又修改过：Postfix 读取的仍是旧索引（“database ${d.index} is older than source file”）。请运行：${d.command}`,
  'unavailable-table-type': (d) => {
    const provider = d.package === undefined ? '' : `它通常由软件包 “${d.package}” 提供。`;
    return (
      `本机的 Postfix 不支持查找表类型 “${d.type}”：每次查询都会失败，邮件会被推迟` +
      `（“unsupported dictionary type: ${d.type}”）。` +
      (d.instead === undefined ? provider : `可以使用 “${d.instead}”。`)
    );
  },
  'readable-password-file': (d) =>
    `${d.files.map((file) => `“${file}”`).join(' 和 ')} 中有${d.key ? '私钥' : '密码'}，` +
    `却可以被${d.all ? '本机的任何用户' : '所属组的用户'}读取（Postfix 以 root 身份读取，不需要这样的权限）。请运行：chmod 600 ${d.files.join(' ')}`,
  'relayhost-without-password': (d) =>
    `密码文件中没有 “${d.relayhost}” 的条目：Postfix 不会登录该服务器。条目的键必须与 relayhost 的写法完全一致（包括方括号和端口），或者只写服务器名。${
      d.key === undefined ? '' : `文件中有 “${d.key}”。`
    }`,
  'missing-service': (d) =>
    `master.cf 中没有服务 “${d.service}”：` +
    (d.as === 'transport'
      ? '发往那里的邮件会被推迟（“mail transport unavailable”）。'
      : `${d.program} 会一直等待它（“connect to subsystem … No such file or directory”）。`) +
    (d.suggestion ? `是不是想写 “${d.suggestion}”？` : ''),
  'chroot-path': (d) =>
    `${d.program} 在这里运行于 chroot 环境中，查找的是 “${d.jail}${d.path}”` +
    `（“connect to … unix:${d.path}: No such file or directory”）。`,
  'missing-socket': (d) =>
    `master.cf 中没有服务 “${d.service}”：除非另有程序在 ${d.folder}/ 中创建套接字，` +
    '否则每个收件人都会得到 “451 4.3.5 Server configuration problem”。' +
    (d.suggestion === undefined ? '' : `是不是想写 “${d.suggestion}”？`),
};
