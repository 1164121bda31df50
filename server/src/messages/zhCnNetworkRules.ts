import type { NetworkProblem } from '../rules/relay/network.ts';
import type { enNetworkRules } from './enNetworkRules.ts';

const log: Readonly<Record<Exclude<NetworkProblem, 'ignored'>, string>> = {
  'host-bits': 'non-null host address bits',
  'mask-value': 'bad mask value', 'mask-length': 'bad mask length', 'network-value': 'bad network value', bracket: 'missing \']\' character', garbage: 'garbage after "[…]"', address: 'bad address pattern',
};

export const zhCnNetworkRules: typeof enNetworkRules = {
  'invalid-network': (d) =>
    d.problem === 'ignored'
      ? `“${d.pattern}” 既不是地址也不是网段：Postfix 只会按普通文本比较，不匹配任何客户端。${d.suggestion === undefined ? '' : `是不是想写 “${d.suggestion}”？`}`
      : `${
        d.problem === 'host-bits' ? `“${d.pattern}” 的主机部分不为零${d.suggestion === undefined ? '' : `（对应的网段是 “${d.suggestion}”）`}`
        : `Postfix 无法解析 “${d.pattern}”`
      }：${d.name === 'mynetworks' ? '与它比较的客户端会收到 “451 4.3.0 Temporary lookup failure”' : `“${d.name}” 从这里起不再匹配任何客户端`}（“${log[d.problem]}”）。`,
  'mynetworks-too-wide': (d) => {
    switch (d.width) {
      case 'world': return `开放中继：“${d.network}” 涵盖了互联网的很大一部分，permit_mynetworks 会允许它们全部中继。`;
      case 'public': return `“${d.network}” 涵盖了属于许多不同机构的公网地址，permit_mynetworks 会允许它们全部中继。`;
      case 'private': return `“${d.network}” 是整个私有地址段：在 NAT 之后或容器中，外部客户端的来源地址可能变成其中的地址，从而可以中继。`;
      case 'docker': return `“${d.network}” 是 Docker 默认网桥的网段：如果 Docker 隐藏了真实地址，外部客户端的来源地址就会变成其中的地址，从而可以中继。`;
      case 'class': return '“class” 允许本机所在的整个 A、B 或 C 类网络中的客户端中继，其中大多是外人。';
      case 'subnet': return '“subnet” 允许本机所在各子网中的客户端中继；在云服务器或托管环境中，它们都是外人。';
    }
  },
};
