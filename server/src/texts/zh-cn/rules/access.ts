import type { AccessRuleData } from '../../../rules/access/data.ts';
import type { TextsOf } from '../../textsOf.ts';

/** What the rules about who gets in and who is refused say. */
export const zhCnAccessRules: TextsOf<AccessRuleData> = {
  'refuses-everybody': (d) =>
    `“${d.list}” 末尾的 “${d.word}” 会拒绝前面没有放行的所有主机，而你的域的邮件正是从这个端口进来的：一封也收不到（“Access denied”）。`,
  'login-mismatch': (d) => {
    switch (d.problem) {
      case 'no-maps':
        return (
          `“smtpd_sender_login_maps” 为空，所有地址都不属于任何人：“${d.name}” 会拒绝每个已登录的客户端` +
          '（“Sender address rejected: not owned by user”）。'
        );
      case 'no-sasl':
        return `没有任何服务提供登录：“${d.name}” 不起作用（“restriction ... ignored: no SASL support”）。`;
      case 'permitted':
        return `“permit_sasl_authenticated” 写在 “${d.name}” 之前：已登录的客户端根本不会受它检查。`;
    }
  },
  'login-never-offered': () => '“smtpd_tls_auth_only” 只在 TLS 中提供登录，而 TLS 没有启用：永远不会提供登录。',
  'client-certificates': (d) => {
    switch (d.problem) {
      case 'unused':
        return `没有任何列表用到 “${d.name}”：只设置 “relay_clientcerts” 不会放行任何人。`;
      case 'not-asked':
        return `smtpd 不向客户端要求证书，“${d.name}” 不会放行任何人（“smtpd_tls_ask_ccert = no”）。`;
      case 'no-list':
        return `“relay_clientcerts” 为空：“${d.name}” 不会放行任何人。`;
      case 'everybody':
        return `“${d.name}” 会放行持有受信任机构所签证书的任何客户端，而这里信任的是公共证书颁发机构：任何人都可以中继邮件。`;
    }
  },
  'domain-pattern': (d) => {
    const instead = d.suggestion === undefined ? '' : `请写成 “${d.suggestion}”。`;
    switch (d.problem) {
      case 'star':
        return `“*” 在域名列表中不是通配符：“${d.item}” 不匹配任何域名，邮件会被拒绝（“Relay access denied”）。${instead}`;
      case 'address':
        return `“${d.name}” 是域名列表：“${d.item}” 不匹配任何域名。${instead}`;
      case 'dot':
        return `“${d.item}” 在 “${d.name}” 中永远不会匹配。${instead}`;
    }
  },
  'networks-one-family': (d) =>
    `smtpd 也监听 IPv6，而 “mynetworks” 中没有 ${d.network}：通过 ::1 连接 localhost 的程序无法中继邮件（“Relay access denied”）。`,
  'dns-list-answers': (d) =>
    `${d.domain} 对它拒绝的查询（例如来自公共解析器的查询）会返回 ${d.answers}，没有过滤条件时这就表示“已列入”：所有邮件都会被拒绝。请写成 “${d.domain}${d.suggestion}”。`,
  'dns-list-closed': (d) =>
    `${d.domain} 已关闭（${d.since}）：失效的名单浪费时间，有朝一日还可能把所有主机都算作已列入。`,
  'postscreen-idle': (d) =>
    d.problem === 'no-service'
      ? `master.cf 没有运行 postscreen：“${d.name}” 不起作用。`
      : `没有设置 “${d.action}” 时它是 “ignore”：“${d.name}” 查到的结果只写入日志，客户端仍会放行。`,
  'xclient-hosts': (d) => {
    const power = '可以用 XCLIENT 冒充任何客户端，例如 mynetworks 中的主机或已登录的用户';
    switch (d.problem) {
      case 'everybody':
        return `请只列出代理的地址：“${d.item}” 中的每台主机都${power}。`;
      case 'mynetworks':
        return `请只列出代理的地址：“mynetworks” 中的每台主机都${power}。`;
      case 'network':
        return `“${d.item}” 中的每台主机都会被当作代理，${power}。`;
    }
  },
};
