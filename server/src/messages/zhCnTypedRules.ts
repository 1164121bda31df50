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
      ? `不是 Milter 的地址：地址应以 “inet:” 或 “unix:” 开头。这样没有 Milter 会处理邮件，后果由 milter_default_action 决定（${d.problem === 'transport' ? 'invalid transport name' : 'Milter service needs transport:endpoint'}）。`
      : d.problem === 'name' ? '没有端口：Postfix 会把这个名称当作服务名，因而无法连接（host or service not found）。'
      : d.problem === 'range' ? '的端口不存在，连接会失败。'
      : `无法解析为 “host:port”：smtpd 会在每次连接时终止（fatal: … ${hostPort[d.problem]}）。`;
    return `“${d.text}” ${effect}${meant(d.suggestion)}`;
  },
  'invalid-destination': (d) => {
    const stops = '投递每封邮件时 SMTP 客户端都会终止，邮件滞留在队列中';
    switch (d.problem) {
      case 'transport': return `“${d.name}” 应以 master.cf 中的服务名开头，而 “${d.text}” 不是：邮件会被推迟（mail transport unavailable）。${meant(d.suggestion)}`;
      case 'space': return `冒号前的空格会成为传输名的一部分：邮件会被推迟（mail transport unavailable）。${meant(d.suggestion)}`;
      case 'several': return `Postfix 3.5 之前，“${d.name}” 只能写一个目的地：${stops}。`;
      case 'prefix': return `smtp(8) 不接受 “inet:” 或 “unix:” 前缀（lmtp 才接受）：${stops}（valid hostname or network address required）。${meant(d.suggestion)}`;
      case 'service': return `“${d.text}” 既不是端口号，也不是端口的服务名：${stops}（unknown service: ${d.text}/tcp）。`;
      default: return `“${d.text}” 不是有效的目的地：${stops}（fatal: ${hostPort[d.problem]}）。${meant(d.suggestion)}`;
    }
  },
  'invalid-address': (d) => {
    const effect = d.name.includes('bind_address') ? `投递每封邮件时 SMTP 客户端都会终止（bad ${d.name} parameter）`
      : d.name === 'proxy_interfaces' ? `处理每个地址时 trivial-rewrite 都会终止，smtpd 只能等待（config variable ${d.name}: host not found: ${d.text}）` : `Postfix 无法启动（config variable ${d.name}: host not found: ${d.text}）`;
    switch (d.problem) {
      case 'any': return `没有网络接口的地址是 “${d.text}”：Postfix 无法启动（${d.text === '*' ? 'host not found: *' : `no local interface found for ${d.text}`}）。所有接口应写成 “all”。`;
      case 'mask': return `这里只能写地址，不能写网段：${effect}。${meant(d.suggestion)}`;
      case 'port': return `这里不能写端口，端口在 master.cf 中设置：${effect}。${meant(d.suggestion)}`;
      case 'interface': return `“${d.text}” 像是网卡的名称，而这里需要地址或主机名：${effect}。`;
      case 'family': return `“${d.text}” 属于另一种 IP 版本：Postfix 会记录 “bind ${d.text}: Invalid argument”，然后使用任意地址；如果 inet_protocols 没有启用该版本，投递每封邮件时 SMTP 客户端都会终止。`;
      case 'host': return `这里只能写地址，不能写主机名：${effect}。`;
      case 'text': return `“${d.text}” 既不是地址，也不是主机名：${effect}。`;
    }
  },
  'invalid-domain': (d) => `“${d.text}” 不是域名。不带域名的地址会被加上 “@” 和这段文本，成为被拒绝或被退回的地址。${meant(d.suggestion)}`,
  'invalid-dnsbl-site': (d) => {
    const what = d.problem === 'weight' ? `“${d.text}” 中 “*” 后面不是整数` : d.problem === 'filter' ? `“${d.text}” 中 “=” 后面不是有效的地址模式` : `“${d.text}” 不是 DNS 黑名单的域名`;
    const log = d.problem === 'weight' ? 'bad DNSBL weight factor' : d.problem === 'filter' ? 'bad DNSBL filter syntax' : 'bad DNSBL domain name';
    const effect = d.restriction === undefined ? `postscreen 会在每次连接时终止（fatal: ${log}）。` : d.problem === 'filter' ? '只要名单中有该客户端，smtpd 就会终止（fatal: RBL reply error）。' : '任何客户端都不会命中，而且没有任何提示。';
    return `${what}：${effect}${meant(d.suggestion)}`;
  },
  'reply-code': (d) => `拒绝邮件的应答码应在 400 到 599 之间。客户端收到的不会是 “${d.value}”，而是 “450 4.7.1 Service unavailable”，于是会反复重试（SMTP reply code configuration error）。`,
  'invalid-reply': (d) =>
    d.problem === 'code'
      ? `“${d.name}” 应以应答码和空格开头（如 “$rbl_code …”、“554 …”），否则客户端收到的是 “450 4.7.1 Service unavailable”，会反复重试（rbl response code configuration error）。`
      : `“${d.word}” 不是访问表的动作：策略服务器不可用时，客户端会收到 “451 4.3.5 Server configuration error”（unknown smtpd restriction）。${meant(d.suggestion)}`,
  'wrong-separator': (d) => `“;” 在 Postfix 中不是分隔符，而是列表项的一部分，因此 “${d.text}” 什么都匹配不到，或指向不存在的查找表。列表项应以逗号或空格分隔。`,
  'relative-path': (d) =>
    d.problem === 'tilde' ? (d.name === 'home_mailbox' ? '“~” 只有 shell 才认识：Postfix 会在用户主目录中创建名为 “~” 的目录。这里的路径本来就从主目录算起。' : '“~” 只有 shell 才认识：Postfix 会去找名为 “~” 的目录。')
    : `“${d.name}” 需要绝对路径：只有当前目录下恰好有 “${d.text}” 时，Postfix 才能启动（chdir(${d.text}): No such file or directory）。`,
  'several-addresses': (d) => `“${d.name}” 只能写一个地址。Postfix 会把这 ${d.count} 个地址当成一个并不存在的地址，发给它的邮件会被退回。请改用一个别名来代表它们。`,
  'privileged-user': (d) => `“${d.name}” 不能是 root：所有 Postfix 程序都会终止（${d.what} root has privileged ${d.what} ID）。`,
};
