import type { ServiceRuleData } from '../../../rules/services/data.ts';
import { postconfColumnNames, unwantedArgumentLog } from '../../postfixLogs.ts';
import type { TextsOf } from '../../textsOf.ts';

const noStart = (log: string): string => `Postfix 无法启动，重新加载时会报错退出（“${log}”）。`;

const refused = (log: string): string => `“postfix start” 和 “postfix reload” 都会拒绝这个文件（“${log}”）。`;

const dies = (program: string, log: string): string => `${program} 每次启动都会报错退出（“${log}”）。`;

const fails = (program: string, log: string): string =>
  program === 'pipe' ? `pipe 每次投递都会报错退出，邮件滞留在队列中（“${log}”）。` + '' : dies(program, log);

/** What the rules about services in master.cf say. */
export const zhCnServiceRules: TextsOf<ServiceRuleData> = {
  'master-columns': (d) => {
    switch (d.problem) {
      case 'missing':
        return `服务在参数之前必须有八列，这里只有 ${d.count ?? 0} 列：${refused('bad field count')}`;
      case 'type':
        return (
          `“${d.value}” 不是服务类型（可用：${(d.choices ?? []).join('、')}）：` +
          `${refused(`invalid type field "${d.value}"`)}`
        );
      case 'flag':
        return `${d.column} 一列只能写小写的 y、n 或 -：${refused(`invalid ${d.column} field "${d.value}"`)}`;
      case 'private-inet':
        return (
          `网络服务不能是私有的${d.value === '-' ? '，而这里的 “-” 就是 y' : ''}：` +
          `${noStart('inet service cannot be private')}`
        );
      case 'number':
        return (
          `“${d.value}” 不是数字：` +
          (d.value === '-?'
            ? noStart('bad value: "-?"')
            : refused(`invalid ${postconfColumnNames[d.column] ?? d.column} field "${d.value}"`))
        );
      case 'half-number':
        return (
          `这里只能写数字${d.column === 'wakeup_time' ? '，后面可以加一个 “?”' : ''}：` +
          `${refused(`invalid ${postconfColumnNames[d.column] ?? d.column} field "${d.value}"`)}`
        );
      case 'no-default':
        return `${d.column} 一列没有默认值：${noStart(`field "${d.column}" has no default value`)}`;
      case 'port':
        return `“${d.value}” 中没有可识别的端口（应为 port、host:port 或 [address]:port）：${noStart(`… in "${d.value}"`)}`;
    }
  },
  'duplicate-service': (d) =>
    `“${d.name}” 在后面又定义了一次：Postfix 采用最后一个条目（“duplicate master.cf entry”）。`,
  'unknown-daemon': (d) => {
    const log = `“exec …/${d.name}: No such file or directory”`;
    if (d.absolute) {
      return (
        `Postfix 只在 daemon_directory 中查找程序，绝对路径也不例外：这个服务不会有任何响应（${log}）。` +
        '其他程序要由 pipe 或 spawn 来运行。'
      );
    }
    if (d.newer !== undefined)
      return `“${d.name}” 自 Postfix ${d.newer} 起才有：在 ${d.release} 中，这个服务不会有任何响应。`;
    if (d.removed !== undefined) return `Postfix ${d.removed} 已移除 “${d.name}”：这个服务不会有任何响应。`;
    const instead = d.suggestion ? `是不是想写 “${d.suggestion}”？` : '';
    return `Postfix 没有程序 “${d.name}”：这个服务不会有任何响应（${log}）。${instead}`;
  },
  'service-requirement': (d) => {
    if (d.problem === 'process-limit')
      return `这里的进程数上限必须是 ${d.wanted}：${dies(d.program, `requires a process limit of ${d.wanted}`)}`;
    return d.problem === 'privileged'
      ? `这里的 unprivileged 一列必须是 n${d.value === '-' ? '，而 “-” 就是 y' : ''}：` +
          dies(d.program, 'requires privileged operation')
      : `这里的服务类型只能是 ${(d.choices ?? []).join('、')}：` +
          dies(d.program, `unsupported transport type: ${d.value}`);
  },
  'chroot-service': (d) => `${d.program} 在 chroot 环境里通常无法工作：它要用的文件和命令都在队列目录之外。`,
  'option-spacing': (d) =>
    `“=” 两边的空格把 “-o ${d.name} = …” 拆成了几个参数：` +
    `${dies(d.program, d.equals ? unwantedArgumentLog(d.program, d.value) : `invalid "-o ${d.name}" option value`)}`,
  'option-comma': (d) =>
    `“${d.name}” 的值到空格为止${d.quoted ? '（引号在这里不起作用）' : ''}，“${d.rest}” 成了另一个参数：` +
    `${dies(d.program, unwantedArgumentLog(d.program, d.rest))}`,
  'trailing-comment': (d) => {
    if (d.effect === 'passed') return `“${d.text}” 写在条目后面，不是注释：会作为参数传给命令。`;
    return d.effect === 'ignored'
      ? `“${d.text}” 写在条目后面，不是注释：会作为参数传给 ${d.program}，而 ${d.program} 会忽略它们。`
      : `“${d.text}” 写在条目后面，不是注释，而是参数：${dies(d.program, unwantedArgumentLog(d.program, '#'))}`;
  },
  'extra-argument': (d) =>
    `“${d.text}” 不是选项，而 ${d.program} 不接受其他参数：` +
    `${dies(d.program, `unexpected command-line argument: ${d.text}`)}`,
  'invalid-option': (d) => {
    switch (d.problem) {
      case 'missing-equals':
        return (
          `“-o ${d.text}” 缺少 “=”：` +
          `${dies(d.program, `invalid "-o ${d.text}" option value: missing '=' after attribute name`)}`
        );
      case 'empty-name':
        return `“-o” 的 “=” 前面没有参数名：${dies(d.program, 'missing attribute name')}`;
      case 'missing-value':
        return `“-o” 后面没有 “name=value”：${dies(d.program, 'invalid option: o')}`;
      case 'letter':
        return `没有 “-${d.text}” 这个选项：${dies(d.program, `invalid option: ${d.text}`)}`;
      case 'unclosed':
        return `“{” 缺少对应的 “}”：${noStart("missing '}'")}`;
      case 'trailing':
        return `“}” 后面必须是空格：${noStart("syntax error after '}'")}`;
      case 'swallowing':
        return '“{” 缺少对应的 “}”：条目的其余部分都成了这一个参数的内容。';
    }
  },
  'service-attribute': (d) => {
    switch (d.problem) {
      case 'missing':
        return (
          `缺少 ${d.name}=：` +
          fails(d.program, `missing ${d.name}= ${d.program === 'pipe' ? 'command-line attribute' : 'attribute'}`)
        );
      case 'unknown':
        return `${d.program} 没有属性 “${d.name}”：${fails(d.program, `unknown attribute name: ${d.name}`)}`;
      case 'no-equals':
        return `“${d.name}” 后面要有 “=” 和值：${fails(d.program, `unknown attribute name: ${d.name}`)}`;
      case 'flag':
        return (
          `${d.program} 没有标志 “${d.value ?? ''}”：` +
          fails(
            d.program,
            d.program === 'pipe' ? `unknown flag: ${d.value ?? ''}` : `unknown flags=… value "${d.value ?? ''}"`,
          )
        );
      case 'size':
        return `size= 的值是字节数，不能带单位：${fails(d.program, `bad size= value: ${d.value ?? ''}`)}`;
      case 'owner':
        return (
          `${d.program} 不会以 “${d.value ?? ''}” 的身份执行命令：` +
          fails(
            d.program,
            d.program === 'spawn' ? 'request to deliver as …' : 'user= command-line attribute specifies …',
          )
        );
      case 'macro':
        return `pipe 没有宏 “$${d.name}”：这个服务的所有邮件都会被推迟（“unknown macro name”）。要表示 “$” 本身，应写成 “$$”。`;
    }
  },
  'duplicate-override': (d) =>
    d.same
      ? `“${d.name}” 在这个条目的后面又设置了一次，值相同。`
      : `“${d.name}” 在这个条目的后面又设置了一次：Postfix 采用最后一个值 “${d.value}”，没有任何提示。`,
  'unread-override': (d) =>
    `${d.program} 不读取 “${d.name}”（读取它的是 ${d.readers.join('、')}）：写在这里不起作用。`,
  'orphan-options': (d) => `上面的 “${d.service}” 已被注释掉，这些选项就属于服务 “${d.into}” 了。`,
  'postscreen-services': (d) => {
    const missing = `master.cf 中没有类型为 ${d.type} 的服务 “${d.service}”`;
    switch (d.program) {
      case 'smtpd':
        return `${missing}，postscreen 无法把客户端交给它：任何客户端都进不来（“421 4.3.2 All server ports are busy”）。`;
      case 'dnsblog':
        return `${missing}：postscreen 不会查询任何 DNS 黑名单（“connect to private/${d.service}: No such file or directory”）。`;
      case 'tlsproxy':
        return `${missing}：postscreen 提供 STARTTLS，却无法启动 TLS（“454 4.7.0 TLS not available due to local problem”）。`;
    }
  },
  'maillog-file': (d) =>
    d.problem === 'prefix'
      ? `“${d.file}” 不以 “maillog_file_prefixes” 中的任何前缀开头：所有 Postfix 程序都无法启动` +
        `（“maillog_file value '${d.file}' does not match any prefix in maillog_file_prefixes”）。`
      : `设置 “maillog_file” 后，各程序把日志发给类型为 unix-dgram 的服务 “${d.service}”，而 master.cf 中没有它：不会写任何日志。`,
  'recipient-limit': (d) =>
    `“flags=${d.flag}” 一次只能处理一个收件人，而 “${d.name}” 是 ${d.limit}：` +
    `发给多个收件人的邮件会被推迟（“flag \`${d.flag}' requires ${d.name} = 1”）。请在 main.cf 中设置。`,
  'proxy-protocol': (d) =>
    d.problem === 'filter'
      ? `这对 “${d.service}” 也有效，而那里没有代理先发送协议行：每个连接都会超时（“haproxy read: timeout”）。请在 master.cf 中只对代理后面的服务设置。`
      : '25 端口的连接由 postscreen 接收，它读取的是 “postscreen_upstream_proxy_protocol”：这一行在那里不起作用。',
  'unread-setting': (d) =>
    `“${d.name}” 不起作用：只有 ${d.readers.join('、')} 会读取它，而 master.cf 中没有服务运行${d.readers.length === 1 ? '该程序' : '这些程序'}。`,
};
