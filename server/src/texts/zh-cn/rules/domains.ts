import type { DomainRuleData } from '../../../rules/domains/data.ts';
import { hostnameLogs } from '../../postfixLogs.ts';
import type { TextsOf } from '../../textsOf.ts';

const effect: Readonly<Record<string, string>> = {
  mydestination: '邮件投递给本地用户',
  virtual_alias_domains: '只有 virtual_alias_maps 中的地址有效',
  virtual_mailbox_domains: '邮件投递到虚拟邮箱',
};

/** What the rules about domains and next hops say. */
export const zhCnDomainRules: TextsOf<DomainRuleData> = {
  'domain-in-two-classes': (d) =>
    `“${d.domain}” 同时在 ${d.winner} 和 ${d.loser} 中${d.parent === undefined ? '' : `（那里的 “${d.parent}” 包含子域）`}：` +
    `以 ${d.winner} 为准，${effect[d.winner] ?? ''}（“do not list domain ${d.domain} in BOTH ${d.winner} and ` +
    `${d.loser}”）。`,
  'mydomain-top-level': (d) =>
    `没有设置 mydomain，而 “${d.hostname}” 不含主机部分，mydomain 就成了 “${d.suffix}”：“${d.name}” 于是包括整个 “.${d.suffix}”。`,
  'localhost-missing': (d) =>
    'mydestination 中没有 “localhost”：本机程序发给 root@localhost ' +
    `的邮件会${d.relayed ? '交给中继主机' : '被退回（“mail for localhost loops back to myself”）'}。`,
  'relayhost-loop': (d) =>
    `“${d.host}” 就是本机：发往其他域的邮件全部会被推迟（“mail for ${d.host} loops back to myself”）。` +
    `${d.self ? '' : '要交给本机上的另一个程序，请加上它的端口。'}`,
  'null-client': (d) =>
    `关闭了本地投递，但 mydestination ${d.written ? `中有 ${d.domains.map((one) => `“${one}”`).join('、')}` : '是默认值，即本机'}：` +
    '发往那里的邮件会被拒绝或退回。空客户端的 mydestination 应为空。',
  'invalid-hostname': (d) =>
    d.problem === 'loop'
      ? `没有设置 mydomain，它要由 myhostname 得出，因此 “${d.value}” 中的 “$mydomain” 为空：` +
        '所有 Postfix 程序都无法启动（“bad string length 0 < 1: mydomain”）。请同时设置 mydomain。'
      : `“${d.value}” 不是主机名（“${hostnameLogs[d.problem]}”）：所有 Postfix 程序都无法启动（“parameter ${d.name}: ` +
        'bad parameter value”）。',
};
