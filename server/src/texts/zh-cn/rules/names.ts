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
  'deprecated-parameter': (d) =>
    `“${d.name}” 自 Postfix ${d.since} ` + `起已弃用${d.replacement ? `，请改用 “${d.replacement}”` : ''}。`,
  'removed-parameter': (d) =>
    `Postfix ${d.removed} 已移除 “${d.name}”，` +
    `会忽略这一行${d.replacement ? `，请改用 “${d.replacement}”` : ''}。`,
  'newer-parameter': (d) => `Postfix ${d.release} 还没有 “${d.name}”（自 ${d.since} 起才有），会忽略这一行。`,
  'read-only-parameter': (d) =>
    `“${d.name}” 由各程序自行设定，在这里设置不起作用（“read-only parameter assignment”）。`,
  'no-compatibility-level': (d) =>
    `没有设置 compatibility_level，采用级别 0 的默认值（“Postfix is using backwards-compatible default settings”）${
      d.services.length > 0 ? `：chroot 列中的 “-” 表示 y（${d.services.join('、')}）` : ''
    }${d.relay ? `${d.services.length > 0 ? '，' : '：'}“smtpd_relay_restrictions” 为空` : ''}。`,
  'setting-without-effect': (d) =>
    d.skipped
      ? `没有 “${d.other}” 时，不发送 HELO 的客户端可以绕过 “${d.name}”。`
      : `没有 “${d.other}” 时，“${d.name}” 不起作用。`,
};
