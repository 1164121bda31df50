import type { Messages } from '../messages.ts';

type RouteTexts = Messages['route'];

const steps: Readonly<Record<Parameters<RouteTexts['step']>[0], string>> = {
  rewritten: '补全地址',
  canonical: '规范地址',
  masqueraded: '隐藏主机名',
  expanded: '别名',
  senderBcc: '发件人密送',
  recipientBcc: '收件人密送',
  headers: '邮件头检查',
};

/** `postfix-lint route` 的文本。 */
export const zhCnRoute: RouteTexts = {
  help: `用法：postfix-lint route [选项…] 路径 --to 地址

显示“路径”目录中的配置把邮件发往何处：地址如何改写和展开，以及每个收件人的传输和下一跳。
不发送任何内容，也不查询任何域名。

  --to 地址
  --from 地址
  --service NAME/TYPE
  --filter TRANSPORT:NEXTHOP
  --header '名称: 内容'
  --world FILE
  --format text|json
  --target-version R

  --to  收件人；可以重复
  --from  发件人（默认：空发件人）
  --service  接收邮件的服务，例如 smtp/inet 或 pickup/unix（默认：smtp/inet）
  --filter  FILTER 动作的内容，优先于 content_filter
  --header  邮件的一行邮件头，供邮件头检查使用；可以重复
  --world  JSON 文件，说明已知的账户和其他机器上的查找表
  --target-version  Postfix 的版本，已知时带补丁级别（默认：已安装的版本）

所有收件人的去向都已知时退出状态为 0，邮件不被接受、被退回或交给 error、retry 服务时为 1，取决于未知信息时为 3，用法错误时为 2。
`,
  usage: (detail) => `命令行有误：${detail}`,
  noConfiguration: (path) => `无法读取 ${path}/main.cf`,
  noService: (service) => `master.cf 中没有服务 ${service}`,
  badWorld: (path, why) => `无法读取 ${path}：${why}`,
  nullSender: '<>（空发件人）',
  sender: (address) => `发件人 ${address}`,
  step: (kind, parameter) => (parameter === undefined ? steps[kind] : `${steps[kind]}（${parameter}）`),
  lookup: (table, key, answer) => `${table}：${key} -> ${answer}`,
  notFound: '未找到',
  failed: '查找失败',
  recipient: (address, original) =>
    address === original ? `收件人 ${address}` : `收件人 ${address}（原为 ${original}）`,
  transport: (name, nextHop) => `传输 ${name}，下一跳 ${nextHop}`,
  discarded: '丢弃：无法投递给 postmaster 的通知',
  noTransport: (name) => `master.cf 中没有服务 ${name}/unix：邮件留在队列中`,
  byMx: (host, port) => `${host} 的 MX 主机，端口 ${port}`,
  byHost: (host, port) => `主机 ${host}，端口 ${port}`,
  bySocket: (path) => `套接字 ${path}`,
  fallback: '其他都失败时：',
  tlsByKey: (level, key) => `TLS 级别 ${level}（${key} 的策略）`,
  tlsByParameter: (level, parameter) => `TLS 级别 ${level}（${parameter}）`,
  credentials: (key) => `凭据：条目 ${key}`,
  noCredentials: '凭据：没有条目',
  credentialsByServer: (key) =>
    key === undefined ? '凭据：按 MX 主机的名称查找' : `凭据：按 MX 主机的名称查找，否则用条目 ${key}`,
  problem: (kind, what) => {
    if (kind === 'lookup') return `不接受：在 ${what} 中查找失败（451 4.3.0）`;
    if (kind === 'limit') return `不接受：超出 ${what}（451 4.6.0）`;
    return kind === 'fatal' ? `Postfix 无法启动：${what}` : `${what} 的答案未知，后续取决于它`;
  },
  assuming: (what) => `如果${what}：`,
  assumption: (table, key, label) => `${table} 对“${key}”回答“${label}”`,
  rejected: (reply) => `不接受：${reply}`,
  fates: { discarded: '接受后丢弃', held: '保留，直到管理员放行；之后：' },
  generic: {
    envelope: (sender, recipient) => `以 MAIL FROM ${sender}、RCPT TO ${recipient} 发送`,
    error: '（查找失败）',
    unknown: '（未知）',
  },
  sentHeader: (header) => `发送的邮件头：${header}`,
  assumedAccount: (name, present) => (present ? `账户 ${name} 存在` : `账户 ${name} 不存在`),
  assumedFile: (path, present) => (present ? `文件 ${path} 存在` : `文件 ${path} 不存在`),
  local: {
    of: (recipient, done) => `${recipient}：${done}`,
    mailbox: (path) => `邮箱 ${path}`,
    maildir: (path) => `maildir ${path}`,
    file: (path) => `文件 ${path}`,
    command: (command) => `命令 ${command}`,
    forwarded: (address, sender) => `作为新邮件转发给 ${address}，发件人 ${sender === '' ? '<>' : sender}`,
    passed: (transport, nextHop) => `交给传输 ${transport}，下一跳 ${nextHop}`,
    discarded: '丢弃：邮件系统必须有这个名称，但没有相应的别名或账户',
    bounced: (why) => `退回给发件人：${why}`,
    deferred: (why) => `留在队列中：${why}`,
    unknown: (what) => `后续取决于 ${what}，而它未知`,
  },
  and: '，并且',
  more: '还有更多情况未显示。',
};
