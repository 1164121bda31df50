import type { Messages } from '../messages.ts';

type TraceMessages = Messages['trace'];
type StatusName = NonNullable<Parameters<TraceMessages['status']>[0]>;

const statuses: Readonly<Record<StatusName, string>> = {
  dunno: '不作决定',
  ok: '放行',
  reject: '拒绝',
  'retry-error': '失败',
  'config-error': '配置有误',
  aborted: '列表到此结束',
  unknown: '未知',
};

export const zhCnTrace: TraceMessages = {
  title: (client, service, release) => `地址为 ${client} 的客户端连接到 ${service}（按 Postfix ${release}）`,
  legend: '文件中的标记：| 已检查，◀ 决定结果，变淡：未执行到',
  status: (status) => (status === undefined ? statuses.aborted : statuses[status]),
  listed: (address) => `${address} 是否存在？`,
  notFound: '未找到',
  failed: '查找失败',
  assuming: (what) => `如果${what}：`,
  assumed: {
    dns: ({ name, type, label }) => `DNS 对 ${name} ${type} 回答“${label}”`,
    policy: ({ server, label }) => `策略服务器 ${server} 回答“${label}”`,
    verify: ({ address, label }) => `${address} 的验证结果是“${label}”`,
    table: ({ table, key, label }) => `${table} 对“${key}”回答“${label}”`,
    proxyFilter: ({ endpoint, label }) => `过滤器 ${endpoint} 的状态是“${label}”`,
    milter: ({ milter, event, label }) => `Milter ${milter} 在 ${event} 时回答“${label}”`,
    account: ({ name, label }) => `账户 ${name} 的状态是“${label}”`,
    addressFile: ({ path, label }) => `文件 ${path} 的状态是“${label}”`,
    filter: ({ name, filter, label }) => `${name} 是否匹配 ${filter} 的答案是“${label}”`,
  },
  and: '，并且',
  furtherCases: (count) => `或另外 ${count} 种情况：`,
  closed: '（连接已关闭）',
  incomplete: '之后的结果未知，可能是任何情况。',
  more: '还有更多情况未显示。',
};
