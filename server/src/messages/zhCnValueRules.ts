import type { KeywordEffect } from '../rules/values/keywordTraits.ts';
import type { enValueRules } from './enValueRules.ts';

const stop = (log: string): string => `读取它的程序会报错退出（“${log}”）。`;

const effects: Readonly<Record<KeywordEffect, string>> = {
  stops: '读取它的程序会报错退出',
  ignored: 'Postfix 会忽略它，没有任何提示',
  warns: 'Postfix 会记录警告并忽略它',
  defers: 'Milter 出错时，客户端会收到 “451 4.3.5 Server configuration problem”',
  'no-tls': 'TLS 无法使用',
  'tls-fails': 'TLS 会话会失败',
  'sasl-fails': 'SASL 认证会失败',
  'silent-log': 'Postfix 不会记录任何 TLS 信息',
  'rest-ignored': 'Postfix 会忽略列表的其余部分',
  unused: '现在的 Postfix 版本已不再读取它',
};

const noMilter = 'Milter 不起作用，客户端会收到 “451 4.3.5 Server configuration problem”';

const wanted: Readonly<Record<string, string>> = {
  map: '一个查找表（“类型:名称”）', 'map-or-search-order': '一个查找表（“类型:名称”）', 'dns-list': '一个 DNS 黑名单或白名单的域名',
  'policy-endpoint': '一个服务地址，例如 “inet:host:port” 或 “unix:path”', seconds: '一个秒数', restriction: '一项限制',
};

export const zhCnValueRules: typeof enValueRules = {
  'invalid-boolean': (d) =>
    `${d.value === '' ? `“${d.name}” 的值为空` : `“${d.value}” 既不是 yes 也不是 no`}：${stop(`bad boolean configuration: ${d.name} = ${d.value}`)}`,
  'invalid-integer': (d) =>
    `${d.value === '' ? `“${d.name}” 的值为空` : `“${d.value}” 不是整数（不能带单位）`}：${stop(`bad numerical configuration: ${d.name} = ${d.value}`)}`,
  'out-of-range': (d) =>
    d.problem === 'short' ? (d.value === '' ? `“${d.name}” 的值不能为空：` : `“${d.name}” 至少要有 ${d.limit} 个字符：`) + stop(`bad string length ${d.value.length} < ${d.limit}: ${d.name} = ${d.value}`)
    : d.problem === 'long' ? `“${d.name}” 最多只能有 ${d.limit} 个字符：${stop(`bad string length ${d.value.length} > ${d.limit}`)}`
    : d.problem === 'below' ? `“${d.name}” 不能小于 ${d.limit}：${stop(`invalid ${d.name}`)}`
    : d.problem === 'above' ? `“${d.name}” 不能大于 ${d.limit}：${stop(`invalid ${d.name}`)}`
    : `“${d.value}” 超过 “${d.name}” 的上限（${d.limit}）：读取它的程序会报错退出。`,
  'invalid-time': (d) =>
    d.reads === undefined
      ? `${d.value === '' ? `“${d.name}” 的值为空` : `“${d.value}” 不是有效的时间（应为整数，后面紧跟 s、m、h、d 或 w）`}：${stop(`parameter ${d.name}: bad time value or unit: ${d.value}`)}`
      : d.same ? `Postfix 只读取数字后面的一个字母：“${d.value}” 就是 ${d.reads}。`
      : `Postfix 只读取数字后面的一个字母，忽略其余部分：“${d.value}” 就是 ${d.reads}。`,
  'invalid-keyword': (d) => {
    if (d.obsolete) return `“${d.word}” 已过时${d.as === undefined ? '，不起作用' : `：Postfix 把它当作 “${d.as}”`}。`;
    if (d.as !== undefined) return `“${d.name}” 不支持 “${d.word}”：Postfix 会改用 “${d.as}”（“${d.log ?? ''}”）。`;
    const what = d.why === 'alone' ? `“${d.word}” 在 “${d.name}” 中只能单独使用，与其他项并列时会被当作主机名`
      : d.why === 'forbidden' ? `“${d.name}” 中不能有 “${d.word}”`
      : d.newer !== undefined ? `“${d.word}” 自 Postfix ${d.newer} 起才有`
      : d.removed !== undefined ? `Postfix ${d.removed} 已移除 “${d.word}”`
      : d.caseOnly ? `这里区分大小写，“${d.word}” 应写成 “${d.suggestion ?? ''}”`
      : `${d.word === '' ? `“${d.name}” 的值为空` : `“${d.name}” 没有 “${d.word}” 这个取值`}${d.choices.length <= 12 ? `（可用：${d.choices.join('、')}）` : ''}`;
    return `${what}：${d.name === 'milter_protocol' ? noMilter : effects[d.effect]}${d.log === undefined ? '' : `（“${d.log}”）`}。`;
  },
  'unknown-restriction': (d) => {
    const instead = d.replacement?.length ? `请改用 “${d.replacement.join('”、“')}”。` : '';
    if (d.deprecated !== undefined) return `“${d.name}” 自 Postfix ${d.deprecated} 起已弃用。${instead}`;
    if (d.removed !== undefined) return `Postfix ${d.removed} 已移除 “${d.name}”：检查到这一项时，客户端会收到 “451 4.3.5 Server configuration error”。${instead}`;
    const what = d.newer !== undefined ? `“${d.name}” 自 Postfix ${d.newer} 起才有` : `Postfix 没有 “${d.name}” 这项限制`;
    return `${what}：检查到这一项时，客户端会收到 “451 4.3.5 Server configuration error”（“unknown smtpd restriction”）。${d.suggestion ? `是不是想写 “${d.suggestion}”？` : ''}`;
  },
  'restriction-argument': (d) => {
    const need = `“${d.name}” 后面需要${wanted[d.expected ?? 'map'] ?? ''}`;
    const error = '检查到这一项时客户端会收到 “451 4.3.5 Server configuration error”';
    switch (d.problem) {
      case 'missing': return d.expected === 'restriction' ? `“${d.name}” 后面没有任何限制，因此不起作用。`
        : d.expected === 'dns-list' ? `${need}，否则 Postfix 会跳过它（“restriction ${d.name} requires domain name argument”）。`
        : `${need}，否则${error}。`;
      case 'restriction': return `${need}，而 Postfix 会把 “${d.argument ?? ''}” 当作它的参数${d.expected === 'dns-list' ? '' : d.expected === 'policy-endpoint' ? '：smtpd 会报错退出' : `：${error}`}。`;
      case 'untyped': return `“${d.argument ?? ''}” 没有写查找表类型：${error}（“bad argument: need maptype:mapname”）。`;
      case 'endpoint': return `“${d.argument ?? ''}” 不是策略服务的地址（“inet:host:port” 或 “unix:path”）：smtpd 会报错退出（“${/^[^:]+:./.test(d.argument ?? '') ? 'invalid transport name' : 'need service transport:endpoint'}”）。`;
      case 'number': return `${need}，不带单位：${error}（“restriction sleep must be followed by number”）。`;
      case 'bare-table': return `在 “${d.list}” 中，查找表前面必须有 check_*_access：${error}（“specify one of (check_client_access, …)”）。`;
    }
  },
  'unknown-table-type': (d) =>
    d.address !== undefined ? `这里的 IPv6 地址必须放在方括号里：Postfix 会把它当作查找表，匹配会失败（“unsupported dictionary type: ${d.type}”）。`
    : d.newer !== undefined ? `查找表类型 “${d.type}” 自 Postfix ${d.newer} 起才有：在 ${d.release} 中所有查询都会失败（“unsupported dictionary type”）。`
    : d.removed !== undefined ? `Postfix ${d.removed} 已移除查找表类型 “${d.type}”：所有查询都会失败（“unsupported dictionary type”）。`
    : d.endpoint ? `“${d.type}” 不是查找表类型；查询策略服务要用 “check_policy_service”。`
    : `Postfix 没有查找表类型 “${d.type}”：所有查询都会失败（“unsupported dictionary type: ${d.type}”）。${d.suggestion ? `是不是想写 “${d.suggestion}”？` : ''}`,
  'untyped-table': (d) => {
    const what = d.joined !== undefined ? `${d.table.endsWith(':') ? '冒号后面的空格' : '本该是冒号的空格'}把一个查找表拆成了两个` : `“${d.table}” 不是 “类型:名称” 的形式`;
    return `${what}：打开它的程序会报错退出，自 3.12 起则是所有查询都失败（“expecting "type:name" form instead of "${d.table}"”）。`;
  },
};
