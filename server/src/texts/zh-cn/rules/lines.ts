import type { LineRuleData } from '../../../rules/lines/data.ts';
import type { TextsOf } from '../../textsOf.ts';

const lookAlikeEffects = {
  syntax: '：这一行无法解析，整个文件都会被拒绝',
  name: '，会成为参数名的一部分',
  value: '，会成为值的一部分',
};

/** What the rules about physical and logical lines say. */
export const zhCnLineRules: TextsOf<LineRuleData> = {
  'missing-equals': (d) =>
    d.name === undefined
      ? `“${d.words}” 后面没有 “=”：Postfix 会拒绝整个文件（“missing '=' after attribute name”）。`
      : `参数名 “${d.words}” 中不能有空格：Postfix 会拒绝整个文件（“missing '=' after attribute name”）。`,
  'empty-name': () => '“=” 前面没有参数名：Postfix 会拒绝整个文件（“missing attribute name”）。',
  'inline-comment': (d) =>
    `“${d.text}” 写在值后面，不是注释：Postfix 会${d.list ? `丢弃 “${d.name}” 中从这里开始的全部内容，包括后面的续行` : `把它当作 “${d.name}” 的值的一部分`}。`,
  'quoted-value': (d) =>
    d.half
      ? `这里只有一个引号，Postfix 会把它当作 “${d.name}” 的值的一部分。`
      : `Postfix 不会去掉引号：“${d.name}” 的值是 ${d.text}，包括引号。`,
  'swallowed-line': (d) => {
    if (d.kind === 'stray') {
      return (
        '缩进的行是上一个条目的续行，但上面没有条目：' +
        'Postfix 会跳过这一行（“logical line must not start with whitespace”）。'
      );
    }
    return d.kind === 'tail'
      ? `上面的 “${d.name}” 已被注释掉，这个缩进的行就成了 “${d.into}” 的续行。`
      : `这一行有缩进，所以 “${d.name} = …” 成了 “${d.into}” 的值的一部分。`;
  },
  'full-width-character': (d) => {
    if (d.place === 'end') return '这里有不可见字符（U+0000）：从它到条目末尾的内容都会被 Postfix 忽略。';
    const what = d.character
      ? `“${d.character}”（${d.code}）`
      : `${d.code === 'U+FEFF' ? '字节顺序标记' : '不可见字符'}（${d.code}）`;
    const instead = d.ascii.trim() ? `请写成 “${d.ascii}”。` : '';
    return `${what}对 Postfix 来说只是普通字符${lookAlikeEffects[d.place]}。${instead}`;
  },
  'joined-settings': (d) =>
    d.name === ''
      ? `第一个 “=” 之后的全部内容都是 “${d.into}” 的值，包括这个 “=”。`
      : `一行只能有一个设置：这里的 “${d.name} = …” 成了 “${d.into}” 的值的一部分，读取它的程序会报错退出（“bad … configuration”）。`,
  'not-plain-text': (d) => {
    const effect = "Postfix 无法启动（“missing '=' after attribute name”）。";
    if (d.as === 'UTF-16') return `请把此文件保存为 UTF-8：它采用 UTF-16 编码，${effect}`;
    if (d.as === 'binary') return `这不是文本文件：其中有 NUL 字节，${effect}`;
    return `此文件已加密（${d.as}），没有检查其中的内容。`;
  },
  'suppression-code': (d) =>
    d.kind === 'unused'
      ? `可以从注释中删除 “${d.name}”：该规则在这里没有发现问题。`
      : `没有名为 “${d.name}” 的规则，因此这里没有禁用任何规则。${d.near === undefined ? '' : `是否要写 “${d.near}”？`}`,
};
