import type { AddressRuleData } from '../../../rules/addresses/data.ts';
import { hostPortLogs } from '../../postfixLogs.ts';
import type { TextsOf } from '../../textsOf.ts';

const meant = (suggestion: string | undefined): string =>
  suggestion === undefined ? '' : `是不是想写 “${suggestion}”？`;

/** What comes of an endpoint that cannot be read. */
const endpointEffect = ({ problem }: AddressRuleData['invalid-endpoint']): string => {
  switch (problem) {
    case 'transport':
    case 'bare':
      return (
        '不是 Milter 的地址（“inet:…” 或 “unix:…”）：邮件不经过任何 Milter，由 milter_default_action 决定如何处理' +
        `（“${problem === 'transport' ? 'invalid transport name' : 'Milter service needs transport:endpoint'}”）。`
      );
    case 'name':
      return '没有端口：Postfix 会把主机名当作端口名，无法连接（“host or service not found”）。';
    case 'range':
      return '的端口号超出范围：Postfix 无法连接。';
    default:
      return `无法解析为 “host:port”：smtpd 每次接受连接都会报错退出（“fatal: … ${hostPortLogs[problem]}”）。`;
  }
};

/** What comes of an address that cannot be used. */
const addressEffect = ({ name, text }: AddressRuleData['invalid-address']): string => {
  if (name.includes('bind_address')) return `SMTP 客户端每次投递都会报错退出（“bad ${name} parameter”）`;
  const log = `“config variable ${name}: host not found: ${text}”`;
  return name === 'proxy_interfaces'
    ? `trivial-rewrite 处理每个地址时都会报错退出，smtpd 只能一直等待（${log}）`
    : `Postfix 无法启动（${log}）`;
};

type Site = AddressRuleData['invalid-dnsbl-site'];

const siteProblems: Readonly<Record<Site['problem'], (text: string) => string>> = {
  weight: (text) => `“${text}” 中的 “*” 后面应为整数`,
  filter: (text) => `“${text}” 中的 “=” 后面应为地址模式`,
  domain: (text) => `“${text}” 不是 DNS 黑名单的域名`,
};

const siteLogs: Readonly<Record<Site['problem'], string>> = {
  weight: 'bad DNSBL weight factor',
  filter: 'bad DNSBL filter syntax',
  domain: 'bad DNSBL domain name',
};

/** What comes of the name of a DNS list that cannot be read. */
const siteEffect = ({ restriction, problem }: Site): string => {
  if (restriction === undefined) return `postscreen 每次接受连接都会报错退出（“fatal: ${siteLogs[problem]}”）。`;
  return problem === 'filter'
    ? '一旦有客户端在名单中，smtpd 就会报错退出（“fatal: RBL reply error”）。'
    : '任何客户端都不会命中，也没有任何提示。';
};

/** What the rules about endpoints, destinations and addresses say. */
export const zhCnAddressRules: TextsOf<AddressRuleData> = {
  'invalid-endpoint': (d) => `“${d.text}” ${endpointEffect(d)}${meant(d.suggestion)}`,
  'invalid-destination': (d) => {
    const stops = 'SMTP 客户端每次投递都会报错退出，邮件滞留在队列中';
    switch (d.problem) {
      case 'transport':
        return (
          `“${d.name}” 应以 master.cf 中的服务名开头，而 “${d.text}” 并非如此：` +
          `邮件会被推迟（“mail transport unavailable”）。${meant(d.suggestion)}`
        );
      case 'space':
        return `冒号前的空格会成为传输名的一部分：邮件会被推迟（“mail transport unavailable”）。${meant(d.suggestion)}`;
      case 'several':
        return `在 Postfix 3.5 之前，“${d.name}” 只能写一个目的地：${stops}。`;
      case 'prefix':
        return (
          'smtp 在这里不支持 “inet:” 或 “unix:” 前缀（lmtp 才支持）：' +
          `${stops}（“valid hostname or network address required”）。${meant(d.suggestion)}`
        );
      case 'service':
        return `“${d.text}” 既不是端口号，也不是端口的服务名：${stops}（“unknown service: ${d.text}/tcp”）。`;
      default:
        return `“${d.text}” 不是有效的目的地：${stops}（“fatal: ${hostPortLogs[d.problem]}”）。${meant(d.suggestion)}`;
    }
  },
  'invalid-address': (d) => {
    const effect = addressEffect(d);
    switch (d.problem) {
      case 'any':
        return (
          `“${d.text}” 不是网络接口的地址：Postfix ` +
          `无法启动（“${d.text === '*' ? 'host not found: *' : `no local interface found for ${d.text}`}”）。要表示所有接口，` +
          '应写成 “all”。'
        );
      case 'mask':
        return `这里只能写地址，不能写网段：${effect}。${meant(d.suggestion)}`;
      case 'port':
        return `这里只能写地址，不能写端口（端口在 master.cf 中设置）：${effect}。${meant(d.suggestion)}`;
      case 'interface':
        return `“${d.text}” 像是网络接口的名称，而这里只能写地址或主机名：${effect}。`;
      case 'family':
        return (
          `“${d.text}” 属于另一种 IP 版本：Postfix 会改用任意地址（“bind ${d.text}: Invalid argument”）；` +
          '如果 inet_protocols 没有启用该版本，SMTP 客户端每次投递都会报错退出。'
        );
      case 'host':
        return `这里只能写地址，不能写主机名：${effect}。`;
      case 'text':
        return `“${d.text}” 既不是地址，也不是主机名：${effect}。`;
    }
  },
  'invalid-domain': (d) =>
    `“${d.text}” 不是域名：不带域名的地址会加上 “@” 和这段文本，发往它们的邮件会被拒绝或退回。${meant(d.suggestion)}`,
  'invalid-dnsbl-site': (d) => `${siteProblems[d.problem](d.text)}：${siteEffect(d)}${meant(d.suggestion)}`,
};
