import type { enAuditNames } from '../../en/audit/names.ts';

const failures: Readonly<Record<string, string>> = {
  timeout: '未在限定时间内应答',
  servfail: '解析器无法查到',
  refused: '解析器拒绝应答',
  malformed: '应答无法理解',
  bogus: 'DNSSEC 签名不成立',
  tooMuch: '应答过长',
  unreachable: '无法连接解析器',
};

export const zhCnAuditNames: typeof enAuditNames = {
  dnsFailed: (d) => `无法得知 ${d.name} 的 ${d.type} 记录：${failures[d.why] ?? d.why}。请稍后再试。`,
  notAsked: (d) => `未查询 ${d.name}。请同意列出它的那一轮查询。`,
  tableUnread: (d) => `${d.setting}：不知道 ${d.table} 中的条目。请在有该查找表的机器上运行审计。`,
  configurationRefused: (d) => `Postfix 无法读取 ${d.file}，什么也不会运行。请先修正；postfix-lint 会说明如何修正。`,
  configurationRead: () => 'Postfix 能读取这些文件。',
  hostnameUnknown: () => '未设置 myhostname：Postfix 取用机器的名称。请设置它，或在那台机器上运行审计。',
  hostnameBare: (d) => `“${d.name}”不是带域名的完整名称。请把 myhostname 设为 DNS 中的名称。`,
  hostnameLocal: (d) => `“${d.name}”在互联网上没有意义。请把 myhostname 设为 DNS 中的名称。`,
  hostnameGood: (d) => `本服务器是 ${d.name}。`,
  outgoingUnknown: () => '不知道邮件从哪个地址发出。请用 --address 指明。',
  outgoingPrivate: (d) => `${d.address} 是私有地址，外界看到的是另一个地址。请用 --address 指明。`,
  outgoingFrom: (d) => {
    if (d.by === 'given') return `按您的说明，邮件从 ${d.address} 发出。`;
    if (d.by === 'host') return `邮件大概从 myhostname 的地址 ${d.address} 发出。若是其他地址，请用 --address 指明。`;
    return `邮件从 ${d.address} 发出（${d.setting}）。`;
  },
  outgoingRelay: (d) => `发往外部的邮件都经过 ${d.name}，外界看到的是它的地址。`,
  heloBad: (d) => `服务器发送“EHLO ${d.name}”，这不是完整名称。许多服务器会拒绝。`,
  heloNoAddress: (d) => `EHLO 中的名称 ${d.name} 在 DNS 中没有地址。许多服务器会拒绝。`,
  heloElsewhere: (d) => `EHLO 中的名称 ${d.name} 不指向发送邮件的 ${d.address}：DNS 中是 ${d.points}。`,
  heloGood: (d) => `EHLO 中的名称 ${d.name} 指向 ${d.address}。`,
  reverseGood: (d) => `${d.address} 的名称是 ${d.name}，该名称也指回这个地址。`,
  reverseMissing: (d) => `${d.address} 没有名称。大型收件方会拒收它的邮件；请由网络的所有者设置。`,
  reverseUnconfirmed: (d) => `${d.address} 的名称是 ${d.name}，但该名称并不指回这个地址。`,
  reverseNotHelo: (d) => `${d.address} 的名称是 ${d.name}，服务器却发送“EHLO ${d.helo}”。请让两者一致。`,
  mxGood: (d) => `发往 ${d.domain} 的邮件送到本服务器（${d.hosts}）。`,
  mxMissing: (d) => `${d.domain} 既没有 MX 记录也没有地址：谁也无法向它发送邮件。`,
  mxImplicit: (d) => `${d.domain} 没有 MX 记录，外界改用它的地址。请添加 MX 记录。`,
  mxNull: (d) => `${d.domain} 在 DNS 中声明不接收邮件（空 MX），本服务器却接收。`,
  mxElsewhere: (d) =>
    `发往 ${d.domain} 的邮件送到 ${d.hosts}；从本机发往该域名的邮件则留在本机。该域名还属于本服务器吗？`,
  mxPartly: (d) => `发往 ${d.domain} 的邮件送到 ${d.hosts}，其中一部分是本服务器。`,
  mxUnsure: (d) => `发往 ${d.domain} 的邮件送到 ${d.hosts}。请用 --address 指明本机地址，以便判断是否就是本服务器。`,
  mxAlias: (d) => `${d.domain} 的 MX ${d.host} 是别名（CNAME）。请直接写主机名。`,
  mxNoAddress: (d) => `${d.domain} 的 MX ${d.host} 没有地址。`,
  mxLiteral: (d) => `${d.domain} 的一条 MX 记录写着“${d.host}”，这不是主机名。`,
  srsNeeded: (d) => `${d.table} 把发往 ${d.key} 的邮件转发到 ${d.target}：原发件人的 SPF 不包括本服务器。请使用 SRS。`,
  srsThere: (d) => `转发邮件的发件人会被改写（${d.by}）。`,
  srsNotNeeded: () => '没有查找表把邮件转发到其他域名。',
  listClean: (d) => `${d.list} 没有列出 ${d.address}。`,
  listListed: (d) => `${d.list} 列出了 ${d.address}（${d.answers}）。请先找到原因，再申请移除。`,
  listRefused: (d) => `${d.list} 返回错误（${d.answers}）：它不为这个解析器服务。请使用自己的解析器。`,
  listPublicResolver: (d) => `${d.list} 不为公共解析器服务。请用 --dns 指定自己的解析器。`,
  listClosed: (d) => `${d.list} 已停止服务（${d.since}）。请从配置中去掉。`,
  listNone: () => '配置中没有查询任何 DNS 黑名单。可用 --list 指定，以查看本机地址是否被列出。',
};
