import type { NameRuleData } from '../../../rules/names/data.ts';
import type { TextsOf } from '../../textsOf.ts';

/** What the rules about names of parameters say. */
export const zhCnNameRules: TextsOf<NameRuleData> = {
  'unknown-parameter': (d) =>
    d.service !== undefined
      ? `“${d.name}” 对应的服务 “${d.service}” 在 master.cf 中不存在：Postfix 会忽略这个参数。`
      : `Postfix 没有参数 “${d.name}”，会忽略这一行。${d.suggestion ? `是不是想写 “${d.suggestion}”？` : ''}`,
  'duplicate-parameter': (d) =>
    d.same
      ? `“${d.name}” 在后面又设置了一次，值相同。`
      : `“${d.name}” 在后面又设置了一次：Postfix 采用最后一个值（“overriding earlier entry”）。`,
  'deprecated-parameter': (d) => `“${d.name}” 自 Postfix ${d.since} `
    + `起已弃用${d.replacement ? `，请改用 “${d.replacement}”` : ''}。`,
  'removed-parameter': (d) => `Postfix ${d.removed} 已移除 “${d.name}”，`
    + `会忽略这一行${d.replacement ? `，请改用 “${d.replacement}”` : ''}。`,
  'newer-parameter': (d) => `Postfix ${d.release} 还没有 “${d.name}”（自 ${d.since} 起才有），会忽略这一行。`,
  'read-only-parameter': (d) => `“${d.name}” 由各程序自行设定，在这里设置不起作用（“read-only parameter assignment”）。`,
};
