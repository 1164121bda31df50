import type { enRules } from './enRules.ts';

export const zhCnRules: typeof enRules = {
  'missing-equals': (d) =>
    d.name === undefined
      ? `“${d.words}” 之后没有 “=”：Postfix 会拒绝整个文件（missing '=' after attribute name）。`
      : `参数名不能含有空格：“${d.words}”。Postfix 会拒绝整个文件（missing '=' after attribute name）。`,
  'empty-name': () => '“=” 之前没有参数名：Postfix 会拒绝整个文件（missing attribute name）。',
  'unknown-parameter': (d) => `Postfix 没有参数 “${d.name}”，这一行会被忽略。${d.suggestion ? `您是不是想写 “${d.suggestion}”？` : ''}`.replace('您', '你'),
};
