import type { enFieldRules } from './enFieldRules.ts';

export const zhCnFieldRules: typeof enFieldRules = {
  'joined-settings': (d) =>
    d.name === ''
      ? `第一个 “=” 之后的全部内容都是 “${d.into}” 的值，包括这个 “=”。`
      : `一行只能有一个设置：这里的 “${d.name} = …” 成了 “${d.into}” 的值的一部分，读取它的程序会报错退出（“bad … configuration”）。`,
  'size-limit': (d) =>
    d.program === 'smtpd'
      ? `“${d.limit}” 小于 “${d.message}” 的 1.5 倍：smtpd 可能接收队列放不下的邮件（“queue_minfree(…) should be at least 1.5*message_size_limit(…)”）。`
      : d.unlimited
        ? `邮件大小不限，而 “${d.limit}” 限制了邮箱：${d.program} 每次投递都会报错退出（“configuration error: ${d.limit} is limited but ${d.message} is unlimited”）。`
        : `“${d.limit}” 小于 “${d.message}”：${d.program} 每次投递都会报错退出（“configuration error: ${d.limit} is smaller than ${d.message}”）。`,
  'adjusted-limit': (d) =>
    `“${d.name}” ${d.order === 'larger' ? '大于' : '小于'} “${d.by}”：Postfix 对两者都使用 ${d.value}（“${d.name} is ${d.order} than ${d.by} - adjusting ${d.name}”）。`,
  'virtual-mailbox-setup': (d) =>
    d.name === 'virtual_mailbox_base'
      ? '这些邮件由 virtual(8) 投递，它需要 “virtual_mailbox_base”：没有设置时每次启动都会报错退出，邮件留在队列中（“bad string length 0 < 1: virtual_mailbox_base”）。'
      : `这些邮件由 virtual(8) 投递，而 “${d.name}” 为空：每封邮件都会被推迟（“${/uid/.test(d.name) ? 'uid' : 'gid'} not found in ${d.name}”）。`,
  'postscreen-services': (d) => {
    const missing = `master.cf 中没有类型为 ${d.type} 的服务 “${d.service}”`;
    switch (d.program) {
      case 'smtpd': return `${missing}，postscreen 无法把客户端交给它：任何客户端都进不来（“421 4.3.2 All server ports are busy”）。`;
      case 'dnsblog': return `${missing}：postscreen 不会查询任何 DNS 黑名单（“connect to private/${d.service}: No such file or directory”）。`;
      case 'tlsproxy': return `${missing}：postscreen 提供 STARTTLS，却无法启动 TLS（“454 4.7.0 TLS not available due to local problem”）。`;
    }
  },
  'maillog-file': (d) =>
    d.problem === 'prefix'
      ? `“${d.file}” 不以 “maillog_file_prefixes” 中的任何前缀开头：所有 Postfix 程序都无法启动（“maillog_file value '${d.file}' does not match any prefix in maillog_file_prefixes”）。`
      : `设置 “maillog_file” 后，各程序把日志发给类型为 unix-dgram 的服务 “${d.service}”，而 master.cf 中没有它：不会写任何日志。`,
  'proxy-not-listed': (d) => `“${d.list}” 中没有列出 “${d.table}”：proxymap 会拒绝它，请求它的程序会报错退出（“service is not configured for table”）。`,
  'shared-cache': (d) =>
    d.program === 'tlsmgr'
      ? `“${d.other}” 用的是同一个文件：tlsmgr 会报错退出（“do not use the same TLS cache file”）。`
      : `另一个 ${d.program} 进程一直打开着 “${d.cache}”：这一个会报错退出（“unable to get exclusive lock”）。`,
  'table-syntax': (d) => {
    const effect = '每次查询都会失败，邮件会被推迟';
    switch (d.problem) {
      case 'socketmap': return `socketmap 的写法是 “inet:主机:端口:名称” 或 “unix:路径:名称”：没有名称时${effect}（“requires server:socketmap argument”）。`;
      case 'tcp': return `tcp 表的写法是 “主机:端口”：否则${effect}。`;
      case 'braces': return `“${d.type}:” 后面的内容必须放在花括号里：否则${effect}（“bad syntax”）。`;
      case 'empty': return `这个表是空的：${effect}（“empty table”）。`;
      case 'entry': return `“${d.text ?? ''}” 不是 “键 = 值”：${effect}（“missing '=' after attribute name”）。值中有空格时，条目要加花括号：“{ 键 = 两个 词 }”。`;
      case 'tables': return `“${d.text ?? ''}” 不是 “类型:名称”：${effect}（“bad syntax”）。`;
      case 'trailing': return `花括号没有包住整个值：${effect}（“bad ${d.type}:name syntax”）。`;
    }
  },
  'file-kind': (d) =>
    `“${d.name}” 需要${d.wanted === 'file' ? '文件' : '目录'}，而 “${d.path}” 看上去是${d.wanted === 'file' ? '目录' : '文件'}：不会从中读取任何内容。${d.suggestion === undefined ? '' : `是不是想写 “${d.suggestion}”？`}`,
  'exclusions-only': (d) => `没有匹配任何一项的机制都会被排除，只写排除项就一个也不剩：${d.server ? '不会提供登录' : '邮件会被推迟（“no mechanism available”）'}。请在列表末尾写上 “static:rest”。`,
  'recipient-limit': (d) => `“flags=${d.flag}” 一次只能处理一个收件人，而 “${d.name}” 是 ${d.limit}：发给多个收件人的邮件会被推迟（“flag \`${d.flag}' requires ${d.name} = 1”）。请在 main.cf 中设置。`,
  'orphan-options': (d) => `上面的 “${d.service}” 已被注释掉，这些选项就属于服务 “${d.into}” 了。`,
  'proxy-protocol': (d) =>
    d.problem === 'filter'
      ? `这对 “${d.service}” 也有效，而那里没有代理先发送协议行：每个连接都会超时（“haproxy read: timeout”）。请在 master.cf 中只对代理后面的服务设置。`
      : '25 端口的连接由 postscreen 接收，它读取的是 “postscreen_upstream_proxy_protocol”：这一行在那里不起作用。',
  'chroot-path': (d) => `${d.program} 在这里运行于 chroot 环境中，查找的是 “${d.jail}${d.path}”（“connect to … unix:${d.path}: No such file or directory”）。`,
  'dane-without-dnssec': (d) =>
    d.level === 'dane-only'
      ? `“dane-only” 需要 “${d.name} = dnssec”：否则所有邮件都会被推迟（“configured with dnssec lookups disabled”）。`
      : `“${d.level}” 需要 “${d.name} = dnssec”：否则按 “may” 发送邮件（“configured with dnssec lookups disabled”）。`,
  'no-compatibility-level': (d) =>
    `没有设置 compatibility_level，采用级别 0 的默认值（“Postfix is using backwards-compatible default settings”）${
      d.services.length > 0 ? `：chroot 列中的 “-” 表示 y（${d.services.join('、')}）` : ''}${
      d.relay ? `${d.services.length > 0 ? '，' : '：'}“smtpd_relay_restrictions” 为空` : ''}。`,
  'setting-without-effect': (d) => d.skipped ? `没有 “${d.other}” 时，不发送 HELO 的客户端可以绕过 “${d.name}”。` : `没有 “${d.other}” 时，“${d.name}” 不起作用。`,
  'indexed-patterns': (d) => `“${d.name}” 查询的是整行内容，而 “${d.type}” 只有键与整行完全相同时才匹配：什么也匹配不到。请使用 “${d.suggestion}” 或 “pcre”。`,
  'rare-table-type': (d) => `很少有 Postfix 构建支持 “${d.type}”：不支持时每次查询都会失败（“unsupported dictionary type: ${d.type}”）。常用的是 “${d.instead}”。`,
  'missing-dollar': (d) => `“${d.name}” 在这里只是普通单词；它的值要写成 “${d.suggestion}”。`,
  'inline-result': (d) => {
    const deferred = '发往那里的邮件会被推迟（“client TLS configuration problem”）';
    switch (d.problem) {
      case 'addresses': return `“${d.key}” 的结果会被当作一个地址：每份抄送都会被退回。`;
      case 'level': return `“${d.text}” 不是 TLS 级别：${deferred}。`;
      case 'attribute': return `“${d.text}” 不是 “名称=值”：${deferred}。协议之间用冒号分隔。`;
      case 'unknown': return `TLS 策略没有属性 “${d.text}”：${deferred}。`;
      case 'digest': return `${d.text} 指纹的长度与此不同${d.meant === undefined ? '' : `（这是 ${d.meant} 指纹）`}：永远不会匹配。使用哪种摘要由 “smtpd_tls_fingerprint_digest” 决定。`;
      case 'transport': return `冒号前的空格会成为传输名称的一部分：“${d.key}” 的邮件会被推迟（“mail transport unavailable”）。`;
    }
  },
  'missing-socket': (d) =>
    `master.cf 中没有服务 “${d.service}”：除非另有程序在 ${d.folder}/ 中创建套接字，否则每个收件人都会得到 “451 4.3.5 Server configuration problem”。${d.suggestion === undefined ? '' : `是不是想写 “${d.suggestion}”？`}`,
};
