import type { MissingInput, RestrictionRuleData } from '../../../rules/restrictions/data.ts';
import type { TextsOf } from '../../textsOf.ts';

const wanted: Readonly<Record<string, string>> = {
  map: '一个查找表（“类型:名称”）',
  'map-or-search-order': '一个查找表（“类型:名称”）',
  'dns-list': '一个 DNS 黑名单或白名单的域名',
  'policy-endpoint': '一个服务地址，例如 “inet:host:port” 或 “unix:path”',
  seconds: '一个秒数',
  restriction: '一项限制',
};

const inputs: Readonly<Record<MissingInput, string>> = {
  helo: ' HELO 名称',
  sender: '发件人',
  recipient: '收件人',
  etrn: ' ETRN 域名',
  login: '登录身份',
  several: '收件人',
};

/** What the rules about smtpd's restriction lists say. */
export const zhCnRestrictionRules: TextsOf<RestrictionRuleData> = {
  'unknown-restriction': (d) => {
    const instead = d.replacement?.length ? `请改用 “${d.replacement.join('”、“')}”。` : '';
    if (d.deprecated !== undefined) return `“${d.name}” 自 Postfix ${d.deprecated} 起已弃用。${instead}`;
    if (d.removed !== undefined)
      return (
        `Postfix ${d.removed} 已移除 “${d.name}”：检查到这一项时，` +
        `客户端会收到 “451 4.3.5 Server configuration error”。${instead}`
      );
    const what =
      d.newer !== undefined ? `“${d.name}” 自 Postfix ${d.newer} 起才有` : `Postfix 没有 “${d.name}” 这项限制`;
    return (
      `${what}：检查到这一项时，客户端会收到 “451 4.3.5 Server configuration error”（“unknown smtpd restriction”）。` +
      `${d.suggestion ? `是不是想写 “${d.suggestion}”？` : ''}`
    );
  },
  'restriction-argument': (d) => {
    const need = `“${d.name}” 后面需要${wanted[d.expected ?? 'map'] ?? ''}`;
    const error = '检查到这一项时客户端会收到 “451 4.3.5 Server configuration error”';
    switch (d.problem) {
      case 'missing':
        if (d.expected === 'restriction') return `“${d.name}” 后面没有任何限制，因此不起作用。`;
        return d.expected === 'dns-list'
          ? `${need}，否则 Postfix 会跳过它（“restriction ${d.name} requires domain name argument”）。`
          : `${need}，否则${error}。`;
      case 'restriction': {
        const asArgument = `${need}，而 Postfix 会把 “${d.argument ?? ''}” 当作它的参数`;
        if (d.expected === 'dns-list') return `${asArgument}。`;
        return d.expected === 'policy-endpoint' ? `${asArgument}：smtpd 会报错退出。` : `${asArgument}：${error}。`;
      }
      case 'untyped':
        return `“${d.argument ?? ''}” 没有写查找表类型：${error}（“bad argument: need maptype:mapname”）。`;
      case 'endpoint': {
        const hasTransport = /^[^:]+:./.test(d.argument ?? '');
        return (
          `“${d.argument ?? ''}” 不是策略服务的地址（“inet:host:port” 或 “unix:path”）：` +
          `smtpd 会报错退出（“${hasTransport ? 'invalid transport name' : 'need service transport:endpoint'}”）。`
        );
      }
      case 'braced':
        return `请去掉 “${d.suggestion ?? ''}” 外面的花括号：“${d.name}” 不接受花括号中的查找表，${error}（“unexpected dictionary”）。`;
      case 'number':
        return `${need}，不带单位：${error}（“restriction sleep must be followed by number”）。`;
      case 'bare-table':
        return (
          `在 “${d.list}” 中，查找表前面必须有 check_*_access：` +
          `${error}（“specify one of (check_client_access, …)”）。`
        );
    }
  },
  'unreachable-restriction': (d) =>
    `“${d.name}” 已对所有客户端作出决定，${d.count === 1 ? `它后面的 “${d.first}” ` : `从 “${d.first}” 起的各项`}永远不会检查到（“restriction ` +
    `\`${d.first}' after \`${d.name.toLowerCase()}' is ignored”）。`,
  'misplaced-restriction': (d) =>
    d.missing === 'several'
      ? `“${d.list}” 中的 “${d.name}” 只检查单个收件人的邮件，有多个收件人时会直接通过，也不写日志。请放到 smtpd_recipient_restrictions 中。`
      : `“${d.name}” 在 “${d.list}” 中不起作用：smtpd ` +
        `检查这个列表时还不知道${inputs[d.missing]}${d.delay ? '（smtpd_delay_reject 为 no）' : ''}，会跳过它，没有任何提示。`,
  'restriction-class': (d) => {
    if (d.problem === 'itself')
      return `请从限制类 “${d.name}” 自己的列表中去掉它：smtpd 的检查没有尽头，进程会异常终止，连接随之中断（“killed by signal 11”）。`;
    if (d.problem === 'action') return `请为限制类 “${d.name}” 改名：在查找表的结果中这个词是动作，不会使用限制类。`;
    if (d.problem === 'loop') {
      return (
        `请勿在 “${d.name}” 自己的表中使用它：检查没有尽头，` +
        '客户端会收到 “451 4.3.5 Server configuration error”（“causes unreasonable recursion”）。'
      );
    }
    return d.problem === 'empty'
      ? `限制类 “${d.name}” 为空：smtpd 每次接受连接都会报错退出（“restriction class \`${d.name}' needs a definition”）。`
      : `“${d.name}” 是 Postfix 自带的限制：同名的限制类不会被使用。`;
  },
  'warn-if-reject': (d) => {
    switch (d.problem) {
      case 'no-effect':
        return `“warn_if_reject” 在这里不起作用：“${d.name}” 照样执行。`;
      case 'unlisted':
        return `“warn_if_reject” 不会放行未知地址：列表结束后还会再做一次 “${d.name}” 的检查，并且会拒绝。`;
      case 'policy':
        return (
          `“${d.argument}” 没有应答时，所有客户端都会通过：“warn_if_reject” 只把 “451 4.3.5 Server configuration problem” ` +
          '写入日志（“reject_warning”）。'
        );
      case 'table':
        return (
          `“${d.argument === '' ? d.name : d.argument}” 无法读取时，` +
          '所有客户端都会通过：“warn_if_reject” 只把 “451 4.3.5 Server configuration error” 写入日志（“reject_warning”）。'
        );
    }
  },
  'lost-defer': (d) => `“${d.name}” 不起作用：在 “${d.list}” 中它之后没有会拒绝的限制，列表结束时它就失效了。`,
};
