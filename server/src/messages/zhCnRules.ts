import { zhCnDeliveryRules } from './zhCnDeliveryRules.ts';
import { zhCnAccessRules } from './zhCnAccessRules.ts';
import { zhCnDomainRules } from './zhCnDomainRules.ts';
import { type MacroProblem, type enRules, macroLogs } from './enRules.ts';
import { zhCnFieldRules } from './zhCnFieldRules.ts';
import { zhCnFileRules } from './zhCnFileRules.ts';
import { zhCnMasterRules } from './zhCnMasterRules.ts';
import { zhCnNetworkRules } from './zhCnNetworkRules.ts';
import { zhCnRelayRules } from './zhCnRelayRules.ts';
import { zhCnSecureRules } from './zhCnSecureRules.ts';
import { zhCnTypedRules } from './zhCnTypedRules.ts';
import { zhCnValueRules } from './zhCnValueRules.ts';

const zhCnMacro: Readonly<Record<MacroProblem, (text: string) => string>> = {
  'empty-name': () => '“$” 后面没有参数名（要表示 “$” 本身，应写成 “$$”）',
  unclosed: (text) => `“${text}” 缺少右括号`,
  'bad-name': (text) => `参数名中不能有 “${text}”`,
  'unclosed-operand': (text) => `“${text}” 缺少 “}”`,
  'operator-expected': () => '这里需要比较运算符（==、!=、<、<=、>= 或 >）',
  'operand-expected': () => '比较运算符右侧的内容必须放在花括号 “{…}” 里',
  'bad-suffix': (text) => `“${text}” 不是比较运算符`,
  'unexpected-text': (text) => `右花括号后面不能有 “${text}”`,
  nesting: () => '这里的宏嵌套超过 100 层',
  'unknown-function': (text) => `Postfix 没有函数 “${text}”`,
};

export const zhCnRules: typeof enRules = {
  'missing-equals': (d) =>
    d.name === undefined
      ? `“${d.words}” 后面没有 “=”：Postfix 会拒绝整个文件（“missing '=' after attribute name”）。`
      : `参数名 “${d.words}” 中不能有空格：Postfix 会拒绝整个文件（“missing '=' after attribute name”）。`,
  'empty-name': () => '“=” 前面没有参数名：Postfix 会拒绝整个文件（“missing attribute name”）。',
  'unknown-parameter': (d) =>
    d.service !== undefined
      ? `“${d.name}” 对应的服务 “${d.service}” 在 master.cf 中不存在：Postfix 会忽略这个参数。`
      : `Postfix 没有参数 “${d.name}”，会忽略这一行。${d.suggestion ? `是不是想写 “${d.suggestion}”？` : ''}`,
  'duplicate-parameter': (d) =>
    d.same
      ? `“${d.name}” 在后面又设置了一次，值相同。`
      : `“${d.name}” 在后面又设置了一次：Postfix 采用最后一个值（“overriding earlier entry”）。`,
  'undefined-reference': (d) =>
    d.as === 'class' ? `限制类 “${d.name}” 没有定义：smtpd 每次接受连接都会报错退出（“restriction class \`${d.name}' needs a definition”）。`
    : d.as === 'test' ? `这里判断 “${d.name}” 是否为空，但它没有定义，始终按空值处理（“undefined parameter: ${d.name}”）。`
    : `“$${d.name}” 没有定义，展开后为空（“undefined parameter: ${d.name}”）。`,
  'reference-loop': (d) => `这个值循环引用了自己（${d.path.join(' → ')}）：读取它的程序会报错退出（“unreasonable macro call nesting”）。`,
  'malformed-macro': (d) => `${zhCnMacro[d.problem](d.text)}：读取该参数的程序会报错退出（“${macroLogs[d.problem] ?? 'macro processing error'}”）。`,
  'deprecated-parameter': (d) => `“${d.name}” 自 Postfix ${d.since} 起已弃用${d.replacement ? `，请改用 “${d.replacement}”` : ''}。`,
  'removed-parameter': (d) => `Postfix ${d.removed} 已移除 “${d.name}”，会忽略这一行${d.replacement ? `，请改用 “${d.replacement}”` : ''}。`,
  'newer-parameter': (d) => `Postfix ${d.release} 还没有 “${d.name}”（自 ${d.since} 起才有），会忽略这一行。`,
  'read-only-parameter': (d) => `“${d.name}” 由各程序自行设定，在这里设置不起作用（“read-only parameter assignment”）。`,
  'inline-comment': (d) =>
    `“${d.text}” 写在值后面，不是注释：Postfix 会${d.list ? `丢弃 “${d.name}” 中从这里开始的全部内容，包括后面的续行` : `把它当作 “${d.name}” 的值的一部分`}。`,
  'quoted-value': (d) => d.half ? `这里只有一个引号，Postfix 会把它当作 “${d.name}” 的值的一部分。` : `Postfix 不会去掉引号：“${d.name}” 的值是 ${d.text}，包括引号。`,
  'swallowed-line': (d) =>
    d.kind === 'stray'
      ? '缩进的行是上一个条目的续行，但上面没有条目：Postfix 会跳过这一行（“logical line must not start with whitespace”）。'
      : d.kind === 'tail'
        ? `上面的 “${d.name}” 已被注释掉，这个缩进的行就成了 “${d.into}” 的续行。`
        : `这一行有缩进，所以 “${d.name} = …” 成了 “${d.into}” 的值的一部分。`,
  'full-width-character': (d) =>
    d.place === 'end' ? '这里有不可见字符（U+0000）：从它到条目末尾的内容都会被 Postfix 忽略。' : `${d.character ? `“${d.character}”（${d.code}）` : `不可见字符（${d.code}）`}对 Postfix 来说只是普通字符${
      d.place === 'syntax' ? '：这一行无法解析，整个文件都会被拒绝' : d.place === 'name' ? '，会成为参数名的一部分' : '，会成为值的一部分'
    }。${d.ascii.trim() ? `请写成 “${d.ascii}”。` : ''}`,
  ...zhCnAccessRules,
  ...zhCnDeliveryRules,
  ...zhCnFieldRules,
  ...zhCnFileRules,
  ...zhCnValueRules,
  ...zhCnTypedRules,
  ...zhCnMasterRules,
  ...zhCnSecureRules,
  ...zhCnRelayRules,
  ...zhCnNetworkRules,
  ...zhCnDomainRules,
};
