import type { MissingInput } from '../rules/restrictions/misplacedRestriction.ts';
import type { enRelayRules } from './enRelayRules.ts';

const inputs: Readonly<Record<MissingInput, string>> = {
  helo: ' HELO 名称', sender: '发件人', recipient: '收件人', etrn: ' ETRN 域名', login: '登录身份',
};

export const zhCnRelayRules: typeof enRelayRules = {
  'no-relay-gate': (d) =>
    `${d.permit ? '拒绝外人中继的限制前面有 “permit”' : 'smtpd_relay_restrictions 和 smtpd_recipient_restrictions 都不拒绝外人中继'}${
      d.level === undefined ? '' : `（兼容级别为 ${d.level} 时，smtpd_relay_restrictions 默认为空）`
    }：smtpd 每次接受连接都会报错退出（“fatal: … specify at least one working instance of: reject_unauth_destination, …”）。`,
  'unreachable-restriction': (d) =>
    `“${d.name}” 已对所有客户端作出决定，${d.count === 1 ? `它后面的 “${d.first}” ` : `从 “${d.first}” 起的各项`}永远不会检查到（“restriction \`${d.first}' after \`${d.name.toLowerCase()}' is ignored”）。`,
  'misplaced-restriction': (d) =>
    `“${d.name}” 在 “${d.list}” 中不起作用：smtpd 检查这个列表时还不知道${inputs[d.missing]}${d.delay ? '（smtpd_delay_reject 为 no）' : ''}，会跳过它，没有任何提示。`,
  'open-relay-ok': (d) =>
    d.certain
      ? `开放中继：在 “${d.list}” 检查到拒绝外人的限制之前，“${d.name}” 已经放行所有客户端，也没有别的列表会拒绝它们。`
      : `“${d.name}” 在这里每查到一个 OK，任何自称该名称的人就都可以中继：它排在拒绝外人的限制之前，而 smtpd_relay_restrictions 也不会拒绝他们。`,
};
