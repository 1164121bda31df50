import type { HostPortProblem } from '../rules/addresses/hostPort.ts';
import type { enTypedRules } from './enTypedRules.ts';

/** What Postfix logs of a `host:port`: never translated, to be searched for. */
const hostPort: Readonly<Record<HostPortProblem, string>> = {
  bracket: 'missing "]"', 'behind-bracket': 'garbage after "]"', host: 'valid hostname or network address required', 'no-host': 'missing host information',
  'no-port': 'missing service information', port: 'garbage after numerical service', range: 'bad network port',
};
const meant = (suggestion: string | undefined): string => (suggestion === undefined ? '' : `是不是想写 “${suggestion}”？`);

/** See enTypedRules. */
export const zhCnTypedRules: typeof enTypedRules = {
  'invalid-endpoint': (d) => {
    const effect = d.problem === 'transport' || d.problem === 'bare'
      ? `不是 Milter 的地址（“inet:…” 或 “unix:…”）：邮件不经过任何 Milter，由 milter_default_action 决定如何处理（“${d.problem === 'transport' ? 'invalid transport name' : 'Milter service needs transport:endpoint'}”）。`
      : d.problem === 'name' ? '没有端口：Postfix 会把主机名当作端口名，无法连接（“host or service not found”）。'
      : d.problem === 'range' ? '的端口号超出范围：Postfix 无法连接。'
      : `无法解析为 “host:port”：smtpd 每次接受连接都会报错退出（“fatal: … ${hostPort[d.problem]}”）。`;
    return `“${d.text}” ${effect}${meant(d.suggestion)}`;
  },
  'invalid-destination': (d) => {
    const stops = 'SMTP 客户端每次投递都会报错退出，邮件滞留在队列中';
    switch (d.problem) {
      case 'transport': return `“${d.name}” 应以 master.cf 中的服务名开头，而 “${d.text}” 并非如此：邮件会被推迟（“mail transport unavailable”）。${meant(d.suggestion)}`;
      case 'space': return `冒号前的空格会成为传输名的一部分：邮件会被推迟（“mail transport unavailable”）。${meant(d.suggestion)}`;
      case 'several': return `在 Postfix 3.5 之前，“${d.name}” 只能写一个目的地：${stops}。`;
      case 'prefix': return `smtp 在这里不支持 “inet:” 或 “unix:” 前缀（lmtp 才支持）：${stops}（“valid hostname or network address required”）。${meant(d.suggestion)}`;
      case 'service': return `“${d.text}” 既不是端口号，也不是端口的服务名：${stops}（“unknown service: ${d.text}/tcp”）。`;
      default: return `“${d.text}” 不是有效的目的地：${stops}（“fatal: ${hostPort[d.problem]}”）。${meant(d.suggestion)}`;
    }
  },
  'invalid-address': (d) => {
    const effect = d.name.includes('bind_address') ? `SMTP 客户端每次投递都会报错退出（“bad ${d.name} parameter”）`
      : d.name === 'proxy_interfaces' ? `trivial-rewrite 处理每个地址时都会报错退出，smtpd 只能一直等待（“config variable ${d.name}: host not found: ${d.text}”）` : `Postfix 无法启动（“config variable ${d.name}: host not found: ${d.text}”）`;
    switch (d.problem) {
      case 'any': return `“${d.text}” 不是网络接口的地址：Postfix 无法启动（“${d.text === '*' ? 'host not found: *' : `no local interface found for ${d.text}`}”）。要表示所有接口，应写成 “all”。`;
      case 'mask': return `这里只能写地址，不能写网段：${effect}。${meant(d.suggestion)}`;
      case 'port': return `这里只能写地址，不能写端口（端口在 master.cf 中设置）：${effect}。${meant(d.suggestion)}`;
      case 'interface': return `“${d.text}” 像是网络接口的名称，而这里只能写地址或主机名：${effect}。`;
      case 'family': return `“${d.text}” 属于另一种 IP 版本：Postfix 会改用任意地址（“bind ${d.text}: Invalid argument”）；如果 inet_protocols 没有启用该版本，SMTP 客户端每次投递都会报错退出。`;
      case 'host': return `这里只能写地址，不能写主机名：${effect}。`;
      case 'text': return `“${d.text}” 既不是地址，也不是主机名：${effect}。`;
    }
  },
  'invalid-domain': (d) => `“${d.text}” 不是域名：不带域名的地址会加上 “@” 和这段文本，发往它们的邮件会被拒绝或退回。${meant(d.suggestion)}`,
  'invalid-dnsbl-site': (d) => {
    const what = d.problem === 'weight' ? `“${d.text}” 中的 “*” 后面应为整数` : d.problem === 'filter' ? `“${d.text}” 中的 “=” 后面应为地址模式` : `“${d.text}” 不是 DNS 黑名单的域名`;
    const log = d.problem === 'weight' ? 'bad DNSBL weight factor' : d.problem === 'filter' ? 'bad DNSBL filter syntax' : 'bad DNSBL domain name';
    const effect = d.restriction === undefined ? `postscreen 每次接受连接都会报错退出（“fatal: ${log}”）。` : d.problem === 'filter' ? '一旦有客户端在名单中，smtpd 就会报错退出（“fatal: RBL reply error”）。' : '任何客户端都不会命中，也没有任何提示。';
    return `${what}：${effect}${meant(d.suggestion)}`;
  },
  'reply-code': (d) => `“${d.value}” 不能用来拒绝（应答码应在 400 到 599 之间）：客户端会改为收到 “450 4.7.1 Service unavailable”，并反复重试（“SMTP reply code configuration error”）。`,
  'invalid-reply': (d) =>
    d.problem === 'class' ? `“${d.word}” 与应答码的类别不同：smtpd 实际发送 “${d.suggestion ?? ''}”。`
    : d.problem === 'detail' ? `“${d.word}” 不是增强状态码（4.x.x 或 5.x.x）：smtpd 会在前面另加一个，并把它当作文本发送。`
    : d.problem === 'alone' ? `“${d.word}” 后面没有文本，等于 OK：策略服务器没有响应时，所有客户端都会放行。${meant(d.suggestion)}`
    : d.problem === 'code'
      ? `“${d.name}” 应以应答码和空格开头（如 “$rbl_code …”、“554 …”），否则客户端会收到 “450 4.7.1 Service unavailable”，并反复重试（“rbl response code configuration error”）。`
      : `“${d.word}” 不是访问表的动作：策略服务器没有响应时，客户端会收到 “451 4.3.5 Server configuration error”（“unknown smtpd restriction”）。${meant(d.suggestion)}`,
  'invalid-macro-default': (d) => {
    const [what, log] = {
      unclosed: [`“${d.text}” 缺少右花括号`, 'missing \'}\' in'], trailing: [`“${d.text}” 的右花括号后面还有内容`, 'syntax error after \'}\' in'],
      'no-name': [`“${d.text}” 的 “=” 前面没有宏名`, 'missing attribute name in'], 'no-equals': [`“${d.text}” 不是 “名称=值” 或 “{ 名称 = 值 }” 的形式`, 'missing \'=\' after attribute name in'],
    }[d.problem];
    return `${what}：只要配置了 Milter，smtpd 和 cleanup 就会报错退出（“malformed default macro entry: ${log} …”）。`;
  },
  'wrong-separator': (d) => `“;” 不是分隔符（逗号和空格才是），而是列表项的一部分：“${d.text}” 什么都匹配不到，或者指向不存在的查找表。`,
  'relative-path': (d) =>
    d.problem === 'tilde' ? (d.name === 'home_mailbox' ? '只有 shell 才会展开 “~”：Postfix 会在用户主目录中创建名为 “~” 的目录，而这里的路径本来就从主目录算起。' : '只有 shell 才会展开 “~”：Postfix 会去找名为 “~” 的目录。')
    : `“${d.name}” 必须是绝对路径：只有当前目录下恰好有 “${d.text}” 时，Postfix 才能启动（“chdir(${d.text}): No such file or directory”）。`,
  'several-addresses': (d) => `“${d.name}” 只能写一个地址：Postfix 会把这 ${d.count} 个地址当成一个地址，发给它的邮件会被退回。请改为一个代表这些地址的别名。`,
  'privileged-user': (d) => `“${d.name}” 不能是 root：所有 Postfix 程序都会报错退出（“${d.what} root has privileged ${d.what} ID”）。`,
};
