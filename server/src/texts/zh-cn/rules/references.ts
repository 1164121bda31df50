import type { MacroProblem, ReferenceRuleData } from '../../../rules/references/data.ts';
import { macroLogs } from '../../postfixLogs.ts';
import type { TextsOf } from '../../textsOf.ts';

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

/** What the rules about references to parameters say. */
export const zhCnReferenceRules: TextsOf<ReferenceRuleData> = {
  'undefined-reference': (d) => {
    if (d.as === 'class') {
      return (
        `限制类 “${d.name}” 没有定义：smtpd 每次接受连接都会报错退出` +
        `（“restriction class \`${d.name}' needs a definition”）。`
      );
    }
    return d.as === 'test'
      ? `这里判断 “${d.name}” 是否为空，但它没有定义，始终按空值处理（“undefined parameter: ${d.name}”）。`
      : `“$${d.name}” 没有定义，展开后为空（“undefined parameter: ${d.name}”）。`;
  },
  'reference-loop': (d) =>
    `这个值循环引用了自己（${d.path.join(' → ')}）：读取它的程序会报错退出（“unreasonable macro call nesting”）。`,
  'malformed-macro': (d) =>
    `${zhCnMacro[d.problem](d.text)}：` +
    `读取该参数的程序会报错退出（“${macroLogs[d.problem] ?? 'macro processing error'}”）。`,
  'missing-dollar': (d) => `“${d.name}” 在这里只是普通单词；它的值要写成 “${d.suggestion}”。`,
};
