import type { TableRuleData } from '../../../rules/tables/data.ts';
import type { TextsOf } from '../../textsOf.ts';

/** What the rules about lookup tables say. */
export const zhCnTableRules: TextsOf<TableRuleData> = {
  'unknown-table-type': (d) => {
    if (d.address !== undefined) {
      const effect =
        d.type === ''
          ? '当作没有类型的查找表，smtpd 会停止（“expecting "type:name" form”）'
          : `当作查找表，匹配会失败（“unsupported dictionary type: ${d.type}”）`;
      return `这里的 IPv6 地址必须放在方括号里：Postfix 会把它${effect}。`;
    }
    if (d.newer !== undefined) {
      return (
        `查找表类型 “${d.type}” 自 Postfix ${d.newer} 起才有：` +
        `在 ${d.release} 中所有查询都会失败（“unsupported dictionary type”）。`
      );
    }
    if (d.removed !== undefined)
      return `Postfix ${d.removed} 已移除查找表类型 “${d.type}”：所有查询都会失败（“unsupported dictionary type”）。`;
    if (d.endpoint) return `“${d.type}” 不是查找表类型；查询策略服务要用 “check_policy_service”。`;
    return (
      `Postfix 没有查找表类型 “${d.type}”：所有查询都会失败（“unsupported dictionary type: ${d.type}”）。` +
      (d.suggestion ? `是不是想写 “${d.suggestion}”？` : '')
    );
  },
  'untyped-table': (d) => {
    const what =
      d.joined !== undefined
        ? `${d.table.endsWith(':') ? '冒号后面的空格' : '本该是冒号的空格'}把一个查找表拆成了两个`
        : `“${d.table}” 不是 “类型:名称” 的形式`;
    return `${what}：打开它的程序会报错退出，自 3.12 起则是所有查询都失败（“expecting "type:name" form instead of "${d.table}"”）。`;
  },
  'table-syntax': (d) => {
    const effect = '每次查询都会失败，邮件会被推迟';
    switch (d.problem) {
      case 'socketmap':
        return `socketmap 的写法是 “inet:主机:端口:名称” 或 “unix:路径:名称”：没有名称时${effect}（“need service transport:endpoint”）。`;
      case 'tcp':
        return `tcp 表的写法是 “主机:端口”：否则${effect}。`;
      case 'braces':
        return `“${d.type}:” 后面的内容必须放在花括号里：否则${effect}（“bad syntax”）。`;
      case 'empty':
        return `这个表是空的：${effect}（“empty table”）。`;
      case 'entry':
        return (
          `“${d.text ?? ''}” 不是 “键 = 值”：${effect}（“missing '=' after attribute name”）。` +
          '值中有空格时，条目要加花括号：“{ 键 = 两个 词 }”。'
        );
      case 'tables':
        return `“${d.text ?? ''}” 不是 “类型:名称”：${effect}（“bad syntax”）。`;
      case 'trailing':
        return `花括号没有包住整个值：${effect}（“bad ${d.type}:name syntax”）。`;
    }
  },
  'indexed-patterns': (d) =>
    `“${d.name}” 查询的是整行内容，而 “${d.type}” 只有键与整行完全相同时才匹配：什么也匹配不到。请使用 “${d.suggestion}” 或 “pcre”。`,
  'rare-table-type': (d) =>
    `很少有 Postfix 构建支持 “${d.type}”：不支持时每次查询都会失败（“unsupported dictionary type: ${d.type}”）。常用的是 “${d.instead}”。`,
  'proxy-not-listed': (d) =>
    `“${d.list}” 中没有列出 “${d.table}”：proxymap 会拒绝它，请求它的程序会报错退出（“service is not configured for table”）。`,
  'shared-cache': (d) =>
    d.program === 'tlsmgr'
      ? `“${d.other}” 用的是同一个文件：tlsmgr 会报错退出（“do not use the same TLS cache file”）。`
      : `另一个 ${d.program} 进程一直打开着 “${d.cache}”：这一个会报错退出（“unable to get exclusive lock”）。`,
  'inline-result': (d): string => {
    const deferred = '发往那里的邮件会被推迟（“client TLS configuration problem”）';
    const refused = '客户端会收到 “451 4.3.5 Server configuration error”';
    switch (d.problem) {
      case 'addresses':
        return `“${d.key}” 的结果会被当作一个地址：每份抄送都会被退回。`;
      case 'level':
        return `“${d.text}” 不是 TLS 级别：${deferred}。`;
      case 'attribute':
        return `“${d.text}” 不是 “名称=值”：${deferred}。协议之间用冒号分隔。`;
      case 'unknown':
        return `TLS 策略没有属性 “${d.text}”：${deferred}。`;
      case 'digest':
        return (
          `${d.text} 指纹的长度与此不同${d.meant === undefined ? '' : `（这是 ${d.meant} 指纹）`}：永远不会匹配。` +
          `使用哪种摘要由 “${d.parameter ?? 'smtpd_tls_fingerprint_digest'}” 决定。`
        );
      case 'transport':
        return `冒号前的空格会成为传输名称的一部分：“${d.key}” 的邮件会被推迟（“mail transport unavailable”）。`;
      case 'service':
        return `master.cf 中没有服务 “${d.text}”：“${d.key}” 的邮件会被推迟（“mail transport unavailable”）。`;
      case 'action':
        return `“${d.text}” 不是动作。${d.meant === undefined ? '' : `是否想写 “${d.meant}”？`}遇到 “${d.key}” 时，${refused}。`;
      case 'list':
        return `请删除 “${d.text}” 后面的内容：有逗号时结果是限制列表，而 “${d.text}” 不是限制，${refused}。`;
      case 'table':
        return `结果中不能使用查找表（“${d.text}”）：遇到 “${d.key}” 时，${refused}。`;
      case 'lets-in':
        return `请使用 “DUNNO”：“${d.meant ?? ''}” 不能放行客户端，遇到 “${d.key}” 时，${refused}。`;
      case 'number':
        return `请加上文字，例如 “${d.text} 5.7.1 No”：只有数字时等于 OK，“${d.key}” 会被放行。`;
      case 'argument':
        return `“${d.text}” 后面需要 “${d.meant ?? ''}”：否则遇到 “${d.key}” 时 Postfix 只记录一条警告。`;
      case 'empty':
        return `“${d.key}” 的结果为空：查询会失败（“returns an empty string result”）。`;
      case 'check':
        return (
          `“${d.text}” 不是 “${d.parameter ?? ''}” 的动作。${d.meant === undefined ? '' : `是否想写 “${d.meant}”？`}Postfix ` +
          '只记录一条警告，邮件照常处理（“unknown command” 或 “unsupported command”）。'
        );
      case 'postscreen':
        return (
          `“${d.text}” 不是 permit、reject 或 dunno：Postfix 会忽略列表的其余部分（“unknown command: ${d.text} -- ` +
          'ignoring the remainder of this access list”）。'
        );
      case 'error-code':
        return `临时错误请用 “retry:”：“error:” 会把 “${d.text}” 变成 5${d.text.slice(1)}，邮件会被退回。`;
      case 'error-text':
        return `请在代码后面加上文字：“${d.text}” 使 “${d.key}” 的应答没有文字。`;
      case 'next-hop':
        return (
          `“${d.text}” 会被当作主机和端口，而不是传输：“${d.key}” 的邮件会留在队列中（“unknown service”）。` +
          '请改用 sender_dependent_default_transport_maps。'
        );
      case 'semicolon':
        return `请用逗号或空格分隔 “${d.key}” 的所有者：“;” 会成为名称的一部分。`;
      case 'value':
        return `“${d.text}” 的值 Postfix 不认识：${deferred}。`;
      case 'at-level':
        return `级别 “${d.meant ?? ''}” 不接受 “${d.text}”：${deferred}。`;
    }
  },
  'table-value': (d) => zhCnTableRules['inline-result'](d),
  'fingerprint-digest': (d) =>
    `${d.digest} 指纹的长度与此不同${d.meant === undefined ? '' : `（这是 ${d.meant} 指纹）`}：` +
    `没有服务器与它匹配，邮件会被推迟（“Server certificate not verified”）。使用哪种摘要由 “${d.parameter}” 决定。`,
  'unasked-key': (d) => {
    switch (d.problem) {
      case 'duplicate':
        return `这个条目不会被使用：后面有键相同（“${d.key}”）的条目，inline 表以最后一个为准。`;
      case 'dot':
        return `“${d.name}” 不会查询 “${d.key}”。整个域名请写成 “${d.suggestion ?? ''}”。`;
      case 'at':
        return `“${d.name}” 不会查询 “${d.key}”。请只写域名：“${d.suggestion ?? ''}”。`;
      case 'domain':
        return `“${d.name}” 只会把 “${d.key}” 当作本机用户名查询。整个域名请写成 “${d.suggestion ?? ''}”。`;
      case 'partial':
        return `“${d.key}” 不匹配任何客户端：“${d.name}” 只查询完整的地址。请把网段直接写在列表中。`;
      case 'address':
        return `“${d.name}” 不会查询 “${d.key}”：它的键是目的地，例如域名或 [主机]:端口。`;
    }
  },
  'pattern-rule': (d) => {
    if (/substitution is not allowed/.test(d.log))
      return `“${d.name}” 的结果中不能有 “$1”，这条规则会被跳过（“${d.log}”）。`;
    return `Postfix 无法照此使用这条规则（“${d.log}”）。${d.suggestion === undefined ? '' : `请写成 “${d.suggestion}”。`}`;
  },
};
