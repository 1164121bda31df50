import type { NetworkProblem } from '../rules/relay/network.ts';
import type { enNetworkRules } from './enNetworkRules.ts';

const log: Readonly<Record<Exclude<NetworkProblem, 'ignored' | 'host-bits'>, string>> = {
  'mask-value': 'bad mask value', 'mask-length': 'bad mask length', 'network-value': 'bad network value', bracket: 'missing \']\' character', garbage: 'garbage after "[…]"', address: 'bad address pattern',
};

export const zhCnNetworkRules: typeof enNetworkRules = {
  'invalid-network': (d) =>
    d.problem === 'ignored'
      ? `对 Postfix 来说，“${d.pattern}” 不是地址也不是网段，只会按普通文本比较，因此不匹配任何客户端。${d.suggestion === undefined ? '' : `是不是想写 “${d.suggestion}”？`}`
      : `${
        d.problem === 'host-bits' ? `“${d.pattern}” 在网络前缀之后还有非零的位（non-null host address bits）${d.suggestion === undefined ? '' : `，对应的网段是 “${d.suggestion}”`}。`
        : `Postfix 无法解析 “${d.pattern}”（${log[d.problem]}）。`
      }${d.name === 'mynetworks' ? '与它比较的客户端会收到 “451 4.3.0 Temporary lookup failure”。' : `每个客户端都会触发这条日志，“${d.name}” 从这里起不再匹配任何客户端。`}`,
  'mynetworks-too-wide': (d) => {
    switch (d.width) {
      case 'world': return `开放中继：“${d.network}” 涵盖了互联网的很大一部分，permit_mynetworks 会允许这些地址中继。`;
      case 'public': return `“${d.network}” 涵盖了属于许多不同机构的公网地址，permit_mynetworks 会允许它们全部中继。`;
      case 'private': return `“${d.network}” 是整个私有地址段：在 NAT 之后或容器中，外部客户端可能以其中的地址出现，从而可以中继。`;
      case 'docker': return `“${d.network}” 是 Docker 默认网桥的网段：如果真实地址被它隐藏，外部客户端会以其中的地址出现，从而可以中继。`;
      case 'class': return '样式为 “class” 时，本机所在的整个 A、B 或 C 类网络中的客户端都可以中继，其中大多是外人。';
      case 'subnet': return '样式为 “subnet” 时，本机所在各子网中的客户端都可以中继；在托管商的网络里，它们往往是外人。';
    }
  },
};
