import type { RelayRuleData } from '../../../rules/relay/data.ts';
import { networkLogs } from '../../postfixLogs.ts';
import type { TextsOf } from '../../textsOf.ts';

/** What the rules about who may relay say. */
export const zhCnRelayRules: TextsOf<RelayRuleData> = {
  'invalid-network': (d) =>
    d.problem === 'ignored'
      ? `“${d.pattern}” 既不是地址也不是网段：Postfix 只会按普通文本比较，不匹配任何客户端。` +
        `${d.suggestion === undefined ? '' : `是不是想写 “${d.suggestion}”？`}`
      : `${
          d.problem === 'host-bits'
            ? `“${d.pattern}” 的主机部分不为零${d.suggestion === undefined ? '' : `（对应的网段是 “${d.suggestion}”）`}`
            : `Postfix 无法解析 “${d.pattern}”`
        }：${
          d.name === 'mynetworks'
            ? '与它比较的客户端会收到 “451 4.3.0 Temporary lookup ' + 'failure”'
            : `“${d.name}” 从这里起不再匹配任何客户端`
        }（“${networkLogs[d.problem]}”）。`,
  'mynetworks-too-wide': (d) => {
    switch (d.width) {
      case 'world':
        return `开放中继：“${d.network}” 涵盖了互联网的很大一部分，permit_mynetworks 会允许它们全部中继。`;
      case 'public':
        return `“${d.network}” 涵盖了属于许多不同机构的公网地址，permit_mynetworks 会允许它们全部中继。`;
      case 'private':
        return `“${d.network}” 是整个私有地址段：在 NAT 之后或容器中，外部客户端的来源地址可能变成其中的地址，从而可以中继。`;
      case 'docker':
        return `“${d.network}” 是 Docker 默认网桥的网段：如果 Docker 隐藏了真实地址，外部客户端的来源地址就会变成其中的地址，从而可以中继。`;
      case 'class':
        return '“class” 允许本机所在的整个 A、B 或 C 类网络中的客户端中继，其中大多是外人。';
      case 'subnet':
        return '“subnet” 允许本机所在各子网中的客户端中继；在云服务器或托管环境中，它们都是外人。';
    }
  },
  'no-relay-gate': (d) =>
    `${d.permit ? '拒绝外人中继的限制前面有 “permit”' : 'smtpd_relay_restrictions 和 smtpd_recipient_restrictions 都不拒绝外人中继'}${
      d.level === undefined ? '' : `（兼容级别为 ${d.level} 时，smtpd_relay_restrictions 默认为空）`
    }：smtpd 每次接受连接都会报错退出（“fatal: … specify at least one working instance of: reject_unauth_destination, …”）。`,
  'open-relay-ok': (d) =>
    d.certain
      ? `开放中继：在 “${d.list}” 检查到拒绝外人的限制之前，“${d.name}” 已经放行所有客户端，也没有别的列表会拒绝它们。`
      : `“${d.name}” 在这里每查到一个 OK，任何自称该名称的人就都可以中继：它排在拒绝外人的限制之前，而 smtpd_relay_restrictions 也不会拒绝他们。`,
  'network-words': (d) => {
    switch (d.problem) {
      case 'slash':
        return `斜杠前有空格：Postfix 会去找这个名称的文件，客户端会收到 “451 4.3.0 Temporary lookup failure”。请写成 “${d.suggestion ?? ''}”。`;
      case 'unknown':
        return '所有没有经过验证的主机名的客户端都叫 “unknown”：它们全都匹配。';
      case 'dot':
        return `“${d.item}” 不匹配任何客户端：网络列表中可以写主机名，或不带前导点的域名。`;
      case 'mapped':
        return `“${d.item}” 不匹配任何客户端：smtpd 在比较之前会把这种地址转换为 IPv4 地址。请写成 “${d.suggestion ?? 'IPv4 网段'}”。`;
    }
  },
  'dead-exclusion': (d) => `前面的 “${d.cover}” 先匹配：“${d.item}” 什么也排除不了。请写到前面。`,
};
