import type { KeywordEffect, RangeProblem, ValueRuleData } from '../../../rules/values/data.ts';
import type { TextsOf } from '../../textsOf.ts';

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

const meant = (suggestion: string | undefined): string =>
  suggestion === undefined ? '' : `是不是想写 “${suggestion}”？`;

const range: Readonly<Record<RangeProblem, (d: ValueRuleData['out-of-range']) => string>> = {
  short: (d) =>
    (d.value === '' ? `“${d.name}” 的值不能为空：` : `“${d.name}” 至少要有 ${d.limit} 个字符：`) +
    stop(`bad string length ${d.value.length} < ${d.limit}: ${d.name} = ${d.value}`),
  long: (d) => `“${d.name}” 最多只能有 ${d.limit} 个字符：${stop(`bad string length ${d.value.length} > ${d.limit}`)}`,
  below: (d) => `“${d.name}” 不能小于 ${d.limit}：${stop(`invalid ${d.name}`)}`,
  above: (d) => `“${d.name}” 不能大于 ${d.limit}：${stop(`invalid ${d.name}`)}`,
  overflow: (d) => `“${d.value}” 超过 “${d.name}” 的上限（${d.limit}）：读取它的程序会报错退出。`,
};

/** What is wrong with a word, without a full stop. */
const keywordProblem = (d: ValueRuleData['invalid-keyword']): string => {
  if (d.why === 'alone') return `“${d.word}” 在 “${d.name}” 中只能单独使用，与其他项并列时会被当作主机名`;
  if (d.why === 'forbidden') return `“${d.name}” 中不能有 “${d.word}”`;
  if (d.newer !== undefined) return `“${d.word}” 自 Postfix ${d.newer} 起才有`;
  if (d.removed !== undefined) return `Postfix ${d.removed} 已移除 “${d.word}”`;
  if (d.caseOnly) return `这里区分大小写，“${d.word}” 应写成 “${d.suggestion ?? ''}”`;
  const choices = d.choices.length <= 12 ? `（可用：${d.choices.join('、')}）` : '';
  return d.word === '' ? `“${d.name}” 的值为空${choices}` : `“${d.name}” 没有 “${d.word}” 这个取值${choices}`;
};

/** What the rules about values say. */
export const zhCnValueRules: TextsOf<ValueRuleData> = {
  'invalid-boolean': (d) =>
    `${d.value === '' ? `“${d.name}” 的值为空` : `“${d.value}” 既不是 yes 也不是 no`}：` +
    `${stop(`bad boolean configuration: ${d.name} = ${d.value}`)}`,
  'invalid-integer': (d) =>
    `${d.value === '' ? `“${d.name}” 的值为空` : `“${d.value}” 不是整数（不能带单位）`}：` +
    `${stop(`bad numerical configuration: ${d.name} = ${d.value}`)}`,
  'out-of-range': (d) => range[d.problem](d),
  'invalid-time': (d) => {
    if (d.reads === undefined) {
      const what =
        d.value === '' ? `“${d.name}” 的值为空` : `“${d.value}” 不是有效的时间（应为整数，后面紧跟 s、m、h、d 或 w）`;
      return `${what}：${stop(`parameter ${d.name}: bad time value or unit: ${d.value}`)}`;
    }
    return d.same
      ? `Postfix 只读取数字后面的一个字母：“${d.value}” 就是 ${d.reads}。`
      : `Postfix 只读取数字后面的一个字母，忽略其余部分：“${d.value}” 就是 ${d.reads}。`;
  },
  'invalid-keyword': (d) => {
    if (d.obsolete) return `“${d.word}” 已过时${d.as === undefined ? '，不起作用' : `：Postfix 把它当作 “${d.as}”`}。`;
    if (d.as !== undefined) return `“${d.name}” 不支持 “${d.word}”：Postfix 会改用 “${d.as}”（“${d.log ?? ''}”）。`;
    const effect = d.name === 'milter_protocol' ? noMilter : effects[d.effect];
    return `${keywordProblem(d)}：${effect}${d.log === undefined ? '' : `（“${d.log}”）`}。`;
  },
  'reply-code': (d) =>
    `“${d.value}” 不能用来拒绝（应答码应在 400 到 599 之间）：客户端会改为收到 “450 4.7.1 Service unavailable”，` +
    '并反复重试（“SMTP reply code configuration error”）。',
  'invalid-reply': (d) => {
    switch (d.problem) {
      case 'class':
        return `“${d.word}” 与应答码的类别不同：smtpd 实际发送 “${d.suggestion ?? ''}”。`;
      case 'detail':
        return `“${d.word}” 不是增强状态码（4.x.x 或 5.x.x）：smtpd 会在前面另加一个，并把它当作文本发送。`;
      case 'alone':
        return `“${d.word}” 后面没有文本，等于 OK：策略服务器没有响应时，所有客户端都会放行。${meant(d.suggestion)}`;
      case 'code':
        return (
          `“${d.name}” 应以应答码和空格开头（如 “$rbl_code …”、“554 …”），否则客户端会收到 ` +
          '“450 4.7.1 Service unavailable”，并反复重试（“rbl response code configuration error”）。'
        );
      default:
        return (
          `“${d.word}” 不是访问表的动作：策略服务器没有响应时，` +
          '客户端会收到 “451 4.3.5 Server configuration error”（“unknown smtpd restriction”）。' +
          meant(d.suggestion)
        );
    }
  },
  'invalid-macro-default': (d) => {
    const [what, log] = {
      unclosed: [`“${d.text}” 缺少右花括号`, "missing '}' in"],
      trailing: [`“${d.text}” 的右花括号后面还有内容`, "syntax error after '}' in"],
      'no-name': [`“${d.text}” 的 “=” 前面没有宏名`, 'missing attribute name in'],
      'no-equals': [
        `“${d.text}” 不是 “名称=值” 或 “{ ` + '名称 = 值 }” 的形式',
        "missing '=' after attribute name in",
      ],
    }[d.problem];
    return `${what}：只要配置了 Milter，smtpd 和 cleanup 就会报错退出（“malformed default macro entry: ${log} …”）。`;
  },
  'wrong-separator': (d) =>
    `“;” 不是分隔符（逗号和空格才是），而是列表项的一部分：“${d.text}” 什么都匹配不到，或者指向不存在的查找表。`,
  'relative-path': (d) => {
    if (d.problem !== 'tilde') {
      return (
        `“${d.name}” 必须是绝对路径：只有当前目录下恰好有 “${d.text}” 时，Postfix 才能启动` +
        `（“chdir(${d.text}): No such file or directory”）。`
      );
    }
    return d.name === 'home_mailbox'
      ? '只有 shell 才会展开 “~”：Postfix 会在用户主目录中创建名为 “~” 的目录，而这里的路径本来就从主目录算起。'
      : '只有 shell 才会展开 “~”：Postfix 会去找名为 “~” 的目录。';
  },
  'several-addresses': (d) =>
    `“${d.name}” 只能写一个地址：Postfix 会把这 ${d.count} 个地址当成一个地址，发给它的邮件会被退回。请改为一个代表这些地址的别名。`,
  'privileged-user': (d) =>
    `“${d.name}” 不能是 root：所有 Postfix 程序都会报错退出（“${d.what} root has privileged ${d.what} ID”）。`,
  'exclusions-only': (d) => {
    const effect = d.server ? '不会提供登录' : '邮件会被推迟（“offered no compatible authentication mechanisms”）';
    return `没有匹配任何一项的机制都会被排除，只写排除项就一个也不剩：${effect}。请在列表末尾写上 “static:rest”。`;
  },
  'file-kind': (d) =>
    (d.wanted === 'file'
      ? `“${d.name}” 需要文件，而 “${d.path}” 看上去是目录`
      : `“${d.name}” 需要目录，而 “${d.path}” 看上去是文件`) + `：不会从中读取任何内容。${meant(d.suggestion)}`,
  'policy-try-limit': () =>
    '策略服务器关闭空闲连接后不会再次询问：该 SMTP 会话的其余请求都按 “smtpd_policy_service_default_action” 处理。',
  'compatibility-level': (d) =>
    `“${d.text}” 不是 3.6 这样的级别：Postfix 无法启动（“malformed compatibility level syntax: "${d.text}"”）。`,
};
